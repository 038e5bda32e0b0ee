"""What differs between two saved states of a story, field by field, in words."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.body.differences import Row, differences
from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.drafts.merge import plain
from articles.drafts.restore import COLUMNS
from articles.drafts.revision import whole_story
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.story import story_values

WORK = ("stage", "assignee_id", "deadline", "embargo")
NAMED = {"section_id": Section, "lead_image_id": Image}


@dataclass(frozen=True)
class Change:
    """One field that differs: plain words, or rows where it is the body."""

    column: str
    name: str
    old: str = ""
    new: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def restorable(self) -> bool:
        return self.column in COLUMNS


def changes(old: dict, new: dict) -> list[Change]:
    """Every field that both states know and say otherwise, in the form's order."""
    known = [name for name in (*COLUMNS, *WORK) if name in old and name in new]
    return [
        _change(name, old[name], new[name]) for name in known if old[name] != new[name]
    ]


def since_live(article: Article, live: Edition) -> list[Change]:
    """What readers would see change: the draft beside what they have."""
    old = story_values(live) | {
        "authors": list(live.bylines.values_list("author_id", flat=True)),
        "tags": sorted(live.tags.values_list("name", flat=True)),
    }
    return changes(plain(old), plain(whole_story(article)))


def changed_names(old: dict, new: dict) -> str:
    """What changed, in a line: “headline, body”."""
    known = [name for name in (*COLUMNS, *WORK) if name in old and name in new]
    return ", ".join(_name(name) for name in known if old[name] != new[name])


def _change(column: str, old, new) -> Change:
    if column == "body":
        return Change(column, _name(column), rows=tuple(differences(old, new)))
    return Change(column, _name(column), _words(column, old), _words(column, new))


def _name(column: str) -> str:
    if column == "authors":
        return _("authors")
    if column == "tags":
        return _("tags")
    return str(_field(column).verbose_name)


def _field(column: str):
    return next(field for field in Article._meta.fields if field.attname == column)


def _words(column: str, value) -> str:
    if value in (None, "", []):
        return ""
    if column == "authors":
        names = Author.objects.in_bulk(value)
        return ", ".join(str(names.get(key, "?")) for key in value)
    if column == "tags":
        return ", ".join(value)
    if column in NAMED:
        return str(NAMED[column]._base_manager.filter(pk=value).first() or "?")
    if column in ("deadline", "embargo"):
        moment = parse_datetime(value)
        return moment_words(moment) if moment else ""
    if column == "assignee_id":
        return str(get_user_model().objects.filter(pk=value).first() or "?")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(dict(_field(column).flatchoices).get(value, value))
