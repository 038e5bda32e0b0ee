"""The forms of the door: a password, a code, a passkey. Each guess is counted first."""

import datetime as dt
import re
from collections.abc import Sequence

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.audit.address import address_of
from articles.audit.note import Action, note
from articles.desk.sign_in_words import seconds_left, wait_words
from articles.sign_in import door, guesses, passkeys
from articles.sign_in.code_app import DIGITS, take_code
from articles.sign_in.guesses import Guess, MustWait
from articles.sign_in.known_browser import token_of
from articles.sign_in.recovery import take_recovery_code

CODE, CREDENTIAL = "sign_in_code", "sign_in_credential"
# In the session: what a browser was asked, until it answers.
CHALLENGE = "passkey_asked"
PASSKEY_ASKED_FOR = 300


class Counted:
    """A form whose guesses are counted before they are looked at."""

    # Seconds to wait, where it refused to look.
    wait = 0

    def count(self, counted: Sequence[Guess], at: dt.datetime) -> None:
        try:
            guesses.count(counted, at=at)
        except MustWait as wait:
            self.wait = seconds_left(wait, at=at)
            raise forms.ValidationError(wait_words(wait, at=at), code="wait") from wait

    def was_wrong(self, counted, at: dt.datetime, *, whom, way: str) -> None:
        note(Action.SIGN_IN_FAILED, whom=whom, way=way)
        waits = [guesses.waits_until(guess, at=at) for guess in counted]
        until = max(filter(None, waits), default=None)
        if until:
            note(Action.LOCKED, whom=whom, way=way, until=until.isoformat())


class SignInForm(Counted, AdminAuthenticationForm):
    """A name and a password, as on Django's own page."""

    def clean(self):
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return self.cleaned_data
        at = timezone.now()
        counted = guesses_at(self.request, name)
        self.count(counted, at)
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            self.was_wrong(counted, at, whom=_account(name), way="password")
            raise
        guesses.right(counted)
        return cleaned


class CodeForm(Counted, forms.Form):
    """A code of the app, or one of the paper list, of who has said their password."""

    sign_in_code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )

    def __init__(self, request, data=None, *, user=None):
        super().__init__(data)
        self.request = request
        self.user = user or door.halfway(request, at=timezone.now())

    def clean_sign_in_code(self):
        at, code = timezone.now(), self.cleaned_data[CODE]
        if self.user is None:
            raise forms.ValidationError(_("That took too long: sign in again."))
        counted = [
            guesses.at_code(self.user),
            guesses.from_address(address_of(self.request)),
        ]
        self.count(counted, at)
        if not self._right(code, at):
            self.was_wrong(counted, at, whom=self.user, way="code")
            raise forms.ValidationError(
                _("That code is not right, or it was used already.")
            )
        guesses.right(counted)
        return code

    def _right(self, code: str, at: dt.datetime) -> bool:
        digits = re.sub(r"\s", "", code)
        if len(digits) == DIGITS and digits.isascii() and digits.isdigit():
            return take_code(self.user, digits, at=at)
        used = take_recovery_code(self.user, code, at=at)
        if used:
            note(Action.CODE_USED, by=self.user)
        return used


class PasskeyForm(Counted, forms.Form):
    """What a browser answered for a passkey: both steps at once."""

    sign_in_credential = forms.CharField(max_length=passkeys.LONGEST)
    user = None

    def __init__(self, request, data=None):
        super().__init__(data)
        self.request = request

    def clean_sign_in_credential(self):
        at, answer = timezone.now(), self.cleaned_data[CREDENTIAL]
        counted = [guesses.from_address(address_of(self.request))]
        self.count(counted, at)
        user = self._owner(answer, at)
        if user is None or not door.may_come_in(user):
            self.was_wrong(counted, at, whom=user, way="passkey")
            raise forms.ValidationError(
                _("This passkey does not open the desk. Sign in with your password.")
            )
        guesses.right(counted)
        self.user = user
        return answer

    def _owner(self, answer: str, at: dt.datetime):
        try:
            state = asked_before(self.request, at)
            return passkeys.take_passkey(self.request, answer, state=state, at=at).user
        except passkeys.WrongPasskey:
            return None


def remember_asked(request, asked: passkeys.Asked, at: dt.datetime) -> None:
    request.session[CHALLENGE] = {"state": dict(asked.state), "at": at.timestamp()}


def asked_before(request, at: dt.datetime):
    """What this browser was asked just now; each question is answered once."""
    kept = request.session.pop(CHALLENGE, None)
    if not kept or at.timestamp() - kept["at"] > PASSKEY_ASKED_FOR:
        raise passkeys.WrongPasskey
    return kept["state"]


def guesses_at(request, name: str) -> list[Guess]:
    """What a guess at a password is counted under; a browser of its owner's apart."""
    token = token_of(request, name)
    if token:
        return [guesses.at_browser(token)]
    address = guesses.from_address(address_of(request))
    return [guesses.at_account(name), address]


def _account(name: str):
    """Only whom there is: else the log would keep passwords typed in the wrong box."""
    return get_user_model().objects.filter(username=name).first()
