"""The address of whoever asks, for as long as a request lasts."""

from contextvars import ContextVar

from articles.audit.address import address_of

_address: ContextVar[str] = ContextVar("address", default="")


def remember_address(get_response):
    """So that an act far below any page can say where it was asked from."""

    def middleware(request):
        token = _address.set(address_of(request))
        try:
            return get_response(request)
        finally:
            _address.reset(token)

    return middleware


def asked_from() -> str:
    """The address of this request; "" in a command."""
    return _address.get()
