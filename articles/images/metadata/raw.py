"""The metadata as it came, kept for the desk: clean, bounded and fit for JSON."""

import json
from collections.abc import Mapping
from typing import Any

from articles.text import clean_text

MAX_KEY = 300
MAX_VALUE = 10_000
MAX_SOURCE = 100_000
# Where a photographer was to the metre, and with whose camera, is nobody's business.
PRIVATE = ("GPS", "SerialNumber", "OwnerName")


def bounded(sources: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Per source that says anything, its properties, for as long as there is room."""
    kept = {name: _bounded_source(values) for name, values in sources.items()}
    return {name: values for name, values in kept.items() if values}


def _bounded_source(values: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    room = MAX_SOURCE
    # Programs' own histories, in namespaces that nobody knows, come last.
    for name in sorted(values, key=lambda name: name.startswith("{")):
        if _is_private(name):
            continue
        key, value = clean_text(name[:MAX_KEY], multiline=False), _bounded(values[name])
        room -= len(key) + len(json.dumps(value))
        if room < 0:
            break
        kept[key] = value
    return kept


def _bounded(value: Any) -> Any:
    """The value; a list or a structure that is too long is only counted."""
    if isinstance(value, str):
        return _cleaned(value[:MAX_VALUE])
    length = len(json.dumps(value))
    if length > MAX_VALUE:
        return f"({length} characters, not kept)"
    return _cleaned(value)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value, multiline=True)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return {
        clean_text(key, multiline=False): _cleaned(item)
        for key, item in value.items()
        if not _is_private(key)
    }


def _is_private(name: str) -> bool:
    return any(word in name for word in PRIVATE)
