"""The page that tells people of the API."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.masthead.section import Section
from articles.reading.absolute import absolute
from articles.reading.api.description import told
from articles.reading.api.endpoints import ENDPOINTS
from articles.reading.api.problem import KINDS


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What can be asked, and what comes back."""
    description = absolute(reverse("api_openapi"))
    context = {
        "sections": Section.objects.all(),
        "description_address": description,
        "endpoints": [
            {
                "path": endpoint.path,
                "address": "" if endpoint.parts else f"/{endpoint.route}",
                "summary": endpoint.summary,
                "parameters": told(endpoint.question),
            }
            for endpoint in ENDPOINTS
        ],
        "problems": [
            {"kind": kind, "status": status, "title": title}
            for kind, (status, title) in KINDS.items()
        ],
    }
    response = render(request, "reading/api.html", context)
    response.headers["Link"] = f'<{description}>; rel="service-desc"'
    return response
