"""Requests to other systems: never to an address inside, never along a redirect."""

from dataclasses import dataclass

import requests
from django.conf import settings
from requests_hardened import Config, Manager

# To connect, and to wait for an answer, in seconds.
PATIENCE = (5, 10)
# Of an answer that says no, as much is kept as a person reads.
READ = 300


@dataclass(frozen=True)
class Answer:
    """What the other side said: its status, 0 where there was no answer, and its words."""

    status: int
    words: str

    @property
    def line(self) -> str:
        """As the desk reads it: “500 out of order”."""
        return " ".join(f"{self.status or ''} {self.words}".split())[:READ]

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the other side asks never to be told again."""
        return self.status == 410


def post(address: str, data: bytes, headers: dict[str, str]) -> Answer:
    """Send, to the address that was checked and no other; whatever fails is an answer."""
    return _ask("POST", address, data=data, headers=headers)


def get(address: str) -> Answer:
    """Ask, with the same care."""
    return _ask("GET", address)


def _ask(method: str, address: str, **sent) -> Answer:
    try:
        with (
            _session() as session,
            session.request(method, address, stream=True, **sent) as response,
        ):
            said = next(response.iter_content(READ), b"").decode("utf-8", "replace")
            return Answer(response.status_code, said)
    except (requests.RequestException, OSError, ValueError) as error:
        return Answer(0, f"{type(error).__name__}: {error}"[:READ])


def _session() -> requests.Session:
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=settings.OUTGOING_LOOPBACK,
        never_redirect=True,
        default_timeout=PATIENCE,
        user_agent_override=f"Newsroom ({settings.SITE_URL})",
    )
    session = Manager(config).get_session()
    # A proxy of the environment would connect to whatever the name says then.
    session.trust_env = False
    return session
