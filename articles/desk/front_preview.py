"""A front as readers would see it at any moment, and what fills itself below the pins."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.desk.front_form import MomentForm, PinFormSet, pins
from articles.desk.front_sections import section_of
from articles.desk.library import IdsField
from articles.desk.private_page import private
from articles.drafts.arrange import Pin, front_of
from articles.drafts.front import FrontSlot
from articles.editions.front_edition import FrontPlace
from articles.editions.publish_front import places
from articles.images.image import Image
from articles.masthead.section import Section
from articles.reading.front import front_page, section_page


@dataclass(frozen=True)
class Filled:
    """Some stories that nobody pinned, under what the page calls their place."""

    words: str
    editions: list


class FillingForm(MomentForm):
    """For which pins, at which moment: `?pin=7&pin=9&at=…`."""

    pin = IdsField()


def preview_view(admin):
    """The readers' page from the saved front (GET) or from what is arranged (POST)."""

    @xframe_options_sameorigin
    def view(request: HttpRequest, section_id: int) -> HttpResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        section = section_of(section_id)
        sent = request.POST if request.method == "POST" else request.GET
        at = MomentForm(sent).moment(timezone.now())
        if request.method != "POST":
            slots = _saved(section)
        else:
            formset = PinFormSet(request.POST, prefix="pin")
            if not formset.is_valid():
                return _refusal()
            slots = _slots(pins(formset))
        return private(_readers_page(request, section, places(slots), at))

    return view


def filling_view(admin):
    """What fills itself below these pins: a piece of the editing page."""

    @require_safe
    def view(request: HttpRequest, section_id: int) -> HttpResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        section = section_of(section_id)
        form = FillingForm(request.GET)
        at = form.moment(timezone.now())
        ids = form.cleaned_data.get("pin", [])
        context = {"filling": filling(section, ids, at)}
        return render(request, "admin/articles/front/_filling.html", context)

    return view


def filling(section: Section | None, ids: Collection[int], at: dt.datetime):
    """The stories below the pinned ones, as the page at `at` would have them."""
    shown = [FrontPlace(article_id=key) for key in ids]
    known = set(ids)
    if section:
        page = section_page(section, shown, at, {})
        found = [Filled(_("The newest of the section"), list(page))]
    else:
        sections = list(Section.objects.all())
        front = front_page(sections, shown, at)
        found = [
            Filled(_("Opening story"), [front.opening] if front.opening else []),
            Filled(_("Beside it"), front.seconds),
            Filled(_("Just in"), front.just_in),
            *(Filled(str(band.section), band.editions) for band in front.bands),
        ]
    return [
        Filled(filled.words, left)
        for filled in found
        if (left := [one for one in filled.editions if one.article_id not in known])
    ]


def _saved(section: Section | None) -> list[FrontSlot]:
    front = front_of(section)
    return list(front.slots.select_related("image")) if front.pk else []


def _slots(arranged: Sequence[Pin]) -> list[FrontSlot]:
    """What is arranged and not saved; a picture that is not there is left out."""
    wanted = {pin.image_id for pin in arranged if pin.image_id}
    images = Image.objects.defer("metadata").in_bulk(wanted)
    return [
        FrontSlot(
            article_id=pin.article_id,
            kicker=pin.kicker,
            headline=pin.headline,
            image=images.get(pin.image_id or 0),
            alt=pin.alt,
        )
        for pin in arranged
    ]


def _readers_page(request, section: Section | None, shown, at) -> HttpResponse:
    """The readers' own template, as their views fill it."""
    sections = list(Section.objects.all())
    context = {"sections": sections, "at": at}
    if section is None:
        context["front"] = front_page(sections, shown, at)
        return render(request, "reading/front.html", context)
    page = section_page(section, shown, at, {})
    context |= {"section": section, "page": page}
    return render(request, "reading/section.html", context)


def _refusal() -> HttpResponse:
    """What is arranged has a mistake, which the editing page shows when it is saved."""
    words = _("This cannot be shown yet: save first, and mend what is marked.")
    return private(HttpResponse(words, content_type="text/plain; charset=utf-8"))
