"""The form in which a front is arranged: a line for each place, and acts on them."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.desk.house_moment import HouseMoment
from articles.drafts.arrange import Pin
from articles.drafts.front import MOST_PLACES, FrontSlot

LARGEST_ID = 2**63 - 1
# What the buttons say: `place:7` (story 7), `up:2` (the third place), `older:<key>`.
ACT = re.compile(
    r"save|publish|(?:place|top):\d{1,18}|(?:up|down|remove):\d{1,2}|older:[\d-]+"
)
# Another version than any that is saved: a form without one never overwrites.
NO_VERSION = -1


class PinForm(forms.Form):
    """One pinned story, and what this front says of it instead of its own words."""

    article = forms.IntegerField(
        min_value=1, max_value=LARGEST_ID, widget=forms.HiddenInput
    )
    kicker = forms.CharField(label=_("Kicker"), max_length=60, required=False)
    headline = forms.CharField(label=_("Headline"), max_length=200, required=False)
    image = forms.IntegerField(
        label=_("Number of the picture"),
        min_value=1,
        max_value=LARGEST_ID,
        required=False,
    )
    alt = forms.CharField(label=_("Alt text"), required=False)

    @property
    def own(self) -> bool:
        """Whether this front says something else than the story does."""
        names = ("kicker", "headline", "image", "alt")
        return bool(self.errors) or any(self[name].value() for name in names)


PinFormSet = forms.formset_factory(
    PinForm, extra=0, max_num=MOST_PLACES, validate_max=True, absolute_max=100
)


class ArrangeForm(forms.Form):
    """What the editor asks, and which version of the front was open."""

    token = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    act = forms.CharField(required=False)

    @property
    def version(self) -> int:
        """The version that was open."""
        return self.cleaned_data.get("token", NO_VERSION)

    @property
    def does(self) -> tuple[str, str]:
        """The act, and what it is about; to look again where it is none."""
        act = self.cleaned_data.get("act", "")
        name, _colon, about = (act if ACT.fullmatch(act) else "look").partition(":")
        return name, about


class MomentForm(forms.Form):
    """The moment at which a page is shown: now, unless it is given."""

    at = HouseMoment(label=_("As it is at"), required=False)

    def moment(self, now: dt.datetime) -> dt.datetime:
        """The moment asked for, else now."""
        return (self.is_valid() and self.cleaned_data["at"]) or now


def pins(formset) -> list[Pin]:
    """The arrangement in a valid formset, in order."""
    return [
        Pin(
            line["article"],
            line["kicker"],
            line["headline"],
            line["image"],
            line["alt"],
        )
        for line in formset.cleaned_data
        if line
    ]


def saved_pins(slots: Iterable[FrontSlot]) -> list[Pin]:
    """The arrangement that is saved."""
    return [
        Pin(slot.article_id, slot.kicker, slot.headline, slot.image_id, slot.alt)
        for slot in slots
    ]


def lines(arranged: Sequence[Pin]):
    """A formset that shows this arrangement."""
    initial = [
        {
            "article": pin.article_id,
            "kicker": pin.kicker,
            "headline": pin.headline,
            "image": pin.image_id,
            "alt": pin.alt,
        }
        for pin in arranged
    ]
    return PinFormSet(initial=initial, prefix="pin")


def moved(arranged: Sequence[Pin], act: str, about: str) -> list[Pin]:
    """The arrangement after a button: place, top, up, down or remove."""
    left = list(arranged)
    number = int(about) if about.isdecimal() else -1
    if act in ("place", "top"):
        known = number in {pin.article_id for pin in left}
        if not known and len(left) < MOST_PLACES:
            left.insert(0 if act == "top" else len(left), Pin(number))
    elif 0 <= number < len(left):
        pin = left.pop(number)
        steps = {"up": -1, "down": 1}
        if act in steps:
            left.insert(max(0, number + steps[act]), pin)
    return left
