"""What readers see of a picture: its credit and alt text may not go meanwhile."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.body.parse import parse
from articles.body.pictures import uses
from articles.desk.image_fronts import seen_on_fronts
from articles.desk.image_live import seen_in_posts
from articles.desk.image_use import in_words, seen
from articles.desk.use import Use, hidden
from articles.editions.edition import Edition
from articles.images.image import Image

NAMED = 5


def refuse_without_credit(image: Image, user) -> None:
    """Raise where readers would see a picture of nobody."""
    words = _("Readers see this picture and its credit, or will. Not without a credit:")
    at = timezone.now()
    posts = seen_in_posts(image.pk, at)
    fronts = seen_on_fronts(image.pk, at)
    _refuse(image, user, words, seen(image.pk, at), posts, fronts)


def refuse_without_alt(image: Image, user) -> None:
    """Raise where readers would have no word of what a picture shows."""
    words = _("Readers need the alt text of this picture, or will. Not without it:")
    at = timezone.now()
    editions = [one for one in seen(image.pk, at) if _needs_alt(one, image.pk)]
    posts = seen_in_posts(image.pk, at, bare=True)
    fronts = seen_on_fronts(image.pk, at, bare=True)
    _refuse(image, user, words, editions, posts, fronts)


def _refuse(
    image: Image,
    user,
    words: str,
    editions: list[Edition],
    posts: list[Use],
    fronts: list[Use],
) -> None:
    stories = hidden(in_words(editions, image.pk), user, "edition")
    stories += hidden(posts, user, "edition")
    found = [*stories, *hidden(fronts, user, "front")]
    if not found:
        return
    links = format_html_join("; ", "{}", [(use.html,) for use in found[:NAMED]])
    more = "…" if len(found) > NAMED else "."
    raise ValidationError(format_html("{} {}{}", words, links, more))


def _needs_alt(edition: Edition, image_id: int) -> bool:
    """Whether one of its uses has no alt text of its own, and should have."""
    lead = edition.lead_image_id == image_id
    if lead and not (edition.lead_alt or edition.lead_decorative):
        return True
    return any(
        use.image_id == image_id and not (use.alt.strip() or use.decorative)
        for use in uses(parse(edition.body))
    )
