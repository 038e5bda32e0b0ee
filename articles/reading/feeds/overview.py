"""The page that lists the feeds and explains them, and the same list as a file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.masthead.section import Section
from articles.reading.feeds.directory import Followed
from articles.reading.feeds.opml import FILE, MEDIA_TYPE, opml
from articles.reading.feeds.sources import about_corrections, about_paper, about_thing


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """What can be followed, and how."""
    sections = list(Section.objects.all())
    context = {
        "sections": sections,
        "paper_feeds": Followed.of(about_paper()),
        "section_feeds": [
            Followed.of(about_thing(section), section.name) for section in sections
        ],
        "corrections_feeds": Followed.of(about_corrections()),
    }
    return render(request, "reading/feeds.html", context)


@require_safe
def all_sections(request: HttpRequest) -> HttpResponse:
    """OPML."""
    abouts = [about_thing(section) for section in Section.objects.all()]
    content_type = f"{MEDIA_TYPE}; charset=utf-8"
    response = HttpResponse(opml(settings.SITE_NAME, abouts), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
