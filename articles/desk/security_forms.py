"""The forms of one's own sign-in page."""

import re

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.sign_in_forms import CODE, Counted
from articles.sign_in import code_app, guesses, passkeys

# No key of a row is longer.
LARGEST = 2**63 - 1


class OwnPassword(Counted):
    """One's own password, said again: whoever sits there may only be passing by."""

    def right_password(self, user, password: str) -> bool:
        at, counted = timezone.now(), [guesses.at_own_password(user)]
        self.count(counted, at)
        if not user.check_password(password):
            self.was_wrong(counted, at, whom=user, way="own password")
            return False
        guesses.right(counted)
        return True


class ConfirmForm(OwnPassword, forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "autofocus": True}
        ),
    )

    def __init__(self, user, data=None):
        super().__init__(data)
        self.user = user

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not self.right_password(self.user, password):
            raise forms.ValidationError(_("That password is not right."))
        return password


class OwnPasswordForm(OwnPassword, AdminPasswordChangeForm):
    """Django's own, whose old password cannot be guessed without end either."""

    def clean_old_password(self):
        old = self.cleaned_data["old_password"]
        if not self.right_password(self.user, old):
            message = self.error_messages["password_incorrect"]
            raise forms.ValidationError(message, code="password_incorrect")
        return old


class AppForm(forms.Form):
    """The first code of a new app, which proves that it has the secret."""

    sign_in_code = forms.CharField(
        label=gettext_lazy("Code from the app"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )

    def __init__(self, secret: str, data=None):
        super().__init__(data)
        self.secret = secret
        self.step = 0

    def clean_sign_in_code(self):
        code = re.sub(r"\s", "", self.cleaned_data[CODE])
        step = code_app.step_of(self.secret, code, at=timezone.now())
        if step is None:
            message = _("That code is not right. Is the clock of your telephone right?")
            raise forms.ValidationError(message)
        self.step = step
        return code


class NewPasskeyForm(forms.Form):
    sign_in_credential = forms.CharField(max_length=passkeys.LONGEST)
    name = forms.CharField(
        label=gettext_lazy("Name, such as “telephone”"), max_length=60, required=False
    )


class SessionForm(forms.Form):
    """One session, or all but this one."""

    session = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    others = forms.BooleanField(required=False)

    def clean(self):
        cleaned = super().clean() or {}
        if bool(cleaned.get("session")) == cleaned.get("others", False):
            raise forms.ValidationError(_("Choose a session."))
        return cleaned
