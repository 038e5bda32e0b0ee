"""robots.txt (RFC 9309): where crawlers have nothing to find, and where they find all."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.reading.absolute import absolute

# The desk; drafts by a link; what takes no visitors; and pages of which there is no end.
CLOSED = (
    "/admin/",
    "/preview/",
    "/read/",
    "/hub/",
    "/search/",
    "/*?at=",
    "/*&at=",
)
SITEMAPS = ("sitemap", "news_sitemap")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        *(f"Sitemap: {absolute(reverse(name))}" for name in SITEMAPS),
        "",
    ]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
