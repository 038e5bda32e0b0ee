"""A first name missing where somebody is mentioned first."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.alike import alike, same_person
from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import common
from articles.copydesk.names import Name, in_office, names
from articles.copydesk.passage import Kind
from articles.copydesk.remark import Remark
from articles.copydesk.title_words import ADDRESS, GIVEN_NAMES, WELL_KNOWN


def first_names(copy: Copy) -> Iterator[Remark]:
    """Who has a title or speaks is introduced in full, in the intro or in the text."""
    slips = same_person(copy, alike(copy))
    mentions: dict[str, list[Name]] = {}
    for name in names(copy):
        if name.sentence.passage.kind is Kind.TEXT and not name.last:
            mentions.setdefault(slips.get(name.key, name.key), []).append(name)
    for key, found in mentions.items():
        first = _first_in_text(found)
        if first is None or key in WELL_KNOWN or not _missing(first, found, copy):
            continue
        message = _("The first name of “%(name)s” is missing here.")
        yield first.sentence.passage.remark(
            "first-name", first.start, first.end, message % {"name": first.text}
        )


def _first_in_text(found: list[Name]) -> Name | None:
    """An intro may do with less than the text; what it gives, it has given."""
    intro = [name for name in found if name.sentence.passage.field == "intro"]
    if any(name.first for name in intro):
        return None
    return next((name for name in found if name not in intro), None)


def _missing(first: Name, found: list[Name], copy: Copy) -> bool:
    if first.first or any(name.title in GIVEN_NAMES for name in found):
        return False
    if common(first.text, copy.language):
        return False
    if not (first.title or first.speaks):
        # A firm, a family, a town: nothing says that this is somebody.
        return False
    if any(_introduces(name, copy) for name in found):
        return True
    return first.title not in ADDRESS and in_office(first)


def _introduces(name: Name, copy: Copy) -> bool:
    return any(not common(first, copy.language) for first in name.first)
