"""Guesses: each is counted before it is looked at, and too many have to wait.

In the database, since several processes and machines answer; and before, since a
thousand guesses at the same moment would else all see a count of nothing.
"""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from articles.audit.address import network_of
from articles.sign_in.guess_count import GuessCount
from articles.sign_in.sealed import recognised

# After so long without a guess it starts from nothing again.
FORGET_AFTER = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Limit:
    """So many wrong guesses are free; then each doubles the wait."""

    free: int
    first: dt.timedelta
    longest: dt.timedelta

    def wait(self, wrong: int) -> dt.timedelta | None:
        if wrong < self.free:
            return None
        return min(self.first * 2 ** min(wrong - self.free, 20), self.longest)


PASSWORDS = Limit(5, dt.timedelta(seconds=30), dt.timedelta(minutes=15))
# A newsroom of fifty sits behind one address.
ADDRESSES = Limit(30, dt.timedelta(minutes=1), dt.timedelta(hours=1))
# There are only a million codes, and whoever guesses at them has the password.
CODES = Limit(5, dt.timedelta(minutes=1), dt.timedelta(hours=1))


@dataclass(frozen=True)
class Guess:
    """What a guess is counted under, and how often it may be wrong."""

    key: str
    limit: Limit
    # Whether one right guess forgives all wrong ones, or only itself.
    forgives: bool = True


class MustWait(Exception):
    """Too many wrong guesses: until when none is looked at."""

    def __init__(self, until: dt.datetime):
        super().__init__(until)
        self.until = until


def account_key(name: str) -> str:
    """Of an account as it was typed, whether there is one or not."""
    return recognised("account", unicodedata.normalize("NFKC", name).casefold()[:150])


def at_account(name: str) -> Guess:
    return Guess(account_key(name), PASSWORDS)


def at_browser(token: str) -> Guess:
    """Of a browser that its owner has signed in with before."""
    return Guess(recognised("browser", token), PASSWORDS)


def from_address(address: str) -> Guess:
    return Guess(recognised("address", network_of(address)), ADDRESSES, forgives=False)


def at_code(user) -> Guess:
    return Guess(recognised("code", str(user.pk)), CODES)


def at_own_password(user) -> Guess:
    """Of who is signed in and says it again: a stranger at somebody's desk may guess."""
    return Guess(recognised("own", str(user.pk)), CODES)


@transaction.atomic
def count(guesses: Sequence[Guess], *, at: dt.datetime) -> None:
    """Count a guess as wrong, before anything is compared.

    Raises MustWait, and counts nothing, while one of them has to wait.
    """
    rows = _locked(guesses, at)
    waits = [row.wait_until for row in rows.values() if row.wait_until]
    if waits and max(waits) > at:
        raise MustWait(max(waits))
    for guess in guesses:
        row = rows[guess.key]
        row.wrong = 1 if row.last_at < at - FORGET_AFTER else row.wrong + 1
        wait = guess.limit.wait(row.wrong)
        row.last_at, row.wait_until = at, at + wait if wait else None
        row.save()


def right(guesses: Sequence[Guess]) -> None:
    """It was no wrong guess after all."""
    for guess in guesses:
        row = GuessCount.objects.filter(pk=guess.key)
        if guess.forgives:
            row.delete()
        else:
            row.filter(wrong__gt=0).update(wrong=F("wrong") - 1, wait_until=None)


def waits_until(guess: Guess, *, at: dt.datetime) -> dt.datetime | None:
    """Until when no guess is looked at; None where one would be."""
    row = GuessCount.objects.filter(pk=guess.key, wait_until__gt=at).first()
    return row.wait_until if row else None


def lift(guesses: Sequence[Guess]) -> int:
    """Let somebody guess again at once; how many had guessed wrong."""
    keys = [guess.key for guess in guesses]
    return GuessCount.objects.filter(pk__in=keys).delete()[0]


def forget_guesses(at: dt.datetime) -> int:
    """Delete the counts that mean nothing any more."""
    return GuessCount.objects.filter(last_at__lt=at - FORGET_AFTER).delete()[0]


def _locked(guesses: Sequence[Guess], at: dt.datetime) -> dict[str, GuessCount]:
    """Their rows, held until the transaction ends; always in one order, so that two
    of them never wait for each other."""
    keys = sorted(guess.key for guess in guesses)
    rows: dict[str, GuessCount] = {}
    # Again where a right guess has just deleted one of them.
    while len(rows) < len(keys):
        GuessCount.objects.bulk_create(
            [GuessCount(pk=key, last_at=at) for key in keys], ignore_conflicts=True
        )
        held = GuessCount.objects.select_for_update().filter(pk__in=keys)
        rows = {row.pk: row for row in held.order_by("pk")}
    return rows
