"""Where subscribers ask the paper's own hub to be sent a feed (WebSub, section 5.1)."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.dispatch import hub
from articles.dispatch.subscription import Subscription
from articles.dispatch.topics import is_feed
from articles.reading.feeds.hub import OWN

A_DAY = 24 * 60 * 60
SHORTEST, USUAL, LONGEST = A_DAY // 24, 10 * A_DAY, 30 * A_DAY
# Requests that nobody confirmed may not fill the table.
MOST_UNCONFIRMED = 1000


class RequestForm(forms.Form):
    """What a subscriber sends; the names have “hub.” before them."""

    mode = forms.ChoiceField(choices=[(hub.SUBSCRIBE,) * 2, (hub.UNSUBSCRIBE,) * 2])
    topic = forms.CharField(max_length=500)
    callback = forms.URLField(max_length=1000, assume_scheme="https")
    # Under 200 bytes, says section 5.1.
    secret = forms.CharField(max_length=199, required=False, strip=False)
    lease_seconds = forms.IntegerField(required=False, min_value=0)

    def clean_topic(self):
        if not is_feed(self.cleaned_data["topic"]):
            raise ValidationError("This is no feed of this paper.")
        return self.cleaned_data["topic"]

    def clean_callback(self):
        if urlsplit(self.cleaned_data["callback"]).scheme not in ("http", "https"):
            raise ValidationError("Only http and https can be called back.")
        return self.cleaned_data["callback"]

    def clean_lease_seconds(self):
        asked = self.cleaned_data["lease_seconds"] or USUAL
        return min(max(asked, SHORTEST), LONGEST)


@csrf_exempt
@require_POST
def hub_page(request: HttpRequest) -> HttpResponse:
    """Accept a request (202), to be confirmed; 400 says in words what is wrong with it."""
    if settings.WEBSUB_HUB != OWN:
        raise Http404
    sent = {name.removeprefix("hub."): value for name, value in request.POST.items()}
    form = RequestForm(sent)
    if not form.is_valid():
        said = [
            f"hub.{name}: {'; '.join(map(str, words))}"
            for name, words in form.errors.items()
        ]
        return _plain("\n".join(said), 400)
    waiting = Subscription.objects.filter(confirmed=False, until__gt=timezone.now())
    if waiting.count() >= MOST_UNCONFIRMED:
        return _plain("Too many requests are waiting: come back later.", 503)
    asked = form.cleaned_data
    hub.ask(
        asked["mode"],
        asked["topic"],
        asked["callback"],
        secret=asked["secret"],
        lease=asked["lease_seconds"],
    )
    return HttpResponse(status=202)


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
