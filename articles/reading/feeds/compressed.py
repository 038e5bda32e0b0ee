"""Which encoding a client takes, and bytes in it."""

import gzip
from collections.abc import Callable

import brotli

# How hard to try: a feed is made for one change and asked for by everybody after it.
BROTLI, GZIP = 5, 6

ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=BROTLI),
    # Without the time of day, so that the same words are the same bytes.
    "gzip": lambda content: gzip.compress(content, GZIP, mtime=0),
    "": lambda content: content,
}


def encoding_for(accepted: str) -> str:
    """The best encoding of an Accept-Encoding header; "" for none."""
    asked = dict(map(_weighed, accepted.lower().split(",")))
    anything = asked.get("*", 0.0)
    weights = {name: asked.get(name, anything) for name in ENCODERS if name}
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] > 0 else ""


def _weighed(piece: str) -> tuple[str, float]:
    name, _semicolon, rest = piece.partition(";")
    weight = rest.strip().removeprefix("q=")
    try:
        return name.strip(), float(weight) if weight else 1.0
    except ValueError:
        return name.strip(), 0.0
