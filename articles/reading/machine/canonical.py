"""The one address of a page, whatever else was asked with it."""

from urllib.parse import urlencode

from articles.reading.absolute import absolute
from articles.reading.paging import Key

KEYS = ("before", "after")


def canonical(path: str, query) -> str:
    """A page of a list keeps the key that it starts at; nothing else of a query counts."""
    form = Key(query)
    asked = form.cleaned_data if form.is_valid() else {}
    kept = {name: asked[name] for name in KEYS if asked.get(name)}
    return absolute(path) + (f"?{urlencode(kept)}" if kept else "")
