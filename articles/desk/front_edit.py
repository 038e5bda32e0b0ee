"""The page on which a front is arranged, by buttons that scripts only make quicker."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.front_cards import StoriesForm, cards, mark, stories
from articles.desk.front_form import (
    ArrangeForm,
    MomentForm,
    PinFormSet,
    lines,
    moved,
    pins,
    saved_pins,
)
from articles.desk.front_media import FRONT_MEDIA
from articles.desk.front_preview import filling
from articles.desk.front_sections import FRONT_PAGE, front_url, section_of
from articles.desk.front_state import front_state, waiting
from articles.desk.front_words import place_name, place_words, saved_words
from articles.desk.state import moment_words
from articles.drafts.arrange import FrontHasChanged, arrange, front_of
from articles.drafts.front import MOST_PLACES, Front, FrontSlot


def edit_view(admin):
    """Arrange a front and save it."""

    def view(request: HttpRequest, section_id: int) -> HttpResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        front = front_of(section_of(section_id))
        if request.method != "POST":
            arranged = saved_pins(_slots(front))
            return _page(request, admin, front, lines(arranged), token=front.version)
        form = ArrangeForm(request.POST)
        formset = PinFormSet(request.POST, prefix="pin")
        form.full_clean()
        token = form.version
        if not formset.is_valid():
            return _page(request, admin, front, formset, token=token)
        act, about = form.does
        if act in ("save", "publish"):
            return _save(request, admin, front, formset, token, act)
        arranged = moved(pins(formset), act, about)
        older = about if act == "older" else ""
        return _page(request, admin, front, lines(arranged), token, older=older)

    return view


def _save(request, admin, front: Front, formset, token: int, act: str) -> HttpResponse:
    before = _slots(front)
    try:
        saved = arrange(front.section, pins(formset), by=request.user, version=token)
    except FrontHasChanged as error:
        return _page(request, admin, front, formset, token, conflict=error.saved)
    except ValidationError as error:
        return _page(request, admin, front, formset, token, errors=error.messages)
    words = saved_words(before, _slots(saved))
    admin.log_change(request, saved, words)
    if act == "publish":
        return redirect(front_url(saved.section, "publish"))
    messages.success(request, _("Saved. Readers see it once you publish it."))
    return redirect(front_url(saved.section))


def _slots(front: Front) -> list:
    """What is saved on a front, asked for once."""
    if not front.pk:
        return []
    slots = FrontSlot.objects.select_related("article", "image")
    whole = slots.defer("article__body", "image__metadata")
    prefetch_related_objects([front], Prefetch("slots", whole))
    return list(front.slots.all())


def _page(
    request,
    admin,
    front: Front,
    formset,
    token: int,
    older="",
    conflict=None,
    errors=(),
) -> HttpResponse:
    """The page with this arrangement, saved or not."""
    now = timezone.now()
    asked = request.POST if request.method == "POST" else None
    moment = MomentForm(asked or {})
    find = StoriesForm(asked or {"of": front.section_id})
    ids = [_number(form["article"].value()) for form in formset]
    found, key = stories(find, {"before": older}, now)
    known = cards(ids, now)
    state = front_state(front.section, now)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": str(front),
        "front": front,
        "section_id": front.section_id or FRONT_PAGE,
        "formset": formset,
        "pins": [
            (form, known.get(number), place_name(front.section, index))
            for index, (form, number) in enumerate(zip(formset, ids, strict=True))
        ],
        "place_words": place_words(front.section),
        "most": MOST_PLACES,
        "token": token,
        "find": find,
        "moment": moment,
        "stories": mark(found, ids),
        "older": key,
        "filling": filling(front.section, ids, moment.moment(now)),
        "state": state,
        "waiting": waiting(_slots(front), state.live),
        "errors": [*errors, *formset.non_form_errors()],
        "conflict": conflict and _conflict(conflict),
        "may_publish": request.user.has_perm("articles.publish_front"),
        "media": FRONT_MEDIA.with_nonce(request.csp_nonce),
    }
    return TemplateResponse(request, "admin/articles/front/edit.html", context)


def _conflict(saved: Front) -> dict:
    """Who saved in the meantime, when, and what."""
    return {
        "who": saved.changed_by or _("Somebody"),
        "moment": moment_words(saved.changed_at) if saved.changed_at else "",
        "slots": _slots(saved),
    }


def _number(value) -> int:
    """A story's number in a form that may have been sent by anybody."""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0
