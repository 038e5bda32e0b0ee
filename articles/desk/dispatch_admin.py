"""Who is told of publications, and how each message fared."""

from django.contrib import admin, messages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.desk.log_words import LogWords
from articles.desk.read_only import ReadOnly
from articles.desk.uncounted_list import UncountedList
from articles.dispatch.delivery import Delivery, again
from articles.dispatch.web_hook import WebHook


@admin.register(WebHook)
class WebHookAdmin(LogWords):
    list_display = ("name", "address", "active", "since")
    fields = ("name", "address", "secret", "active", "since")
    readonly_fields = ("since",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly):
    list_display = ("made_at", "kind", "address", "state", "tries", "try_at", "answer")
    list_filter = ("state", "kind")
    list_per_page = 100
    show_full_result_count = False
    actions = ("send_again",)
    fields = (
        *("made_at", "kind", "address", "subject", "state", "tries"),
        *("try_at", "answer", "done_at"),
    )

    @admin.display(description=_("about"))
    def subject(self, delivery):
        """The feed, or the edition by its number in the record."""
        about = delivery.about
        return about.get("topic") or about.get("edition") or "–"

    @admin.action(description=_("Send again what was given up"), permissions=["send"])
    def send_again(self, request, queryset):
        sent = again(queryset, timezone.now())
        words = ngettext(
            "%(count)d message is on its way again.",
            "%(count)d messages are on their way again.",
            sent,
        )
        messages.success(request, words % {"count": sent})

    def has_send_permission(self, request):
        return request.user.has_perm("articles.change_delivery")

    def get_changelist(self, request, **kwargs):
        return UncountedList
