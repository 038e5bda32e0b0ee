"""What a stolen copy of the database must not give away: sealed, or only recognised."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SealBroken(Exception):
    """It was sealed under a SECRET_KEY that this installation does not have."""


def seal(text: str) -> str:
    """A secret as it is stored: to be had only with the house's SECRET_KEY."""
    return _seals().encrypt(text.encode()).decode()


def open_sealed(sealed: str) -> str:
    """What was sealed; also under a former key that SECRET_KEY_FALLBACKS still has."""
    try:
        return _seals().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken from error


def recognised(kind: str, text: str) -> str:
    """A digest that only the house can make: for what is compared and never shown."""
    return _digest(settings.SECRET_KEY, kind, text)


def every_recognised(kind: str, text: str) -> list[str]:
    """The same under each former key, too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_digest(key, kind, text) for key in keys]


def _digest(key: str, kind: str, text: str) -> str:
    derived = _derived(key, b"newsroom recognised")
    return hmac.new(derived, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


def _seals() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(_derived(key, b"newsroom seal")))
            for key in keys
        ]
    )


def _derived(key: str, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(
        key.encode()
    )
