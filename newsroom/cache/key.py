"""Which requests may be answered from the cache, and which of them are the same."""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings

# Never the same for two people, or done rather than read.
PRIVATE = ("/admin/", "/preview/", "/read/", "/hub/", "/static/", "/media/", "/health/")
# Whoever carries one of these is not just any reader.
PERSONAL_COOKIES = ("sessionid", "messages", "__Host-sessionid", "__Secure-sessionid")
# What our pages know to ask; everything else changes nothing, and is dropped.
KNOWN = frozenset(
    [
        "after",
        "author",
        "before",
        "month",
        "order",
        "page",
        "period",
        "q",
        "section",
        "since",
        "sort",
        "until",
        "year",
    ]
)
# Answers whatever is asked, also that a parameter is unknown.
STRICT = "/api/"
# A browser that opens one of these is shown a page instead.
FEEDS = (".xml", ".json")
LONGEST_QUERY = 500
# A page as it was is made for one person.
NEVER = "at"


def key_of(environ: dict) -> tuple | None:
    """What a request asks for, so that all who ask the same share an answer; None where
    the cache has no part in it."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    path = environ["PATH_INFO"]
    if path.startswith(PRIVATE) or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE")
    if cookies and _personal(cookies):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and path.startswith(STRICT):
        query = query if len(query) <= LONGEST_QUERY else None
    elif query:
        query = _normal(query)
    if query is None:
        return None
    return (
        environ.get("HTTP_HOST", ""),
        _scheme(environ),
        path,
        query,
        path.endswith(FEEDS) and environ.get("HTTP_SEC_FETCH_DEST") == "document",
    )


def _scheme(environ: dict) -> str:
    """As Django says it: a header counts only where there is a proxy that sets it."""
    proxy = settings.SECURE_PROXY_SSL_HEADER
    if not proxy or proxy[0] not in environ:
        return environ["wsgi.url_scheme"]
    said = environ[proxy[0]]
    return "https" if said.partition(",")[0].strip() == proxy[1] else "http"


def _personal(cookies: str) -> bool:
    names = (pair.partition("=")[0].strip() for pair in cookies.split(";"))
    return any(name in PERSONAL_COOKIES for name in names)


def _normal(query: str) -> str | None:
    """The parameters that are known, in one order; None where the page is one person's."""
    if len(query) > LONGEST_QUERY:
        return None
    pairs = parse_qsl(query, keep_blank_values=False)
    if any(name == NEVER for name, _ in pairs):
        return None
    return urlencode(sorted(pair for pair in pairs if pair[0] in KNOWN))
