"""A small paper that has every kind of page for readers, and the way to each."""

import datetime as dt
import re

from django.utils import timezone

from articles.editions.live_withdraw import withdraw_post
from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from tests import make

TABLE = "".join(
    "<tr>" + "".join(f"<td>Kolom {column} van de tabel</td>" for column in range(12))
    for _row in range(3)
)
BODY = (
    "<p>De brug gaat <a href='https://example.org/'>maandag</a> <span lang='fr'>grand ouvert</span>.</p><h2>Druk</h2>"
    '<figure data-image="{0}" data-size="half"><figcaption>De brug.</figcaption></figure>'
    '<figure data-image="{0}" data-size="wide"><figcaption>De brug.</figcaption></figure>'
    "<blockquote><p>Het werd tijd.</p></blockquote>"
    '<aside data-block="pullquote"><p>Het werd tijd</p></aside>'
    "<ul><li><p>Een</p></li></ul><ol><li><p>Twee</p></li></ol>"
    '<aside data-block="factbox"><h3>De brug</h3><p>Uit 1933.</p></aside>'
    "<table><tbody><tr><th>Kop</th></tr>{1}</tbody></table>"
    '<figure data-embed="https://youtu.be/aqz-KE-bpKQ"><figcaption>Film</figcaption></figure>'
    '<section data-block="gallery"><figure data-image="{0}"><figcaption>Een</figcaption></figure>'
    '<figure data-image="{0}"><figcaption>Twee</figcaption></figure>'
    '<figure data-image="{0}"><figcaption>Drie</figcaption></figure></section>'
)


def small_paper() -> dict[str, str]:
    """Addresses by kind."""
    image = make.image("ANP", caption="De brug", file=make.jpeg(900, 600))
    values = {"lead_image": image, "authors": [make.author()], "tags": ["Bruggen"]}
    for number in range(5):
        make.edition(f"Nieuws {number}", intro="Een inleiding.", **values)
    story = _corrected_story(image, **values)
    gone = make.edition("Weg", **values)
    withdraw(make.Article.objects.get(pk=gone.article_id), by=None, reason="Fout.")
    return {
        "front": "/",
        "section": "/binnenland/",
        "tag": "/tag/bruggen/",
        "author": "/author/anna-de-vries/",
        "story": story,
        "changes": f"{story}changes/",
        "corrections": "/corrections/",
        "archive": "/archive/",
        "search": "/search/?q=brug",
        "not found": "/bestaat-niet/",
        "gone": gone.get_absolute_url(),
    }


def whole_paper() -> dict[str, str]:
    """The same, and what is rarer."""
    addresses = small_paper()
    blog, post, taken_back = _liveblog()
    foreign = make.edition("A story in English", language="en", intro="For all.")
    removed = make.edition("Voor de rechter")
    now = timezone.now()
    remove(removed.article_id, by="Jurist", ground="Uitspraak van de rechter.", at=now)
    return addresses | {
        "story in another language": foreign.get_absolute_url(),
        "liveblog": blog,
        "post": post,
        "post withdrawn": taken_back,
        "year": f"{now:/archive/%Y/}",
        "month": f"{now:/archive/%Y/%m/}",
        "day": f"{timezone.localtime(now):/archive/%Y/%m/%d/}",
        "search form": "/search/",
        "search without result": "/search/?q=zzzz&section=binnenland&since=x",
        "search misspelt": "/search/?q=nieuwz",
        "feeds": "/feeds/",
        "feed": "/rss.xml",
        "api": "/api/",
        "removed": removed.get_absolute_url(),
        "as it was": f"/?at={timezone.localtime(now):%Y-%m-%dT%H:%M}",
    }


def _corrected_story(image, **values) -> str:
    """A story with every block, which went out twice."""
    before = timezone.now() - dt.timedelta(hours=2)
    first = make.edition(body=BODY.format(image.pk, TABLE), at=before, **values)
    article = make.Article.objects.get(pk=first.article_id)
    article.intro = "Maandag gaat de brug open."
    article.save()
    corrected = publish(article, by=None, correction="De brug is uit 1933.")
    return corrected.get_absolute_url()


def _liveblog() -> tuple[str, str, str]:
    """A liveblog, one of its posts, and one that was withdrawn."""
    blog = make.liveblog(at=timezone.now() - dt.timedelta(hours=1))
    make.live_post(blog, headline="Storm", key_event=True, pinned=True)
    make.live_post(blog, author_id=make.author().pk)
    wrong = make.live_post(blog, "<p>Onzin.</p>")
    article = make.Article.objects.get(pk=blog.article_id)
    withdraw_post(article, uuid=wrong.uuid, by=None, reason="Onzin.")
    address = blog.get_absolute_url()
    return address, f"{address}1/", f"{address}3/"


def without_not_found(errors: list[str]) -> None:
    """A browser complains of a page that is not there; that was asked for."""
    errors[:] = [error for error in errors if not re.search("status of [45]", error)]
