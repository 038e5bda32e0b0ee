"""What the paper is measured against: a bare function, and a bare view of Django."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path

PAGE = b"x" * 30_000
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", str(len(PAGE))),
]
urlpatterns = [path("", lambda request: HttpResponse(PAGE))]


def bare_function(environ, start_response):
    """The least that a WSGI server can be given to do."""
    start_response("200 OK", HEADERS)
    return [PAGE]


def bare_view():
    """Django with one view, and nothing around it: the unit B."""
    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="b")
        django.setup()
    return WSGIHandler()


view = bare_view() if not settings.configured else None
