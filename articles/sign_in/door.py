"""The door: through it comes whoever proved who they are, and nobody beside it."""

import datetime as dt

from django.contrib.auth import get_user_model, login
from django.utils.crypto import constant_time_compare

from articles.audit.note import Action, note
from articles.sign_in.requirement import has_second_step, must_have_second_step

# In the session: who has said their password and not yet their code; that there was a
# second step; when somebody last proved who they are.
HALFWAY, TWO_STEPS, PROVED = "halfway", "two_steps", "proved_at"
# To find a telephone takes a minute.
HALFWAY_FOR = dt.timedelta(minutes=10)
# What changes how one signs in asks for the password again after this.
PROVED_FOR = dt.timedelta(minutes=15)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def stop_halfway(request, user, *, at: dt.datetime) -> None:
    """The password was right; the second step is still to come. Nobody is signed in."""
    request.session.cycle_key()
    request.session[HALFWAY] = {
        "user": user.pk,
        "at": at.timestamp(),
        "hash": user.get_session_auth_hash(),
    }


def go_back(request) -> None:
    request.session.pop(HALFWAY, None)


def halfway(request, *, at: dt.datetime):
    """Who has said their password just now and may still come in; else None."""
    kept = request.session.get(HALFWAY)
    if not kept or at.timestamp() - kept["at"] > HALFWAY_FOR.total_seconds():
        return None
    user = get_user_model().objects.filter(pk=kept["user"]).first()
    if user is None or not may_come_in(user):
        return None
    same = constant_time_compare(user.get_session_auth_hash(), kept["hash"])
    return user if same else None


def may_come_in(user) -> bool:
    return user.is_active and user.is_staff


def come_in(request, user, *, way: str, two_steps: bool, at: dt.datetime) -> None:
    """Sign somebody in. The session gets a new key; what was halfway is over."""
    go_back(request)
    login(request, user, backend=BACKEND)
    request.session[TWO_STEPS] = two_steps
    request.session[PROVED] = at.timestamp()
    request.newly_in = user
    note(Action.SIGNED_IN, by=user, way=way)


def proved_lately(request, *, at: dt.datetime) -> bool:
    proved = request.session.get(PROVED, 0)
    return at.timestamp() - proved < PROVED_FOR.total_seconds()


def prove(request, *, at: dt.datetime) -> None:
    request.session[PROVED] = at.timestamp()


def has_two_steps(request) -> bool:
    """Whether this session was opened, or made safe since, with a second step."""
    return bool(request.session.get(TWO_STEPS))


def must_set_up(request) -> bool:
    """Whether somebody has to add a second step before anything else."""
    return not has_two_steps(request) and must_have_second_step(request.user)


def came_past(request) -> bool:
    """Whether a session has one step where its owner has two: it came by no door of ours."""
    return not has_two_steps(request) and has_second_step(request.user)


def now_has_two_steps(request) -> None:
    """After a second step was added or taken away in this very session."""
    request.session[TWO_STEPS] = has_second_step(request.user)
