"""Editions in the admin: a record, to be read."""

from urllib.parse import urlencode

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.desk.read_only import ReadOnly
from articles.editions.edition import Edition


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    list_display = ("headline", "number", "kind", "published_at", "published_by")
    list_filter = ("kind", "section")
    list_select_related = ("published_by",)
    search_fields = ("headline",)
    show_full_result_count = False
    fields = [
        "headline",
        "number",
        "kind",
        "published_at",
        "page_then",
        "first_published_at",
        "published_by",
        "correction",
        "reason",
        "kicker",
        "intro",
        "text",
        "section",
        "place",
        "sources",
        "lead_image",
        "lead_caption",
    ]

    @admin.display(description=_("Readers’ page then"))
    def page_then(self, edition):
        """The page as readers had it when this came out."""
        if edition.withdrawn or edition.published_at > timezone.now():
            return "–"
        query = urlencode({"at": edition.published_at.isoformat()})
        return format_html(
            '<a href="{}?{}">{}</a>',
            edition.get_absolute_url(),
            query,
            _("Open the page as readers had it"),
        )

    @admin.display(description=_("body"))
    def text(self, edition):
        return edition.get_body_excerpt(words=5000)
