"""The address that a request comes from, as far as it can be believed."""

import ipaddress
from collections.abc import Iterable

from django.conf import settings

# What a server says of a connection through a socket in the file system.
SOCKET = "unix"
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(request) -> str:
    """The nearest address that no trusted proxy has; "" where there is none.

    `X-Forwarded-For` grows at its end: what stands before the address that the outermost
    trusted proxy wrote down was sent along by whoever asks.
    """
    found = ""
    for hop in _hops(request):
        address = _parsed(hop)
        if address is None and hop != SOCKET:
            break
        found = str(address) if address else found
        if not _trusted(address):
            break
    return found


def network_of(address: str) -> str:
    """What is counted as one: an IPv4 address, a household's /64 of IPv6."""
    parsed = _parsed(address)
    if parsed is None or parsed.version == 4:
        return address
    return str(ipaddress.ip_network(f"{parsed}/64", strict=False))


def _hops(request) -> Iterable[str]:
    """From the nearest to the farthest."""
    yield request.META.get("REMOTE_ADDR", "") or SOCKET
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    yield from (hop.strip() for hop in reversed(forwarded.split(",")))


def _parsed(text: str) -> Address | None:
    """An address, also with a port behind it; IPv4 in IPv6 as IPv4."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _trusted(address: Address | None) -> bool:
    if address is None:
        return SOCKET in settings.TRUSTED_PROXIES
    return any(
        address in ipaddress.ip_network(proxy, strict=False)
        for proxy in settings.TRUSTED_PROXIES
        if proxy != SOCKET
    )
