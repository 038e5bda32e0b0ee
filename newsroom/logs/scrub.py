"""Scrub: what opens something is in no log, whoever wrote the line."""

import re

LEFT_OUT = "…"
# The whole address of a draft that was shared is a key to it.
_SHARED = re.compile(r"(/preview/)[^/\s\"'?<>]+")
# What Django signs: value, time, signature.
_SIGNED = re.compile(r"[\w.=+-]+:[\w-]{5,9}:[\w-]{27,86}")
_QUERY = re.compile(r"(?<=[\w/~.…])\?[^\s\"'<>=&]+=[^\s\"'<>]*")
_KEY = re.compile(
    r"(?i)\b((?:authorization|bearer|fastly-key|password|passwd|secret|token|"
    r"csrfmiddlewaretoken|sessionid)\b[\"']?\s*[=: ]\s*[\"']?(?:bearer\s+|basic\s+)?)"
    r"(?=\S*[\d_-])[^\s\"',;&)]{8,}"
)
# The password in the address of a database or a mail server.
_ADDRESS = re.compile(r"(://[^\s:/@]*:)[^\s@/]+@")


def scrub(words: str) -> str:
    """The words without keys, signatures and queries."""
    words = _SHARED.sub(rf"\1{LEFT_OUT}", words)
    words = _SIGNED.sub(LEFT_OUT, words)
    words = _ADDRESS.sub(rf"\1{LEFT_OUT}@", words)
    words = _QUERY.sub(f"?{LEFT_OUT}", words)
    return _KEY.sub(rf"\1{LEFT_OUT}", words)
