"""What the list of articles is narrowed by: a form, so that an address is all it takes."""

import datetime as dt
from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.article_order import ORDERS, KeyField
from articles.desk.article_pictures import PICTURES
from articles.desk.article_states import STATES
from articles.desk.known_choice import KnownSelect, NoNonsense
from articles.desk.roles_form import ColleagueField, person
from articles.desk.roles_people import Colleagues
from articles.drafts.access import colleagues
from articles.drafts.article import Article, ArticleByline, ArticleTag
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.story import Story

MINE, NOBODY = "mine", "nobody"
WHOSE = {
    MINE: gettext_lazy("Mine"),
    NOBODY: gettext_lazy("Nobody’s"),
}
# Days beyond these break dates and time zones, and no story was changed on one.
DAYS = (MinValueValidator(dt.date(1970, 1, 2)), MaxValueValidator(dt.date(2285, 1, 1)))
# In the address, and no filters.
PLACES = ("after", "before", "order")


def _any(choices, words):
    """The choices of a filter, with the one that asks for nothing first."""
    return [("", words), *choices]


def _named(table) -> list[tuple[str, object]]:
    return [(name, line[0]) for name, line in table.items()]


def _autocomplete(model: type[Model], name: str, widget=KnownSelect):
    return widget(model._meta.get_field(name), admin.site)


class Day(forms.DateInput):
    """The browser's own picker."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class ArticleFilters(NoNonsense):
    """Every filter may be left open; what makes no sense is left out, and said."""

    state = forms.ChoiceField(required=False, choices=_named(STATES))
    section = forms.TypedChoiceField(
        label=capfirst(gettext_lazy("section")), required=False, coerce=int
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose"),
        required=False,
        choices=_any(WHOSE.items(), gettext_lazy("Everybody’s")),
    )
    assignee = ColleagueField(
        label=gettext_lazy("Assigned to"),
        required=False,
        queryset=colleagues(),
        widget=_autocomplete(Article, "assignee", Colleagues),
    )
    author = forms.ModelChoiceField(
        label=gettext_lazy("By author"),
        required=False,
        queryset=Author.objects.all(),
        widget=_autocomplete(ArticleByline, "author"),
    )
    tag: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Tag"),
        required=False,
        queryset=Tag.objects.all(),
        widget=_autocomplete(ArticleTag, "tag"),
    )
    picture = forms.ChoiceField(
        label=gettext_lazy("Pictures"),
        required=False,
        choices=_any(_named(PICTURES), gettext_lazy("All, good or not")),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=_any(Story.Language.choices, gettext_lazy("Every language")),
    )
    since = forms.DateField(
        label=gettext_lazy("Changed from"),
        required=False,
        validators=DAYS,
        widget=Day,
    )
    until = forms.DateField(
        label=gettext_lazy("Changed up to"),
        required=False,
        validators=DAYS,
        widget=Day,
    )
    order = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        choices=[(name, order.words) for name, order in ORDERS.items()],
    )
    after = KeyField(widget=forms.HiddenInput)
    before = KeyField(widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data, label_suffix="")
        # Few of them, read once for both the choice and its check.
        sections = [(section.pk, section.name) for section in Section.objects.all()]
        every = _any(sections, _("All sections"))
        self.fields["section"].choices = every  # type: ignore[attr-defined]
        self.is_valid()
        for name, field in self.fields.items():
            if isinstance(field.widget, KnownSelect):
                field.widget.known = self.cleaned_data.get(name)

    @property
    def asked(self) -> dict[str, object]:
        """The filters that are on, with what they ask."""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: asked[name] for name in asked if name not in PLACES}

    @property
    def boxes(self) -> Iterator[forms.BoundField]:
        """What is asked in boxes: all but the state, which has its own row of links."""
        return (
            field for field in self if field.name not in ("state", "after", "before")
        )

    def words(self, name: str) -> str:
        """A filter that is on, as an editor says it."""
        value = self.cleaned_data[name]
        if isinstance(value, dt.date):
            value = date_format(value, _("j M Y"))
        elif name == "assignee":
            value = person(value)
        else:
            choices = getattr(self.fields[name], "choices", ())
            value = value if isinstance(value, Model) else dict(choices)[value]
        label = self.fields[name].label
        return f"{label}: {value}" if label else str(value)


def filters_media() -> forms.Media:
    """What the boxes need, known before anybody asks anything."""
    fields = ArticleFilters.base_fields.values()
    return sum((field.widget.media for field in fields), start=forms.Media())
