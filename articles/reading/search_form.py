"""What a reader may ask of search."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.editions.edition import EditionByline, EditionQuerySet
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.story import FIRST_YEAR
from articles.text import clean_text

LONGEST = 200
FILTERS = ("section", "author", "since", "until")
A_DAY = dt.timedelta(days=1)
BY_RELEVANCE, BY_DATE = "relevance", "date"
# Years that every clock and database can reckon with.
YEARS = (
    MinValueValidator(dt.date(FIRST_YEAR, 1, 1), _("That is before any newspaper.")),
    MaxValueValidator(dt.date(9000, 1, 1), _("That is too far away.")),
)


class WordsField(forms.CharField):
    """Words as somebody typed or pasted them: cleaned and cut, never refused."""

    def to_python(self, value):
        words = clean_text(super().to_python(value) or "", multiline=False)
        return words[:LONGEST].strip()


class DayField(forms.DateField):
    """A day as a browser sends it."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    default_validators = list(YEARS)


class SearchForm(forms.Form):
    """Words, and which stories to look in; everything may be left out."""

    q = WordsField(
        label=_("Search the paper"),
        required=False,
        widget=forms.TextInput({"type": "search", "maxlength": LONGEST}),
    )
    section = forms.ChoiceField(
        label=_("Section"),
        required=False,
        error_messages={"invalid_choice": _("There is no such section.")},
    )
    author = WordsField(label=_("Author"), required=False)
    since = DayField(label=_("Since"), required=False)
    until = DayField(label=_("Up to and including"), required=False)
    order = forms.ChoiceField(
        choices=[(BY_RELEVANCE, _("Relevance")), (BY_DATE, _("Date"))],
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, query, sections: Iterable[Section]):
        super().__init__(query)
        self.ids = {section.slug: section.pk for section in sections}
        names = [(section.slug, section.name) for section in sections]
        choices = [("", _("All sections")), *names]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean(self):
        since, until = self.value("since"), self.value("until")
        if since and until and since > until:
            self.add_error("until", _("The last day comes before the first."))

    def value(self, name: str):
        """What was asked, if it can be."""
        return getattr(self, "cleaned_data", {}).get(name) or None

    @property
    def filters(self) -> dict[str, object]:
        """Which stories to look in, as asked."""
        return {name: self.value(name) for name in FILTERS if self.value(name)}

    @property
    def words(self) -> str:
        return self.value("q") or ""

    @property
    def by_date(self) -> bool:
        return self.value("order") == BY_DATE

    def link(self, **changes) -> str:
        """The query of the same question with something else, as of another page."""
        asked = {"q": self.words} | self.filters
        asked |= {"order": BY_DATE} if self.by_date else {}
        asked |= {"at": self.data["at"]} if "at" in self.data else {}
        return "?" + urlencode(
            {name: said for name, said in (asked | changes).items() if said}
        )

    def further(self, link: str) -> str:
        """The same question at the place that a list's own link leads to."""
        return link and self.link(**QueryDict(link.removeprefix("?")).dict())

    @property
    def ways(self) -> list[tuple[object, str, bool]]:
        """The orders to read in, with their links; the last says: this one."""
        return [
            (_("Relevance"), self.link(order=""), not self.by_date),
            (_("Date"), self.link(order=BY_DATE), self.by_date),
        ]

    @property
    def all_by_date(self) -> str:
        return self.link(order=BY_DATE)

    @property
    def filter_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FILTERS]

    @property
    def without_filters(self) -> str:
        return self.link(**dict.fromkeys(self.filters, ""))

    def narrow(self, editions: EditionQuerySet) -> EditionQuerySet:
        """Only the stories to look in."""
        if self.value("section"):
            editions = editions.filter(section=self.ids[self.value("section")])
        if self.value("author"):
            editions = editions.filter(pk__in=_written_by(self.value("author")))
        if self.value("since"):
            editions = editions.filter(
                first_published_at__gte=_begin(self.value("since"))
            )
        if self.value("until"):
            end = _begin(self.value("until") + A_DAY)
            editions = editions.filter(first_published_at__lt=end)
        return editions


def _written_by(name: str):
    """Editions by any author with these names, whatever their order, accents and capitals."""
    authors = Author.objects.all()
    parts = slugify(name).split("-")
    for part in parts:
        authors = authors.filter(slug__contains=part)
    if not any(parts):
        authors = authors.none()
    return EditionByline.objects.filter(author__in=authors).values("edition")


def _begin(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime(day.year, day.month, day.day))
