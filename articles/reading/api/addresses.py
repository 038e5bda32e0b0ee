"""The addresses of the API, each behind the one door."""

from django.urls import URLPattern, path, re_path

from articles.reading.api.description import openapi
from articles.reading.api.door import opened
from articles.reading.api.endpoints import ENDPOINTS
from articles.reading.api.page import page
from articles.reading.api.problem import not_found
from articles.reading.api.question import Question


def addresses() -> list[URLPattern]:
    """For the register of public addresses."""
    return [
        path("api/", page, name="api"),
        path("api/openapi.json", opened(openapi, Question), name="api_openapi"),
        *(
            path(
                endpoint.route,
                opened(endpoint.view, endpoint.question),
                name=endpoint.name,
            )
            for endpoint in ENDPOINTS
        ),
        # So that no program is answered by a page for people.
        re_path(r"^api/(?P<other>.+/)$", opened(_nothing, Question)),
    ]


def _nothing(request, asked, other: str):
    raise not_found()
