"""The pages that say what is not there."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static

from articles.masthead.section import Section
from articles.reading.moved import moved


def page_not_found(request: HttpRequest, exception) -> HttpResponse:
    """404: the same for what never was and for what is not out yet.

    What was here once leads on, or says that it has been taken away.
    """
    if elsewhere := moved(request):
        return elsewhere
    context = {"sections": Section.objects.all()}
    return render(request, "404.html", context, status=404)


def bad_request(request: HttpRequest, exception) -> HttpResponse:
    """400, and 413 for more than one form may hold: says that nothing was saved."""
    large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    context = {"style": _style(), "large": large, "most": most}
    page = render_to_string("400.html", context)
    return HttpResponse(page, status=413 if large else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: made without the database, which may be what is away."""
    page = render_to_string("500.html", {"style": _style()})
    return HttpResponse(page, status=500)


def _style() -> str:
    try:
        return static("reading/site.css")
    except ValueError:  # the list of static files may be what is missing
        return ""
