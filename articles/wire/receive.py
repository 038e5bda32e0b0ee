"""Receive: the act that makes a draft of a wire item."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

from django.db import IntegrityError, transaction

from articles.body.blocks import Block, Picture
from articles.body.serialise import to_html
from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.images.image import Image
from articles.images.stored import files_removed_on_failure
from articles.masthead.section import Section
from articles.wire.item import WireItem, WirePicture
from articles.wire.pictures import add_images

GENRES = {
    "Interview": Article.Genre.INTERVIEW,
    "Reportage": Article.Genre.REPORT,
    "Analyse": Article.Genre.ANALYSIS,
    "Nieuwsanalyse": Article.Genre.ANALYSIS,
    "Achtergrond": Article.Genre.BACKGROUND,
    "Opinie": Article.Genre.OPINION,
    "Column": Article.Genre.OPINION,
    "Commentaar": Article.Genre.OPINION,
    "Essay": Article.Genre.OPINION,
    "Recensie": Article.Genre.REVIEW,
    "Profiel": Article.Genre.PROFILE,
    "Portret": Article.Genre.PROFILE,
}


class AlreadyReceived(Exception):
    """This copy was received before; `article` is what came of it."""

    def __init__(self, article: Article):
        super().__init__(f"Article {article.pk} came from the same copy.")
        self.article = article


def receive(
    item: WireItem,
    *,
    by=None,
    section: Section | None = None,
    images: Sequence[Path] = (),
    key: str | None = None,
    then: Callable[[Article], object] | None = None,
) -> Article:
    """Make a draft of `item`, its pictures filled in order from the files in `images`.

    `key` tells this copy from all other; `then` is done in the same transaction. Raises
    AlreadyReceived, or ValidationError where the sender can mend it; then nothing is
    kept, no row and no file.
    """
    with files_removed_on_failure(), _once(key), transaction.atomic():
        if known := _received(key):
            raise AlreadyReceived(known)
        article = _draft(item, add_images(item.pictures, images))
        article.section, article.wire_key = section, key
        article.created_by = article.changed_by = by
        # Whether the key is new only the table can say: another may be saving it now.
        article.full_clean(exclude=["wire_key"])
        article.save()
        record(article, by=by, why=Revision.Why.RECEIVED)
        if then:
            then(article)
    return article


def _received(key: str | None) -> Article | None:
    return Article.objects.filter(wire_key=key).first() if key else None


@contextmanager
def _once(key: str | None) -> Iterator[None]:
    """Two that receive the same copy at the same moment: one of them comes too late."""
    try:
        yield
    except IntegrityError as error:
        if known := _received(key):
            raise AlreadyReceived(known) from error
        raise


def _draft(item: WireItem, pictures: list[tuple[Image, str]]) -> Article:
    """The article, unsaved. Without a lead picture the first spare file becomes it."""
    place = 0 if item.lead else len(item.pictures)
    leads = pictures[place : place + 1]
    inline = pictures[:place] + pictures[place + 1 :]
    article = Article(
        headline=item.headline,
        kicker=item.kicker,
        genre=GENRES.get(item.kicker, Article.Genre.NEWS),
        dated=item.dated,
        place=item.place,
        sources=", ".join(item.sources),
        body=_body(item, inline),
    )
    for image, caption in leads:
        article.lead_image, article.lead_caption = image, caption
    return article


def _body(item: WireItem, pictures: list[tuple[Image, str]]) -> str:
    """The body as stored, each picture in its place and the spare ones at the end."""
    uses = iter(pictures)
    blocks: list[Block] = [
        _picture(*next(uses)) if isinstance(block, WirePicture) else block
        for block in item.blocks
    ]
    return to_html([*blocks, *(_picture(*use) for use in uses)])


def _picture(image: Image, caption: str) -> Picture:
    return Picture(image.pk, caption=escape(caption, quote=False))
