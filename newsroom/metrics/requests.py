"""Counts what Django answers: by the name of its view, never by an address."""

from time import perf_counter

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed

from newsroom.metrics.recorded import recorded

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
NONE, OTHER = "none", "other"


def requests_are_counted(get_response):
    """The outermost of the middleware, so that it sees what all others made of it."""
    if not settings.METRICS:
        raise MiddlewareNotUsed

    def middleware(request):
        began = perf_counter()
        response = get_response(request)
        count = recorded()
        match = request.resolver_match
        view = (match.view_name or NONE) if match else NONE
        method = request.method if request.method in METHODS else OTHER
        status = f"{response.status_code // 100}xx"
        count.requests.labels(view, method, status).inc()
        count.seconds.labels(view).observe(perf_counter() - began)
        return response

    return middleware
