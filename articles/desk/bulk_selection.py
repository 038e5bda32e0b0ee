"""The stories that one act is about, each as it was when somebody agreed to it."""

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from articles.desk.article_row import LONG
from articles.desk.library import IdsField
from articles.desk.state import with_state
from articles.drafts.access import changeable
from articles.drafts.article import Article, ArticleTag
from articles.editions.edition import Edition

# Done at once; what matches more than these is done in turns.
MOST = 200
SEEN = r"^[0-9]{1,18}-[0-9]{1,9}-[a-z]{1,10}-[0-9]{1,18}$"


@dataclass(frozen=True)
class Seen:
    """A story as it was shown: whatever anybody did to it since shows here."""

    pk: int
    version: int
    stage: str
    # The key of its last edition, due or to come; 0 where there is none.
    edition: int

    def __str__(self):
        return f"{self.pk}-{self.version}-{self.stage}-{self.edition}"


class SeenField(forms.Field):
    """Stories as the page showed them, one parameter each."""

    widget = forms.MultipleHiddenInput
    one = forms.RegexField(SEEN)

    def clean(self, value):
        seen = [_seen(self.one.clean(text)) for text in (value or [])[:MOST]]
        return {one.pk: one for one in seen}


class SelectionForm(forms.Form):
    """Which stories, as an address names them, and the list that they came from."""

    id = IdsField()
    more = forms.BooleanField(required=False)
    list = forms.CharField(required=False, max_length=4000)


class AgreedForm(forms.Form):
    """Which stories somebody agreed to change."""

    story = SeenField()


@dataclass(frozen=True)
class Selection:
    """Stories in the order of the list, and which of them may be changed."""

    articles: list
    changeable: frozenset[int]


def selection(ids: Collection[int], *, user) -> Selection:
    """These stories with all that an act wants to know: a query for them, their tags,
    and the rights in them."""
    found = _whole(Article.objects.all()).in_bulk(ids)
    theirs = changeable(user).filter(pk__in=ids).values_list("pk", flat=True)
    return Selection(
        [found[key] for key in dict.fromkeys(ids) if key in found], frozenset(theirs)
    )


def seen(article) -> Seen:
    """A story of a selection, as it is now."""
    last = article.last_edition or 0
    return Seen(article.pk, article.version, article.stage, last)


def held(ids: Collection[int]) -> dict[int, Seen]:
    """Stories as they are now, held until this transaction ends."""
    last = Subquery(_editions(OuterRef("pk")).values("pk")[:1])
    locked = Article.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    lines = locked.values_list("pk", "version", "stage", last)
    return {
        pk: Seen(pk, version, stage, edition or 0)
        for pk, version, stage, edition in lines
    }


def _whole(articles: QuerySet) -> QuerySet:
    items = Prefetch("tag_items", ArticleTag.objects.select_related("tag"))
    stated = with_state(articles, timezone.now()).annotate(
        last_edition=Subquery(_editions(OuterRef("pk")).values("pk")[:1]),
        has_text=~Q(body="") | ~Q(intro="") | ~Q(headline=""),
    )
    people = stated.select_related("section", "assignee", "changed_by")
    short = [name for name in LONG if "lead_image__" not in name]
    return people.defer(*short).prefetch_related(items)


def _editions(article) -> QuerySet:
    return Edition.objects.filter(article_id=article).order_by("-number")


def _seen(text: str) -> Seen:
    key, version, stage, edition = text.split("-")
    return Seen(int(key), int(version), stage, int(edition))
