"""Sessions: which there are, since when, and an end to them."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from articles.audit.address import address_of
from articles.sign_in.known_session import KnownSession

# In the session itself, so that asking costs no query.
KNOWN_AS, SINCE, SEEN = "known_as", "signed_in_at", "seen_at"
# How often it is written down that somebody is still there.
EVERY = dt.timedelta(minutes=5)


@receiver(user_logged_in)
def begin(sender, request, user, **kwargs) -> None:
    """Django has just signed somebody in, through whichever door."""
    now = timezone.now()
    session = request.session
    session[SINCE] = session[SEEN] = now.timestamp()
    if not session.session_key:
        session.create()
    _write(request, user, now, session.get(KNOWN_AS))


def seen(request, *, at: dt.datetime) -> None:
    """Write down now and then that somebody is here, and under which key."""
    session = request.session
    known = session.get(KNOWN_AS)
    lately = at.timestamp() - session.get(SEEN, 0) < EVERY.total_seconds()
    if known == session.session_key and lately:
        return
    session[SEEN] = at.timestamp()
    session.setdefault(SINCE, at.timestamp())
    _write(request, request.user, at, known)


def outlived(request, *, at: dt.datetime) -> bool:
    """Whether a session has lasted longer than any may, however busy it was."""
    longest = settings.SESSION_LONGEST
    since = request.session.get(SINCE)
    return bool(longest and since and at.timestamp() - since > longest)


def sessions_of(user, *, at: dt.datetime):
    return KnownSession.objects.filter(user=user).open(at)


def end_sessions(rows) -> int:
    """Sign out wherever these are; how many were open."""
    with transaction.atomic():
        keys = list(rows.values_list("session_key", flat=True))
        ended = Session.objects.filter(pk__in=keys).delete()[0]
        KnownSession.objects.filter(session_key__in=keys).delete()
    return ended


def end_others(request, user) -> int:
    """Sign somebody out everywhere but here."""
    here = request.session.session_key or ""
    rows = KnownSession.objects.filter(user=user)
    return end_sessions(rows.exclude(session_key=here))


def forget_ended(at: dt.datetime) -> int:
    """Delete what says of sessions that are no more."""
    still = KnownSession.objects.open(at).values("pk")
    return KnownSession.objects.exclude(pk__in=still).delete()[0]


def _write(request, user, at: dt.datetime, known: str | None) -> None:
    session = request.session
    key = session[KNOWN_AS] = session.session_key
    if known and known != key:
        KnownSession.objects.filter(session_key=known).delete()
    since = dt.datetime.fromtimestamp(session[SINCE], dt.UTC)
    KnownSession.objects.update_or_create(
        session_key=key,
        defaults={
            "user": user,
            "address": address_of(request) if request.META else "",
            "agent": request.META.get("HTTP_USER_AGENT", "")[:300],
            "signed_in_at": since,
            "seen_at": at,
        },
    )
