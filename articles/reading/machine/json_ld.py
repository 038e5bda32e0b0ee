"""Structured data as a page carries it."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.body.render import join

Thing = dict[str, Any]

CONTEXT = "https://schema.org"
# What could end the element, or a line where an old parser reads the block as a script.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*things: Thing) -> SafeString:
    """A data block for each thing: no browser runs it, so no policy has to allow it."""
    return join(
        format_html(
            '<script type="application/ld+json">{}</script>\n',
            SafeString(_json({"@context": CONTEXT} | thing)),
        )
        for thing in things
    )


def thing(kind: str | list[str], **properties: Any) -> Thing:
    """A thing of schema.org with the properties that it has."""
    return {"@type": kind} | {
        name: value for name, value in properties.items() if value not in ("", None, [])
    }


def _json(value: Thing) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPES)
