"""Entry: an answer as it is kept, in each encoding that readers take."""

import gzip
import hashlib
from dataclasses import InitVar, dataclass, field
from functools import lru_cache

import brotli

Headers = list[tuple[str, str]]
IDENTITY, GZIP, BROTLI = "", "gzip", "br"
# Below this an encoding saves nothing.
WORTH_IT = 500
COMPRESSIBLE = ("text/", "application/json", "application/xml", "image/svg")
ALSO = ("+xml", "+json", "javascript")
# Made anew for each answer, or for each encoding.
OWN = frozenset({"content-length", "content-encoding", "etag", "date", "vary"})


@dataclass
class Entry:
    """One answer. `state` is the word for what it was made from; `made` is a Unix time.

    `encoded`: its body in encodings, where somebody has compressed it already.
    """

    status: str
    headers: Headers
    body: bytes
    state: str
    made: float
    bodies: dict[str, tuple[bytes, Headers, str]] = field(default_factory=dict)
    encoded: InitVar[dict[str, bytes] | None] = None

    def __post_init__(self, encoded: dict[str, bytes] | None):
        ready = encoded or {}
        for encoding in self.encodings():
            body = ready.get(encoding) or _encoded(self.body, encoding)
            etag = self._etag(encoding)
            self.bodies[encoding] = (body, self._headers(body, encoding, etag), etag)

    def encodings(self) -> tuple[str, ...]:
        kind = next((v for n, v in self.headers if n.lower() == "content-type"), "")
        worth = len(self.body) >= WORTH_IT and (
            kind.startswith(COMPRESSIBLE) or any(word in kind for word in ALSO)
        )
        return (BROTLI, GZIP, IDENTITY) if worth else (IDENTITY,)

    @property
    def size(self) -> int:
        """How much memory it takes, about, in bytes."""
        return sum(len(body) for body, _, _ in self.bodies.values()) + 2000

    def in_encoding(self, accepted: str) -> tuple[bytes, Headers, str]:
        """Body, headers and ETag in the best encoding that the reader takes."""
        for encoding in _wanted(accepted):
            if encoding in self.bodies:
                return self.bodies[encoding]
        return self.bodies[IDENTITY]

    def _etag(self, encoding: str) -> str:
        """Strong: it stands for these bytes. One that Django gave stays for the page."""
        digest = hashlib.sha256(self.body).hexdigest()[:24]
        return f'"{digest}-{encoding}"' if encoding else f'"{digest}"'

    def _headers(self, body: bytes, encoding: str, etag: str) -> Headers:
        kept = [pair for pair in self.headers if pair[0].lower() not in OWN]
        own = [
            ("Content-Length", str(len(body))),
            ("ETag", etag),
            ("Vary", self._vary()),
        ]
        if encoding:
            own.append(("Content-Encoding", encoding))
        return kept + own

    def _vary(self) -> str:
        said = next((v for n, v in self.headers if n.lower() == "vary"), "")
        names = [name.strip() for name in said.split(",") if name.strip()]
        if "accept-encoding" not in [name.lower() for name in names]:
            names.insert(0, "Accept-Encoding")
        return ", ".join(names)


def _encoded(body: bytes, encoding: str) -> bytes:
    if encoding == BROTLI:
        return brotli.compress(body, quality=5)
    return gzip.compress(body, 6, mtime=0) if encoding == GZIP else body


@lru_cache(maxsize=256)
def _wanted(accepted: str) -> tuple[str, ...]:
    """Encodings from an Accept-Encoding, ours first; one with q=0 is refused."""
    taken = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            taken.add(name.strip())
    return tuple(name for name in (BROTLI, GZIP) if name in taken)


def not_modified(etag: str, asked: str) -> bool:
    """Whether If-None-Match names what the reader would get (RFC 9110, 13.1.2)."""
    if asked.strip() == "*":
        return True
    return any(
        candidate.strip().removeprefix("W/") == etag for candidate in asked.split(",")
    )
