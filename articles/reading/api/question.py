"""What may be asked of an address: these parameters, each at most once, and no other.

The fields are also what the OpenAPI description and the page for people tell of them.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reading.api.cursor import CursorField
from articles.reading.api.moment_field import MomentField
from articles.reading.search_form import WordsField

MOST, USUAL = 100, 25
TRUE, FALSE = "true", "false"
# As much of a name that is not known as an answer repeats.
LONGEST_NAME = 60


def _one_of(*choices: str, help_text) -> forms.ChoiceField:
    """The first is what counts where nothing is said."""
    error = gettext_lazy("Choose one of: %(choices)s.") % {
        "choices": ", ".join(choices)
    }
    return forms.ChoiceField(
        choices=[(choice, choice) for choice in choices],
        required=False,
        help_text=help_text,
        error_messages={"invalid_choice": error},
    )


def _slug(help_text) -> forms.SlugField:
    return forms.SlugField(max_length=120, required=False, help_text=help_text)


class Question(forms.Form):
    """A question without any parameter, and what all questions share."""

    def __init__(self, query: QueryDict):
        super().__init__(query)
        self.query = query

    @property
    def refusals(self) -> list[dict[str, str]]:
        """What is wrong with it: each parameter with the reason."""
        return [{"parameter": name, "detail": why} for name, why in self._refusals()]

    @property
    def said(self) -> dict[str, Any]:
        """What was asked; what was not is None, or what usually counts."""
        return {
            name: self.cleaned_data.get(name) or _usual(field)
            for name, field in self.fields.items()
        }

    @property
    def of(self) -> str:
        """The list that a cursor of this question belongs to."""
        return type(self).__name__.lower()

    def clean(self):
        cursor = self.cleaned_data.get("cursor")
        if cursor and cursor[0] != self.of:
            words = _("This cursor belongs to a list in another order.")
            self.add_error("cursor", words)

    def _refusals(self) -> Iterator[tuple[str, str]]:
        for name, values in self.query.lists():
            if name not in self.fields:
                yield name[:LONGEST_NAME], _unknown(self.fields)
            elif len(values) > 1:
                yield name, _("It can be given once only.")
            elif not values[0].strip():
                yield name, _("It says nothing: leave it out.")
        for name, errors in self.errors.items():
            yield name, str(errors[0])


class Listed(Question):
    """A question for a list, in pages."""

    limit = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        required=False,
        initial=USUAL,
        help_text=gettext_lazy("How many on a page."),
    )
    cursor = CursorField(
        required=False,
        help_text=gettext_lazy(
            "Where the page begins, from “next” of the page before. It stays good: "
            "whatever comes out meanwhile, nothing is skipped and nothing comes twice."
        ),
    )


class Sections(Listed):
    pass


class Tags(Listed):
    pass


class Authors(Listed):
    pass


class Removals(Listed):
    pass


class Planning(Question):
    """A question that a partner with the right token may also ask of what is to come."""

    planned = _one_of(
        FALSE,
        TRUE,
        help_text=gettext_lazy(
            "True: what is still to go out instead of what readers have. Needs a token "
            "that opens this."
        ),
    )

    @property
    def wants_planned(self) -> bool:
        return self.said["planned"] == TRUE


class Articles(Planning, Listed):
    """Which stories, and in which order."""

    section = _slug(gettext_lazy("Only of this section, by its slug."))
    tag = _slug(gettext_lazy("Only with this tag, by its slug."))
    author = _slug(gettext_lazy("Only by this author, by the slug."))
    q = WordsField(
        required=False,
        help_text=gettext_lazy(
            "Only with these words, as the paper’s search has them."
        ),
    )
    by = _one_of(
        "published",
        "changed",
        help_text=gettext_lazy(
            "The moment that counts for order, since and until: first publication, or the "
            "last change. By change, stories that were withdrawn are listed as well. What "
            "is planned goes by the moment at which it is to go out."
        ),
    )
    order = _one_of(
        "newest", "oldest", help_text=gettext_lazy("Which of them come first.")
    )
    since = MomentField(
        required=False,
        help_text=gettext_lazy("From this day or moment on, which is included."),
    )
    until = MomentField(
        ends=True,
        required=False,
        help_text=gettext_lazy(
            "Before this moment; up to and including this day, if it is one."
        ),
    )

    @property
    def of(self) -> str:
        said = self.cleaned_data
        planned = said.get("planned") == TRUE
        by = "planned" if planned else said.get("by") or "published"
        return f"{by}.{said.get('order') or 'newest'}"

    def clean(self):
        super().clean()
        said = self.cleaned_data
        if said.get("since") and said.get("until") and said["since"] >= said["until"]:
            self.add_error("until", _("It comes before since: nothing is in between."))
        if self.query.get("q", "").strip() and "q" in said and not said["q"]:
            self.add_error("q", _("It says nothing: leave it out."))


def _usual(field: forms.Field):
    if isinstance(field, forms.ChoiceField):
        return field.choices[0][0]  # type: ignore[index]
    return field.initial


def _unknown(fields: dict) -> str:
    if not fields:
        return _("There is no such parameter; this address takes none.")
    known = {"names": ", ".join(fields)}
    return _("There is no such parameter. There are: %(names)s.") % known
