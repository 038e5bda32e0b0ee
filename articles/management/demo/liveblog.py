"""The demo paper's liveblog: a night of high water, as the desk would have written it."""

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

from django.utils import timezone

from articles.drafts.article import Article, ArticleByline
from articles.editions.live_publish import publish_post
from articles.editions.live_words import LiveWords
from articles.editions.publish import publish
from articles.images.image import Image
from articles.management.demo.pictures.catalogue import PICTURES
from articles.masthead.author import Author
from articles.masthead.section import Section

HEADLINE = "Hoogwater in het noorden: dijk bij Lutkewier houdt"
INTRO = (
    "Een noordwesterstorm stuwt het water langs de kust op. Volg hier wat er gebeurt in "
    "Lutkewier, Westerdiep en Hemmerwolde."
)
MARIT, JORIS = "Marit Oldersma", "Joris van Beusekamp"
LEAD = "dike"
BEGAN = 190


@dataclass(frozen=True)
class DemoPost:
    """A post: how long ago, by whom, and what it says; `picture` stands below its text."""

    minutes_ago: int
    author: str
    headline: str
    text: tuple[str, ...]
    picture: str = ""
    caption: str = ""
    pinned: bool = False
    key_event: bool = False


POSTS = (
    DemoPost(
        184,
        JORIS,
        "Waterschap sluit alle coupures",
        (
            "Het waterschap heeft vanmiddag de elf doorgangen in de zeedijk gesloten. De weg "
            "langs de haven van Westerdiep is daardoor afgesloten voor verkeer.",
            "De verwachte stand is 3,62 meter boven NAP. Dat is hoog, maar lager dan in 2013.",
        ),
        key_event=True,
    ),
    DemoPost(
        151,
        MARIT,
        "",
        (
            "Op de dijk bij Lutkewier staan zo’n vijftig mensen te kijken. ‘Mijn opa deed dit "
            "ook, met een lantaarn’, zegt een man met een thermoskan. ‘Nu heb je een app, maar "
            "je wilt het zelf zien.’",
        ),
        picture="polder",
        caption="Achter de dijk ligt het land lager dan de zee ervoor.",
    ),
    DemoPost(
        118,
        JORIS,
        "Veerdienst vaart niet meer",
        (
            "De veerboten blijven tot morgenochtend in de haven. Op het eiland overnachten 140 "
            "dagjesmensen in de sporthal.",
        ),
        key_event=True,
    ),
    DemoPost(
        87,
        MARIT,
        "Peil stijgt sneller dan verwacht",
        (
            "De meetpaal bij Lutkewier geeft 3,41 meter aan, 20 centimeter meer dan voor dit "
            "uur was voorspeld. De top wordt nu rond elf uur verwacht.",
        ),
    ),
    DemoPost(
        52,
        JORIS,
        "Kades van Westerdiep lopen onder",
        (
            "In de haven van Westerdiep staat het water over de laagste kade. Schepen hangen "
            "aan extra trossen. De markthal, 200 meter verderop, is droog.",
        ),
        picture="harbour",
        caption="De haven van Westerdiep op een rustiger avond.",
        key_event=True,
    ),
    DemoPost(
        23,
        MARIT,
        "Dijkgraaf: de dijk houdt",
        (
            "‘Er is geen moment twijfel geweest’, zegt dijkgraaf Wietske Tamsma in de "
            "dijkpost van Lutkewier. Dijkwachten vonden op twee plekken kwelwater; daar "
            "liggen nu zandzakken.",
        ),
        pinned=True,
        key_event=True,
    ),
    DemoPost(
        4,
        JORIS,
        "",
        (
            "Het water staat nu 9 centimeter lager dan een halfuur geleden. De hoogste stand "
            "was 3,58 meter, meldt het waterschap.",
        ),
    ),
)


def load_liveblog(*, by) -> None:
    """The story and its posts, through the doors that the desk has."""
    if Article.objects.filter(headline=HEADLINE).exists():
        return
    now = timezone.now()
    article = Article.objects.create(
        headline=HEADLINE,
        intro=INTRO,
        form=Article.Form.LIVEBLOG,
        section=Section.objects.get(slug="binnenland"),
        lead_image=_image(LEAD),
        lead_caption="De zeedijk bij Lutkewier.",
        created_by=by,
    )
    authors = {author.name: author for author in Author.objects.all()}
    ArticleByline.objects.bulk_create(
        ArticleByline(article=article, author=authors[name], position=place)
        for place, name in enumerate((MARIT, JORIS))
    )
    article.tags.set(["dijken", "waterschappen"])
    publish(article, by=by, at=now - dt.timedelta(minutes=BEGAN))
    for post in POSTS:
        words = LiveWords(
            headline=post.headline,
            body=_body(post),
            author_id=authors[post.author].pk,
            pinned=post.pinned,
            key_event=post.key_event,
        )
        at = now - dt.timedelta(minutes=post.minutes_ago)
        publish_post(article, words, uuid=uuid4(), by=by, at=at)


def _body(post: DemoPost) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in post.text)
    image = _image(post.picture) if post.picture else None
    if image is None:
        return paragraphs
    caption = f"<figcaption>{post.caption}</figcaption>"
    return f'{paragraphs}<figure data-image="{image.pk}">{caption}</figure>'


def _image(name: str) -> Image | None:
    """One of the pictures that came in with the stories."""
    return Image.objects.filter(alt=PICTURES[name].alt).first()
