"""What a readers' page says when it shows what readers do not have."""

from django.http import HttpResponse

# In a frame of the desk and nowhere else: no script, no form.
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def private(response: HttpResponse) -> HttpResponse:
    """In no cache, in no search engine, and no address of it to any other site."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
