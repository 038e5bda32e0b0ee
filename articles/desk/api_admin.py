"""Who has a key to the API. A key is seen once, by whoever makes it."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from articles.audit.note import Action, note
from articles.desk.log_words import LogWords
from articles.reading.api.partner_token import PartnerToken, digest_of, new_token


@admin.register(PartnerToken)
class PartnerTokenAdmin(LogWords):
    list_display = ("name", "may_read_embargoed", "active", "made_at", "last_used")
    fields = ("name", "may_read_embargoed", "active", "made_at", "last_used")
    readonly_fields = ("made_at", "last_used")

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.fields[:3]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.token = new_token()
            obj.digest = digest_of(obj.token)
        super().save_model(request, obj, form, change)
        self._note(_action(obj, form, change), request, obj)

    def delete_model(self, request, obj):
        self._note(Action.TOKEN_REVOKED, request, obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for token in queryset:
            self._note(Action.TOKEN_REVOKED, request, token)
        super().delete_queryset(request, queryset)

    def _note(self, action, request, token):
        about = ("partnertoken", token.pk)
        note(action, by=request.user, about=about, name=token.name)

    def response_add(self, request, obj, post_url_continue=None):
        """The token, in this answer and nowhere else. To send the form again makes no
        second one: its name is taken."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("The token of %(name)s") % {"name": obj.name},
            "opts": self.opts,
            "token": obj.token,
        }
        page = "admin/articles/partnertoken/made.html"
        return TemplateResponse(request, page, context)


def _action(token, form, change: bool) -> str:
    """Shut is revoked; opened again, or allowed more, is changed."""
    if not change:
        return Action.TOKEN_MADE
    shut = "active" in form.changed_data and not token.active
    return Action.TOKEN_REVOKED if shut else Action.TOKEN_CHANGED
