"""Recovery codes: a list on paper for when the telephone is lost, each good once."""

import datetime as dt
import secrets

from django.db import transaction

from articles.sign_in.sealed import every_recognised, recognised
from articles.sign_in.second_step import RecoveryCode

COUNT = 10
# No letters or digits that look like others. Twelve of them are 59 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, WIDE = 3, 4


@transaction.atomic
def make_codes(user) -> list[str]:
    """New codes instead of the old ones; they are never to be had again."""
    codes = [_code() for _number in range(COUNT)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=recognised("recovery", _told(user, code)))
        for code in codes
    )
    return codes


def take_recovery_code(user, code: str, *, at: dt.datetime) -> bool:
    """Whether this is one of the user's codes; then it is used up."""
    digests = every_recognised("recovery", _told(user, code))
    unused = RecoveryCode.objects.filter(
        user=user, digest__in=digests, used_at__isnull=True
    )
    return unused.update(used_at=at) == 1


def codes_left(user) -> int:
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def _code() -> str:
    groups = (
        "".join(secrets.choice(ALPHABET) for _place in range(WIDE))
        for _group in range(GROUPS)
    )
    return "-".join(groups)


def _told(user, code: str) -> str:
    """As it was meant, however it was typed; and whose, so that none fits two people."""
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return f"{user.pk}:{letters}"
