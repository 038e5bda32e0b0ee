"""The page on which an editor chooses between two texts, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body.blocks import Block
from articles.body.differences import (
    CHANGED,
    Row,
    Run,
    Said,
    block_differences,
    two_sides,
)
from articles.body.render import text
from articles.desk.posted import column_of
from articles.desk.state import moment_words
from articles.desk.value_words import value_words
from articles.drafts.article import Article
from articles.drafts.merge import LEAD, Conflict, Merged
from articles.templatetags.differences import pictures_of

CHOOSE = "choose-"
# Sent along by the page and no part of the story.
OWN = ("csrfmiddlewaretoken", "_back")
# Enough words to know a paragraph by.
WORDS = 12


@dataclass(frozen=True)
class Question:
    """One conflict as the page asks it: theirs on the left, mine on the right."""

    conflict: Conflict
    title: str
    after: str
    rows: list[Row]
    chosen: str
    missed: bool

    @property
    def name(self) -> str:
        return CHOOSE + self.conflict.key


def choices(data: Mapping[str, str], merged: Merged) -> dict[str, str]:
    """What the editor chose, by conflict; those not chosen yet are left out."""
    found = {one.key: data.get(CHOOSE + one.key, "") for one in merged.conflicts}
    sides = {one.key: one.sides for one in merged.conflicts}
    return {key: side for key, side in found.items() if side in sides[key]}


def page(
    request: HttpRequest, admin, article: Article, form: forms.ModelForm, merged: Merged
) -> TemplateResponse:
    """Nothing was saved: both texts, side by side, with all that was typed."""
    asked = any(name.startswith(CHOOSE) for name in request.POST)
    chosen = choices(request.POST, merged)
    questions = [
        Question(
            one,
            label(form, one.field),
            _after(one),
            _rows(one),
            chosen.get(one.key, ""),
            asked and one.key not in chosen,
        )
        for one in merged.conflicts
    ]
    context = {
        **admin.admin_site.each_context(request),
        "article": article,
        "opts": admin.opts,
        "media": admin.media,
        "title": _("Two texts"),
        "who": article.changed_by or _("Somebody"),
        "moment": moment_words(article.changed_at),
        "merged": taken_words(form, merged),
        "missed": asked and len(chosen) < len(merged.conflicts),
        "sent": _sent(request),
        "questions": questions,
        "pictures": pictures_of(row for question in questions for row in question.rows),
    }
    return TemplateResponse(request, "admin/articles/article/conflict.html", context)


def label(form: forms.ModelForm, column: str) -> str:
    """The name that a column has in the form."""
    if column == LEAD[0]:
        return _("Lead picture")
    if column == "authors":
        return _("Authors")
    for name, field in form.fields.items():
        if column_of(name) == column:
            return str(field.label)
    return column


def taken_words(form: forms.ModelForm, merged: Merged) -> str:
    """What came from the other side by itself: “kicker, 3 paragraphs”."""
    names = dict.fromkeys(merged.taken_from_theirs)
    return ", ".join(
        _blocks_words(merged) if name == "body" else _small(label(form, name))
        for name in names
    )


def _blocks_words(merged: Merged) -> str:
    count = merged.blocks_from_theirs
    words = ngettext("%(count)d paragraph", "%(count)d paragraphs", count)
    return words % {"count": count}


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OWN and not name.startswith(CHOOSE)
    ]


def _after(conflict: Conflict) -> str:
    block = conflict.clash.after if conflict.clash else None
    words = text((block,)).split() if block else []
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def _rows(conflict: Conflict) -> list[Row]:
    if conflict.clash:
        return _block_rows(conflict.clash.theirs, conflict.clash.mine)
    if isinstance(conflict.mine, dict) and isinstance(conflict.theirs, dict):
        return [Row(CHANGED, _lead(conflict.theirs), _lead(conflict.mine))]
    theirs, mine = (
        value_words(conflict.field, value) or "–"
        for value in (conflict.theirs, conflict.mine)
    )
    left, right = two_sides(theirs, mine)
    return [Row(CHANGED, (Said("", left),), (Said("", right),))]


def _block_rows(theirs: Sequence[Block], mine: Sequence[Block]) -> list[Row]:
    rows = block_differences(theirs, mine)
    if theirs and mine:
        return rows
    gone = (Said("", (Run(_("Taken out of the story.")),)),)
    return [
        Row(row.kind, row.old or gone, row.new or gone, row.old_name, row.new_name)
        for row in rows
    ]


def _lead(values: Mapping[str, object]) -> tuple[Said, ...]:
    image = values["lead_image_id"]
    picture = (
        Said("picture", (), int(str(image)))
        if image
        else Said("", (Run(_("No picture")),))
    )
    lines = [picture]
    for name, kind in (("lead_caption", "caption"), ("lead_alt", "alt")):
        if values.get(name):
            lines.append(Said(kind, (Run(str(values[name])),)))
    if values.get("lead_decorative"):
        lines.append(Said("decorative", (Run("decorative"),)))
    return tuple(lines)
