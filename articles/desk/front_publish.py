"""The page between a front at the desk and its readers: publish, schedule, cancel."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.desk.front_sections import FRONT_PAGE, front_url, section_of
from articles.desk.front_state import FrontState, front_state
from articles.desk.front_words import published_words
from articles.desk.house_moment import HouseMoment
from articles.desk.state import moment_words
from articles.drafts.arrange import front_of
from articles.drafts.front import Front
from articles.editions.front_edition import FrontEdition
from articles.editions.publish_front import (
    absent,
    cancel_front,
    front_problems,
    publish_front,
)


class FrontPublishForm(forms.Form):
    """Now or at which time, and whether that takes the place of what is planned."""

    NOW, LATER = "now", "later"

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[(NOW, gettext_lazy("Now")), (LATER, gettext_lazy("At a later time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = HouseMoment(label=gettext_lazy("Time"), required=False)
    replace_planned = forms.BooleanField(
        label=gettext_lazy("Cancel what is planned after it"),
        required=False,
        help_text=gettext_lazy("Else those fronts come in its place at their time."),
    )

    def clean(self):
        cleaned = super().clean() or {}
        at, later = cleaned.get("at"), cleaned.get("when") == self.LATER
        if later and not at and "at" not in self.errors:
            self.add_error("at", _("Say when."))
        if later and at and at <= timezone.now():
            self.add_error("at", _("That time has passed already."))
        if at and cleaned.get("when") == self.NOW:
            message = _("You filled in a time but chose “now”: choose one of the two.")
            self.add_error("at", message)
        return cleaned


def may_publish(request: HttpRequest, admin) -> bool:
    """Whether this editor may send fronts to readers."""
    allowed = request.user.has_perm("articles.publish_front")
    return allowed and admin.has_change_permission(request)


def publish_view(admin):
    """The page that says what publishing will do, and does it."""

    def view(request: HttpRequest, section_id: int) -> HttpResponse:
        if not may_publish(request, admin):
            raise PermissionDenied
        front = front_of(section_of(section_id))
        if not front.pk:
            messages.warning(request, _("Nothing has been arranged here yet."))
            return redirect(front_url(front.section))
        state = front_state(front.section, timezone.now())
        form = FrontPublishForm(
            request.POST or None, initial={"version": front.version}
        )
        if not state.planned:
            del form.fields["replace_planned"]
        if request.method == "POST" and form.is_valid():
            done = _publish(request, admin, front, form)
            if done:
                return redirect(front_url(front.section))
        return _page(request, admin, front, form, state)

    return view


def cancel_view(admin):
    """Cancel a front that is planned."""

    @require_POST
    def view(request: HttpRequest, section_id: int, edition_id: int) -> HttpResponse:
        if not may_publish(request, admin):
            raise PermissionDenied
        front = front_of(section_of(section_id))
        planned = FrontEdition.objects.of(front.section)
        edition = get_object_or_404(planned, pk=edition_id)
        try:
            cancel_front(edition, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(front_url(front.section))
        moment = moment_words(edition.published_at)
        words = _("Cancelled: what was planned for %(moment)s.") % {"moment": moment}
        if front.pk:
            admin.log_change(request, front, words)
        messages.success(request, words)
        return redirect(front_url(front.section))

    return view


def _publish(request, admin, front: Front, form: FrontPublishForm) -> bool:
    cleaned = form.cleaned_data
    try:
        edition = publish_front(
            front,
            by=request.user,
            at=cleaned["at"],
            version=cleaned["version"],
            replace_planned=cleaned.get("replace_planned", False),
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    words = published_words(edition, planned=bool(cleaned["at"]))
    admin.log_change(request, front, words)
    messages.success(request, words)
    return True


def _page(request, admin, front: Front, form, state: FrontState) -> HttpResponse:
    at = (form.is_bound and form.is_valid() and form.cleaned_data["at"]) or None
    at = at or timezone.now()
    slots = list(front.slots.select_related("image", "article"))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Publish: %(front)s") % {"front": front},
        "front": front,
        "section_id": front.section_id or FRONT_PAGE,
        "form": form,
        "state": state,
        "slots": slots,
        "problems": front_problems(slots, at),
        "absent": absent(slots, at),
    }
    return TemplateResponse(request, "admin/articles/front/publish.html", context)
