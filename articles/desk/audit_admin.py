"""The audit log at the desk: read, and nothing else."""

from django.contrib import admin
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.audit.entry import AuditEntry
from articles.desk.audit_words import words
from articles.desk.read_only import ReadOnly
from articles.desk.uncounted_list import UncountedList

Action = AuditEntry.Action
# What people look for, each a few actions.
SORTS = {
    "sign-in": (
        gettext_lazy("Signing in and out"),
        (
            *(Action.SIGNED_IN, Action.SIGNED_OUT, Action.SESSIONS_ENDED),
            *(Action.CODE_USED, Action.UNLOCKED),
        ),
    ),
    "refused": (
        gettext_lazy("Refused sign-ins"),
        (Action.SIGN_IN_FAILED, Action.LOCKED),
    ),
    "steps": (
        gettext_lazy("Passwords and second steps"),
        (
            *(Action.STEP_ADDED, Action.STEP_REMOVED, Action.STEP_RESET),
            *(Action.CODES_MADE, Action.PASSWORD_CHANGED),
        ),
    ),
    "rights": (
        gettext_lazy("Accounts and rights"),
        (
            *(Action.ACCOUNT_MADE, Action.ACCOUNT_CHANGED, Action.ACCOUNT_SHUT),
            *(Action.ACCOUNT_DELETED, Action.RIGHTS_CHANGED, Action.GROUP_MADE),
            *(Action.GROUP_CHANGED, Action.GROUP_DELETED),
        ),
    ),
    "publications": (
        gettext_lazy("Publications"),
        (
            *(Action.PUBLISHED, Action.CORRECTED, Action.SCHEDULED),
            *(Action.CANCELLED, Action.WITHDRAWN, Action.REMOVED),
        ),
    ),
    "keys": (
        gettext_lazy("Exports and keys"),
        (
            *(Action.EXPORTED, Action.TOKEN_MADE, Action.TOKEN_CHANGED),
            *(Action.TOKEN_REVOKED, Action.FORGOTTEN),
        ),
    ),
}


class SortFilter(admin.SimpleListFilter):
    title = gettext_lazy("what")
    parameter_name = "sort"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _actions) in SORTS.items()]

    def queryset(self, request, queryset):
        asked = SORTS.get(self.value() or "")
        return queryset.filter(action__in=asked[1]) if asked else queryset


@admin.register(AuditEntry)
class AuditAdmin(ReadOnly):
    """Also the database refuses to change it."""

    list_display = ("moment", "what", "actor_name", "whom_name", "address")
    list_display_links = None
    list_filter = (SortFilter, ("at", admin.DateFieldListFilter))
    list_per_page = 50
    search_fields = ("actor_name",)
    search_help_text = gettext_lazy("The whole of a username or an address.")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    fields = ("moment", "what", "actor_name", "whom_name", "address")
    sortable_by = ()

    @admin.display(description=gettext_lazy("at"))
    def moment(self, entry):
        at = localtime(entry.at)
        return f"{date_format(at, 'SHORT_DATE_FORMAT')} {at:%H:%M:%S}"

    @admin.display(description=gettext_lazy("what"))
    def what(self, entry):
        said = words(entry)
        label = entry.get_action_display()
        if not said:
            return label
        return format_html("{}<br><span class='help'>{}</span>", label, said)

    def get_changelist(self, request, **kwargs):
        return UncountedList

    def get_search_results(self, request, queryset, search_term):
        """Whole names and addresses only: those have an index."""
        term = search_term.strip()
        if not term:
            return queryset, False
        named = Q(actor_name=term) | Q(whom_name=term) | Q(address=term)
        return queryset.filter(named), False

    def changelist_view(self, request, extra_context=None):
        title = {"title": _("Audit log")} | (extra_context or {})
        return super().changelist_view(request, title)
