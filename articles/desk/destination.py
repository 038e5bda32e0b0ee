"""What an old address may be, and where it may lead: never to another site."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.masthead.author import Author
from articles.masthead.old_address import LONGEST, OldAddress, normal
from articles.masthead.section import Section
from articles.masthead.tag import Tag

KINDS: dict[str, Any] = {"section": Section, "tag": Tag, "author": Author}
LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Destination:
    """Where it leads: a thing by its key, or another page by its path."""

    section_id: int | None = None
    tag_id: int | None = None
    author_id: int | None = None
    article_id: int | None = None
    to: str = ""


def old_path(written: str) -> str:
    """The address of a former page as it is kept. Raises ValidationError."""
    try:
        path = normal(written)
    except ValueError as error:
        raise ValidationError(_("This is not an address.")) from error
    if not path.startswith("/") or path == "/":
        raise ValidationError(_("Write the address with the slash it begins with."))
    if len(path) > LONGEST:
        message = _("An address has at most %(most)s characters.")
        raise ValidationError(message % {"most": LONGEST})
    if _taken(path):
        raise ValidationError(_("This address is in use: readers never get past it."))
    return path


def destination(written: str) -> Destination:
    """From an article's number or an address of ours. Raises ValidationError."""
    written = written.strip().removeprefix(settings.SITE_URL)
    if written.isascii() and written.isdigit():
        return _article(written)
    path = _own(written)
    match = _match(path)
    if match is None or path.startswith("/admin/"):
        return _as_the_old_one_leads(path)
    if "article_id" in match.kwargs:
        return _article(str(match.kwargs["article_id"]))
    if match.url_name in KINDS:
        return _thing(match, path)
    return Destination(to=path)


def _own(written: str) -> str:
    """A path of this site, and nothing that a browser takes for another one."""
    own = written.startswith("/") and url_has_allowed_host_and_scheme(written, None)
    if not own or len(written) > LONGEST:
        message = _(
            "Write the number of an article, or an address of this site that begins "
            "with a slash."
        )
        raise ValidationError(message)
    return normal(written)


def _article(number: str) -> Destination:
    if len(number) <= LONGEST_NUMBER:
        key = int(number)
        sent = Edition.objects.filter(article_id=key)
        if sent.exists() or Article.objects.filter(pk=key).exists():
            return Destination(article_id=key)
    raise ValidationError(_("There is no article %(number)s.") % {"number": number})


def _thing(match: ResolverMatch, path: str) -> Destination:
    kind, slug = str(match.url_name), match.kwargs["slug"]
    key = KINDS[kind].objects.filter(slug=slug).values_list("pk", flat=True).first()
    if key is None:
        return _as_the_old_one_leads(path)
    return Destination(**{f"{kind}_id": key})


def _as_the_old_one_leads(path: str) -> Destination:
    """Through another old address to where that one leads: so it stays one step."""
    old = OldAddress.objects.filter(path=path).first()
    if old is None:
        raise ValidationError(_("There is no page %(path)s.") % {"path": path})
    keys = (old.section_id, old.tag_id, old.author_id, old.article_id)
    return Destination(*keys, to=old.to)


def _taken(path: str) -> bool:
    """Whether a page answers there, so that nobody is ever led on from it."""
    match = _match(path)
    if match is None:
        return False
    if match.url_name in KINDS:
        return KINDS[match.url_name].objects.filter(slug=match.kwargs["slug"]).exists()
    if "article_id" in match.kwargs:
        key = match.kwargs["article_id"]
        return Edition.objects.filter(article_id=key).exists()
    return True


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path.partition("?")[0])
    except Resolver404:
        return None
