"""Autosave: what an editor typed and did not save, kept beside the story."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from articles.drafts.article import Article
from articles.drafts.working_copy import WorkingCopy

KEPT = dt.timedelta(days=30)
# Of the forms that were saved, so that a browser can drop its rescue copies of them.
MOST_SAVED = 20
# More stories than anybody has open.
MOST_COPIES = 50
MOST_OFFERED = 5


@dataclass(frozen=True)
class Typed:
    """One form as somebody left it: the fields as the browser sent them."""

    key: str
    version: int
    at: dt.datetime
    fields: dict[str, list[str]]


def keep(
    article: Article | None,
    *,
    editor,
    key: uuid.UUID,
    version: int,
    sequence: int,
    form: dict[str, list[str]],
    at: dt.datetime,
) -> tuple[bool, int]:
    """Keep what was typed, unless something typed later is there already.

    Returns whether it is kept, and the number of the newest. What another form of the
    same story holds (a crash that was not answered yet, a second tab) is laid aside.
    """
    _prune(editor, at)
    with transaction.atomic():
        copy = _held(article, editor=editor, key=key)
        if copy.sequence >= sequence:
            return False, copy.sequence
        other = _content(copy) if copy.key != key else None
        aside = other or _aside(copy, key)
        copy.form = _form(copy, fields=form, at=at.isoformat(), aside=aside)
        copy.key, copy.version, copy.sequence = key, version, sequence
        copy.save()
    return True, sequence


def forget(article: Article | None, *, editor, key: uuid.UUID, at: dt.datetime) -> None:
    """Throw away what one form holds. What was laid aside for it comes back."""
    with transaction.atomic():
        _empty(_held(article, editor=editor, key=key), key, at).save()


def forget_saved(article: Article, *, editor, key: uuid.UUID, at: dt.datetime) -> None:
    """A form was saved: nothing of it is offered again, however late it arrives."""
    with transaction.atomic():
        # Before its first save the story's form stood on its own.
        WorkingCopy.objects.filter(editor=editor, key=key, article=None).delete()
        copy = _empty(_held(article, editor=editor, key=key), key, at)
        saved = [name for name in copy.form.get("saved", []) if name != str(key)]
        copy.form["saved"] = [*saved, str(key)][-MOST_SAVED:]
        copy.save()


def latest_for(article: Article | None, *, editor) -> list[Typed]:
    """What an editor typed and did not save, in this story or in new ones; newest first."""
    copies = WorkingCopy.objects.filter(editor=editor, article=article).order_by("-at")
    found = []
    for copy in copies[:MOST_OFFERED]:
        found += [_content(copy), copy.form.get("aside")]
    typed = [_typed(content) for content in found if content]
    return sorted(typed, key=lambda one: one.at, reverse=True)


def saved_keys(editor) -> list[str]:
    """The forms that this editor saved last."""
    return [key for _article, keys in _saved(editor) for key in keys]


def became(editor, key: uuid.UUID) -> int | None:
    """The story that a new form became, where its page does not know: the answer was lost."""
    return next((article for article, keys in _saved(editor) if str(key) in keys), None)


def _saved(editor) -> list[tuple[int, list[str]]]:
    copies = WorkingCopy.objects.filter(editor=editor, article__isnull=False)
    rows = copies.order_by("-at").values_list("article", "form__saved")[:MOST_COPIES]
    return [(article, keys) for article, keys in rows if keys]


def _held(article: Article | None, *, editor, key: uuid.UUID) -> WorkingCopy:
    """The editor's row for a story, locked, made where there is none."""
    locked = WorkingCopy.objects.select_for_update()
    if article is None:
        story = became(editor, key)
        if story is None:
            return locked.get_or_create(editor=editor, key=key, defaults={"form": {}})[
                0
            ]
        return locked.get(editor=editor, article=story)
    return locked.get_or_create(
        editor=editor, article=article, defaults={"key": key, "form": {}}
    )[0]


def _empty(copy: WorkingCopy, key: uuid.UUID, at: dt.datetime) -> WorkingCopy:
    """The row without the content of one form. It stays: it tells late from new."""
    aside = _aside(copy, key)
    if copy.key == key or not copy.form.get("fields"):
        copy.key = key
        copy.form = _form(copy)
        if aside:
            copy.key, copy.version = uuid.UUID(aside["key"]), aside["version"]
            copy.form = _form(copy, fields=aside["fields"], at=aside["at"])
    else:
        copy.form = _form(copy, **_content_of_form(copy), aside=aside)
    copy.sequence = max(copy.sequence + 1, int(at.timestamp() * 1000))
    return copy


def _form(copy: WorkingCopy, **content) -> dict[str, object]:
    saved = {"saved": copy.form["saved"]} if copy.form.get("saved") else {}
    return saved | {name: value for name, value in content.items() if value}


def _content_of_form(copy: WorkingCopy) -> dict[str, object]:
    return {"fields": copy.form["fields"], "at": copy.form["at"]}


def _content(copy: WorkingCopy) -> dict | None:
    """What a row holds, as it is laid aside; None when it was saved or thrown away."""
    if not copy.form.get("fields"):
        return None
    known = {"key": str(copy.key), "version": copy.version}
    return known | _content_of_form(copy)


def _aside(copy: WorkingCopy, key: uuid.UUID) -> dict | None:
    """What was laid aside for what the row holds, unless it is of this form."""
    aside = copy.form.get("aside")
    return aside if aside and aside["key"] != str(key) else None


def _typed(content: dict) -> Typed:
    at = dt.datetime.fromisoformat(content["at"])
    return Typed(content["key"], content["version"], at, content["fields"])


def _prune(editor, at: dt.datetime) -> None:
    WorkingCopy.objects.filter(editor=editor, at__lt=at - KEPT).delete()
