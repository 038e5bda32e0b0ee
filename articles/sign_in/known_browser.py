"""A browser that its owner has signed in with before, recognised by a cookie.

Guesses there are counted apart: so that a stranger who guesses at an account makes
everybody wait but the one who it belongs to.
"""

import secrets

from django.conf import settings
from django.core import signing

from articles.sign_in.guesses import account_key

COOKIE = "known_browser"
SALT = "articles.sign_in.known_browser"
A_YEAR = 365 * 24 * 3600


def token_of(request, name: str) -> str:
    """What this browser is counted under for this account; "" where it is not known."""
    try:
        account, token = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=A_YEAR
        )
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(token) if account == account_key(name) else ""


def recognise(response, name: str) -> None:
    """Have this browser say from now on that its owner has signed in with it."""
    said = signing.dumps([account_key(name), secrets.token_urlsafe(12)], salt=SALT)
    response.set_cookie(
        COOKIE,
        said,
        max_age=A_YEAR,
        path="/admin/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
