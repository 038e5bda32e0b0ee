"""The pages that say what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static

from articles.masthead.section import Section


def page_not_found(request: HttpRequest, exception) -> HttpResponse:
    """404: the same for what never was and for what is not out yet."""
    context = {"sections": Section.objects.all()}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: made without the database, which may be what is away."""
    try:
        style = static("reading/site.css")
    except ValueError:  # the list of static files may be what is missing
        style = ""
    page = render_to_string("500.html", {"style": style})
    return HttpResponse(page, status=500)
