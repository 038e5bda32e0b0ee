"""Stories as the front's desk shows them: what can be pinned, and what is."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.desk.state import moment_words
from articles.desk.thumbnail import smallest_url
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.masthead.section import Section
from articles.reading import paging
from articles.reading.listed import listed

A_PAGE = 20
MOST_WORDS = 10


@dataclass(frozen=True)
class Card:
    """A story in one line: `state` says since when readers have it, or from when."""

    id: int
    headline: str
    section: str
    state: str
    thumbnail: str
    live: bool


class StoriesForm(forms.Form):
    """What is asked of the list of stories."""

    q = forms.CharField(
        label=gettext_lazy("Search for a story"),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "placeholder": gettext_lazy("Search for a story"),
            }
        ),
    )
    of = forms.ModelChoiceField(
        Section.objects.all(),
        label=gettext_lazy("Section"),
        required=False,
        empty_label=gettext_lazy("All sections"),
    )


def stories_view(admin):
    """Stories to pin as JSON, newest first, planned ones before them."""

    @require_safe
    def view(request: HttpRequest) -> JsonResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        form = StoriesForm(request.GET)
        if not form.is_valid():
            words = [str(word) for found in form.errors.values() for word in found]
            return JsonResponse({"error": " ".join(words)}, status=400)
        cards, key = stories(form, request.GET, timezone.now())
        answer = {"stories": [asdict(card) for card in cards], "next": key}
        return JsonResponse(answer)

    return view


def stories(form: StoriesForm, query, at: dt.datetime) -> tuple[list[Card], str]:
    """A page of what can be pinned, and the key of the next: two queries."""
    wanted = _wanted(form.cleaned_data if form.is_valid() else {})
    live = listed(Edition.objects.live(at).filter(wanted))
    page = paging.page(live, query, size=A_PAGE)
    to_come = _to_come(at).filter(wanted)[:A_PAGE] if page.first else []
    return [_card(edition, at) for edition in [*to_come, *page]], page.next_key


def cards(ids: Collection[int], at: dt.datetime) -> dict[int, Card]:
    """The card of each of these stories, by id, whatever its state: three queries."""
    live = listed(Edition.objects.live(at).filter(article_id__in=ids))
    found = {edition.article_id: _card(edition, at) for edition in live}
    planned = _to_come(at).filter(article_id__in=set(ids) - found.keys())
    for edition in planned:
        found.setdefault(edition.article_id, _card(edition, at))
    rest = Article.objects.filter(pk__in=set(ids) - found.keys())
    rest = rest.select_related("section", "lead_image")
    rest = rest.defer("body", "lead_image__metadata")
    return found | {article.pk: _draft_card(article) for article in rest}


def _wanted(asked: dict) -> Q:
    """Every word in the headline or the word above it, in the section asked for."""
    wanted = Q(section=asked["of"]) if asked.get("of") else Q()
    for word in asked.get("q", "").split()[:MOST_WORDS]:
        wanted &= Q(headline__icontains=word) | Q(kicker__icontains=word)
    return wanted


def _to_come(at: dt.datetime) -> QuerySet:
    """The stories that readers do not have at `at` and will have."""
    live = Edition.objects.live(at).filter(article_id=OuterRef("article_id"))
    planned = Edition.objects.planned(at).exclude(kind=Edition.Kind.WITHDRAWAL)
    return listed(planned.filter(~Exists(live))).order_by("published_at", "id")


def _card(edition: Edition, at: dt.datetime) -> Card:
    live = edition.published_at <= at
    since = edition.first_published_at if live else edition.published_at
    words = _("Online since %(moment)s") if live else _("Planned for %(moment)s")
    return Card(
        edition.article_id,
        edition.headline,
        str(edition.section),
        words % {"moment": moment_words(since)},
        smallest_url(edition.lead_image),
        live,
    )


def _draft_card(article: Article) -> Card:
    return Card(
        article.pk,
        str(article),
        str(article.section or ""),
        _("Readers do not have this story"),
        smallest_url(article.lead_image),
        live=False,
    )


def mark(found: Iterable[Card], pinned: Collection[int]) -> list[tuple[Card, bool]]:
    """Each card, and whether it is on the front already."""
    return [(card, card.id in pinned) for card in found]
