"""What differs between two saved states of a story, field by field, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.body.differences import Row, differences
from articles.desk.value_words import column_field, value_words
from articles.drafts.article import Article
from articles.drafts.merge import plain
from articles.drafts.restore import COLUMNS
from articles.drafts.revision import whole_story
from articles.editions.edition import Edition
from articles.story import story_values

WORK = ("stage", "assignee_id", "deadline", "embargo")


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
    return [_change(name, old[name], new[name]) for name in _changed(old, new)]


def since_live(article: Article, live: Edition) -> list[Change]:
    """What readers would see change: the draft beside what they have."""
    old = story_values(live) | {
        "authors": list(live.bylines.values_list("author_id", flat=True)),
        "tags": sorted(live.tags.values_list("name", flat=True)),
    }
    return changes(plain(old), plain(whole_story(article)))


def changed_names(old: dict, new: dict) -> str:
    """What changed, in a line: “headline, body”."""
    return ", ".join(_name(name) for name in _changed(old, new))


def _changed(old: dict, new: dict) -> list[str]:
    known = [name for name in (*COLUMNS, *WORK) if name in old and name in new]
    return [name for name in known if old[name] != new[name]]


def _change(column: str, old, new) -> Change:
    if column == "body":
        return Change(column, _name(column), rows=tuple(differences(old, new)))
    return Change(
        column, _name(column), value_words(column, old), value_words(column, new)
    )


def _name(column: str) -> str:
    if column == "authors":
        return _("authors")
    if column == "tags":
        return _("tags")
    return str(column_field(column).verbose_name)
