"""When a story came out and changed, as machines write it: with its offset."""

import datetime as dt

from django.utils import timezone

from articles.editions.edition import Edition


def written(moment: dt.datetime) -> str:
    """“2026-11-24T14:02:00+01:00”, on the house's clock."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def published(edition: Edition) -> str:
    """As far as it is known: “2020-09” of an archive story of that month."""
    return edition.dated or written(edition.first_published_at)


def modified(edition: Edition) -> str:
    """When its words or pictures last really changed, else when it came out."""
    changed = changed_at(edition)
    return written(changed) if changed else published(edition)


def changed_at(edition: Edition) -> dt.datetime | None:
    """By the look at earlier editions where the page took one (reading/last_change.py)."""
    known = edition.published_at if edition.changed else None
    return getattr(edition, "changed_at", known)
