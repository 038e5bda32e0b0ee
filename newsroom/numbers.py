"""Numbers in a request that are longer than any key."""

import logging
from collections.abc import Callable

from django.http import Http404
from django.urls import get_resolver

log = logging.getLogger(__name__)


def too_long_is_not_found(get_response):
    """A number that no row can have names nothing: not found, and no fault of ours.

    SQLite says so by an exception, where PostgreSQL just finds nothing. Forged filters
    and choices in the admin come past every form. What was begun is rolled back.
    """

    def middleware(request):
        return get_response(request)

    def process_exception(request, error):
        if not isinstance(error, OverflowError) or "SQLite INTEGER" not in str(error):
            return None
        log.warning("A number longer than any key at %s", request.path)
        not_found: Callable = get_resolver().resolve_error_handler(404)
        return not_found(request, Http404())

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
