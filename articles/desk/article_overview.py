"""The list of articles in the admin: its pages, its search, and acts on many at once."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.article_filters import filters_media
from articles.desk.article_list import OWN, ArticleList
from articles.desk.bulk_pages import CHOICES
from articles.desk.bulk_selection import MOST, SelectionForm
from articles.drafts.access import PUBLISH
from articles.drafts.article_words import matching


def _leading_to(name: str, words, permission: str = "change"):
    """An action of the list: to the page that says what it will do, and does it."""

    @admin.action(description=words, permissions=[permission])
    def lead(model_admin, request, queryset):
        ids = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        kept = {"id": ids[:MOST], "list": request.GET.urlencode()}
        if len(ids) > MOST:
            kept["more"] = "yes"
        way = reverse(f"admin:articles_article_bulk_{name}")
        return redirect(f"{way}?{urlencode(kept, doseq=True)}")

    lead.__name__ = f"bulk_{name}"
    return lead


class ArticleOverview(admin.ModelAdmin):
    """A ModelAdmin of articles whose list counts nothing and holds a hundred a page."""

    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("headline", "kicker", "intro", "body")
    actions = (
        _leading_to("section", gettext_lazy("Change the section…")),
        _leading_to("tags", gettext_lazy("Change tags…")),
        _leading_to("stage", gettext_lazy("Change the stage…")),
        _leading_to("assign", gettext_lazy("Assign…")),
        _leading_to("withdraw", gettext_lazy("Withdraw…"), "publish"),
    )

    def has_publish_permission(self, request):
        return request.user.has_perm(PUBLISH) and self.has_change_permission(request)

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_actions(self, request):
        """Stories are deleted one at a time, each from its own page."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_search_results(self, request, queryset, search_term):
        """All text, by stem; no story twice."""
        return matching(queryset, search_term), False

    def response_action(self, request, queryset):  # type: ignore[override]
        """A row’s number comes from outside: a choice of other than numbers is none."""
        chosen = request.POST.getlist("_selected_action")
        if len(chosen) > MOST or not SelectionForm({"id": chosen}).is_valid():
            messages.warning(request, _("Choose stories in the list first."))
            return None
        return super().response_action(request, queryset)

    def changelist_view(self, request, extra_context=None):
        """An address says what is asked, and no more: it is there to be shared."""
        blank = [name for name in (*OWN, "q") if request.GET.get(name) == ""]
        if request.method == "GET" and blank:
            kept = request.GET.copy()
            for name in blank:
                del kept[name]
            return redirect(f"{request.path}?{kept.urlencode()}")
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            "media": self.media + filters_media() + CHOICES,
            "most": MOST,
        }
        return super().changelist_view(request, context | (extra_context or {}))
