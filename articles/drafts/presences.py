"""Presences: who has a story open, what they are in, and who writes."""

import datetime as dt
import uuid

from django.db import transaction

from articles.drafts.article import Article
from articles.drafts.presence import Presence

STALE = dt.timedelta(seconds=60)
# A sign of life is written down this often; a change at once.
WRITTEN = dt.timedelta(seconds=15)
# More than ever sit in one story.
MOST = 50


def seen(
    article: Article, *, editor, tab: uuid.UUID, field: str, at: dt.datetime
) -> list[Presence]:
    """Note that a tab is there; everybody who is, this tab too. The first has the pen."""
    there = list(
        Presence.objects.filter(article=article)
        .select_related("editor")
        .order_by("pk")[:MOST]
    )
    fresh = [presence for presence in there if presence.seen_at > at - STALE]
    if len(fresh) < len(there):
        _drop_stale(article, at)
    mine = next((p for p in fresh if p.tab == tab and p.editor_id == editor.pk), None)
    if mine is None:
        mine = Presence(article=article, editor=editor, tab=tab)
        fresh.append(mine)
    wanted = pen_holder(fresh) is None
    if wanted:
        mine.pen_since = at
    if mine.pk is None or wanted or mine.field != field or mine.seen_at < at - WRITTEN:
        mine.field, mine.seen_at = field, at
        _write(mine, with_pen=wanted)
    return fresh


def others(presences: list[Presence], tab: uuid.UUID) -> list[Presence]:
    """Everybody but this tab, who has the pen first."""
    holder = pen_holder(presences)
    rest = [presence for presence in presences if presence.tab != tab]
    return sorted(rest, key=lambda presence: (presence is not holder, presence.pk or 0))


def pen_holder(presences: list[Presence]) -> Presence | None:
    """Who has had the pen longest without letting go."""
    with_pen = [presence for presence in presences if presence.pen_since]
    return min(with_pen, key=lambda one: (one.pen_since, one.pk or 0), default=None)


def take_pen(article: Article, *, editor, tab: uuid.UUID, at: dt.datetime) -> None:
    """Write here from now on; the others hear of it. Anybody may still save."""
    everybody = Presence.objects.filter(article=article)
    with transaction.atomic():
        everybody.exclude(tab=tab).update(pen_since=None)
        everybody.filter(tab=tab, editor=editor).update(pen_since=at, seen_at=at)


def leave(article: Article, *, editor, tab: uuid.UUID) -> None:
    """A tab was closed."""
    Presence.objects.filter(article=article, editor=editor, tab=tab).delete()


def _write(mine: Presence, *, with_pen: bool) -> None:
    """A tab that is there already under another name stays whose it is."""
    if mine.pk is None:
        Presence.objects.bulk_create([mine], ignore_conflicts=True)
        return
    names = ["field", "seen_at", *(["pen_since"] if with_pen else [])]
    written = {name: getattr(mine, name) for name in names}
    Presence.objects.filter(pk=mine.pk).update(**written)


def _drop_stale(article: Article, at: dt.datetime) -> None:
    Presence.objects.filter(article=article, seen_at__lte=at - STALE).delete()
