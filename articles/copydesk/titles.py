"""A title that changes holder: “president Salih”, and further on “premier Salih”."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.alike import alike, same_person
from articles.copydesk.copy import Copy
from articles.copydesk.names import Name, in_office, names
from articles.copydesk.remark import Remark
from articles.copydesk.title_words import GROUP, NOT_NOW, OFFICE, TITLES


def titles(copy: Copy) -> Iterator[Remark]:
    """Each person's second office of one kind, where it is first given."""
    slips = same_person(copy, alike(copy))
    given: dict[tuple[str, str], list[Name]] = {}
    for name in names(copy):
        if not _holds(name):
            continue
        person = slips.get(name.key, name.key), GROUP[name.title]
        earlier = given.setdefault(person, [])
        other = next((one for one in earlier if _contradicts(one, name)), None)
        if other is None:
            earlier.append(name)
            continue
        message = _("“%(here)s” here, “%(there)s” before: which of the two?") % {
            "here": _said(name),
            "there": _said(other),
        }
        yield name.sentence.passage.remark("title", name.title_start, name.end, message)


def _holds(name: Name) -> bool:
    """Whether this says that somebody has an office now."""
    if name.title not in GROUP or name.last or not in_office(name):
        return False
    before = name.before_title
    # “minister en vicepremier De Jonge” has both.
    if before[-1:] in (("en",), ("and",)) and before[-2:-1] and before[-2] in TITLES:
        return False
    return not NOT_NOW & set(before[-2:])


def _contradicts(one: Name, other: Name) -> bool:
    if OFFICE[one.title] == OFFICE[other.title]:
        return False
    if not one.first or not other.first:
        return True
    return bool({*one.first} & {*other.first})


def _said(name: Name) -> str:
    return name.sentence.passage.text[name.title_start : name.end]
