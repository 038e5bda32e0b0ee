"""Which keys a content delivery network keeps a page under, to be told when it changes.

`Surrogate-Key` as Fastly reads it, `Cache-Tag` as Cloudflare does. A page carries the key
of each list that it shows something of, by the words in its address.
"""

from collections.abc import Iterable

ALL, PAPER = "all", "paper"
# What a network keeps; what is not there has no key.
KEPT = (200, 301, 410)
# What of an address names a list; what names none is the paper's own.
LISTS = {
    "section": "section",
    "tag": "tag",
    "author": "author",
}


def story_key(article_id: int) -> str:
    return f"story-{article_id}"


def list_key(kind: str, slug: str) -> str:
    """The key of a section, tag or author."""
    return f"{kind}-{slug}"


def surrogate_keys(get_response):
    """Says them of every page for readers; a view adds its own in `keys_shown`."""

    def middleware(request):
        response = get_response(request)
        match = request.resolver_match
        kept = response.status_code in KEPT
        if match and kept and not request.path_info.startswith("/admin/"):
            keys = {ALL, *_by_address(match), *getattr(response, "keys_shown", ())}
            response.headers["Surrogate-Key"] = " ".join(sorted(keys))
            response.headers["Cache-Tag"] = ",".join(sorted(keys))
        return response

    return middleware


def _by_address(match) -> Iterable[str]:
    named = match.kwargs
    if "article_id" in named:
        yield story_key(named["article_id"])
        if "section" in named:
            yield list_key("section", named["section"])
        return
    kind = (match.url_name or "").partition("_")[0]
    if kind in LISTS and "slug" in named:
        yield list_key(kind, named["slug"])
    else:
        yield PAPER
