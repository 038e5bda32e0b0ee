"""What every response says about its own safety."""

import secrets
from collections.abc import Iterable

READERS = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# ProseMirror and the admin set styles from scripts; scripts themselves need the nonce
# or come from this host.
DESK = (
    "default-src 'none'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'nonce-{nonce}'; connect-src 'self'; font-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'"
)


def is_desk(request) -> bool:
    """Whether this address belongs to the admin."""
    return request.path_info.startswith("/admin/")


def framing(policy: str, sources: Iterable[str]) -> str:
    """A policy that also lets the page frame these sites."""
    if not sources:
        return policy
    allowed = " ".join(sources)
    if "frame-src" in policy:
        return policy.replace("frame-src", f"frame-src {allowed}")
    return f"{policy}; frame-src {allowed}"


def content_security_policy(get_response):
    """Send a Content-Security-Policy; `request.csp_nonce` is the one for this page.

    A page with embeds sets `response.frame_sources`, the sites they come from.
    """

    def middleware(request):
        request.csp_nonce = secrets.token_urlsafe(16)
        response = get_response(request)
        policy = DESK.format(nonce=request.csp_nonce) if is_desk(request) else READERS
        shared = not is_desk(request) and not _is_page(response)
        frames = getattr(response, "frame_sources", ())
        response.headers.setdefault("Content-Security-Policy", framing(policy, frames))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin"
        )
        return response

    return middleware


def _is_page(response) -> bool:
    """Pictures, feeds and documents may be shown by others; pages are nobody's part."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def staff_pages_are_private(get_response):
    """No cache keeps a page that was made for a signed-in person."""

    def middleware(request):
        response = get_response(request)
        if is_desk(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware
