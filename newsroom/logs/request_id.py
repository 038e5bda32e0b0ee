"""The id of a request: in each line that it logs, in the answer, on the page of a fault."""

import ipaddress
import itertools
import re
import secrets
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings

current: ContextVar[str] = ContextVar("request_id", default="")
# Where the rest of the server finds it.
ENVIRON = "newsroom.request_id"
HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
# One a process, and then a number: unlike every other, and made in no time.
_process = secrets.token_hex(5)
_numbers = itertools.count(1)


def request_id(environ: dict) -> str:
    """What the server in front calls the request; nobody else is believed."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    if given and GIVEN.fullmatch(given) and in_front(environ.get("REMOTE_ADDR", "")):
        return given
    return f"{_process}-{next(_numbers):x}"


@lru_cache(maxsize=64)
def in_front(address: str) -> bool:
    """Whether this is the server in front, whose word is believed; "" is a socket."""
    try:
        asking = ipaddress.ip_address(address)
    except ValueError:
        return "unix" in settings.TRUSTED_PROXIES
    proxies = (name for name in settings.TRUSTED_PROXIES if name != "unix")
    return any(asking in ipaddress.ip_network(name, strict=False) for name in proxies)
