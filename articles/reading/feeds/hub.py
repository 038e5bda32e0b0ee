"""The WebSub hub that feeds name: that of the paper itself, another, or none."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# What WEBSUB_HUB says where the paper is its own hub.
OWN = "own"


def announce_hub(request: HttpRequest, response: HttpResponse) -> None:
    """Say in a header where a feed can be subscribed to (WebSub, section 4)."""
    hub = hub_address()
    if hub:
        topic = settings.SITE_URL + request.get_full_path()
        response.headers["Link"] = f'<{hub}>; rel="hub", <{topic}>; rel="self"'


def hub_address() -> str:
    """Its whole address; "" where nobody is told of what is new."""
    if settings.WEBSUB_HUB == OWN:
        return settings.SITE_URL + reverse("hub")
    return settings.WEBSUB_HUB
