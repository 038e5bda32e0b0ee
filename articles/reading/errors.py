"""The pages that say what is not there."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static

from articles.masthead.section import Section
from articles.reading.moved import moved

# A database that is started again is back by then, in seconds.
SOON = "15"
# What a system says when it can write nothing more.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
    """500; 503 where the database is away, 507 where the disk is full: a page that is made
    without either."""
    fault = sys.exc_info()[1]
    away = isinstance(fault, OperationalError | InterfaceError)
    full = isinstance(fault, OSError) and fault.errno in NO_ROOM
    context = {
        "style": _style(),
        "away": away,
        "full": full,
        "sent": request.method == "POST",
        # Whoever calls us reads it to us, and the logs have it in each line.
        "request_id": request.META.get("newsroom.request_id", ""),
    }
    page = render_to_string("500.html", context)
    response = HttpResponse(page, status=503 if away else 507 if full else 500)
    response.headers["Cache-Control"] = "no-store"
    if away:
        response.headers["Retry-After"] = SOON
    return response


def _style() -> str:
    try:
        return static("reading/site.css")
    except ValueError:  # the list of static files may be what is missing
        return ""
