"""Settings of who comes in at the desk, and how."""

import ipaddress

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# Who must have a second step: "publishers" (who may publish), "all", or "" for nobody.
TWO_FACTOR_REQUIRED = env.str("TWO_FACTOR_REQUIRED", default="")
# Whose X-Forwarded-For is believed: addresses or networks, and "unix" for a socket.
# Without the setting, a server in front on this same machine.
_IN_FRONT = ["127.0.0.0/8", "::1", "unix"] if env.bool("BEHIND_PROXY", False) else []
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=_IN_FRONT)
# The domain that passkeys are kept for, where several hosts share it; else the desk's.
PASSKEY_DOMAIN = env.str("PASSKEY_DOMAIN", default="")
# Former keys, after a new SECRET_KEY: they still open what was sealed with them.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Seconds without a visit that end a session, and those that end it however busy; 0: none.
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=14 * 24 * 3600)
SESSION_LONGEST = env.int("SESSION_LONGEST", default=90 * 24 * 3600)
# Days that the audit log is kept; 0: for ever.
KEEP_AUDIT_LOG = env.int("KEEP_AUDIT_LOG", default=0)

_PASSWORDS = "django.contrib.auth.password_validation"
# Long, known from no list, unlike the name; no forced signs, no forced renewal.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.NumericPasswordValidator"},
]

if TWO_FACTOR_REQUIRED not in ("", "publishers", "all"):
    raise ImproperlyConfigured(
        'TWO_FACTOR_REQUIRED is "publishers", "all" or empty, '
        f"not {TWO_FACTOR_REQUIRED!r}."
    )
for _proxy in TRUSTED_PROXIES:
    try:
        _proxy == "unix" or ipaddress.ip_network(_proxy, strict=False)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES: {_proxy!r} is neither an address, a network nor unix."
        ) from error
