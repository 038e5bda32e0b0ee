"""Codes of an app: a new secret, its picture, and whether a code is right."""

import datetime as dt
import hmac

import pyotp
import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from articles.sign_in.sealed import SealBroken, open_sealed, seal
from articles.sign_in.second_step import CodeApp

STEP = 30
DIGITS = 6
# Clocks differ, and people type slowly.
EITHER_SIDE = 1


def new_secret() -> str:
    return pyotp.random_base32()


def qr_code(secret: str, *, name: str) -> SafeString:
    """What the app's camera reads, drawn; nothing in it but lines and numbers."""
    app = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    address = app.provisioning_uri(name=name, issuer_name=settings.SITE_NAME)
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=4, border=4, light="#fff", omitsize=True))  # noqa: S308


def step_of(secret: str, code: str, *, at: dt.datetime, after: int = 0) -> int | None:
    """The thirty seconds that a code belongs to; None where it is not right now.

    Every code that might be right is compared, so that time tells nothing.
    """
    now, found = int(at.timestamp()) // STEP, None
    app = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    for step in range(now - EITHER_SIDE, now + EITHER_SIDE + 1):
        same = hmac.compare_digest(app.generate_otp(step).encode(), code.encode())
        if same and step > after:
            found = step
    return found


def add_code_app(user, secret: str, *, step: int, at: dt.datetime) -> CodeApp:
    """Instead of the one that was there. The code that proved it is used up."""
    made, _new = CodeApp.objects.update_or_create(
        user=user,
        defaults={"sealed_secret": seal(secret), "last_step": step, "made_at": at},
    )
    return made


def take_code(user, code: str, *, at: dt.datetime) -> bool:
    """Whether this is a right code of the user's app; then it is used up."""
    app = CodeApp.objects.filter(user=user).first()
    if app is None:
        return False
    try:
        secret = open_sealed(app.sealed_secret)
    except SealBroken:
        return False
    step = step_of(secret, code, at=at, after=app.last_step)
    if step is None:
        return False
    # The database decides which of two at the same moment comes first.
    unused = CodeApp.objects.filter(pk=app.pk, last_step__lt=step)
    return unused.update(last_step=step) == 1
