"""Reset: take somebody's second step away, because they lost it."""

from django.db import transaction

from articles.audit.note import Action, note
from articles.sign_in.guesses import at_account, at_code, lift
from articles.sign_in.known_session import KnownSession
from articles.sign_in.second_step import CodeApp, Passkey, RecoveryCode
from articles.sign_in.sessions import end_sessions


@transaction.atomic
def reset_second_step(user, *, by=None, **details) -> bool:
    """Leave nothing but the password, and sign them out everywhere; whether there was any."""
    gone = [
        model.objects.filter(user=user).delete()[0]
        for model in (CodeApp, Passkey, RecoveryCode)
    ]
    end_sessions(KnownSession.objects.filter(user=user))
    lift([at_code(user)])
    note(Action.STEP_RESET, by=by, whom=user, **details)
    return any(gone)


@transaction.atomic
def let_in_again(user, *, by=None, **details) -> bool:
    """Forget the wrong guesses at somebody's password and codes; whether there were any."""
    there = lift([at_account(user.get_username()), at_code(user)])
    note(Action.UNLOCKED, by=by, whom=user, **details)
    return bool(there)
