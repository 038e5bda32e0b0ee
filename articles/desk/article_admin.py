"""The article in the admin: where a story is written and sent out."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles.desk import (
    bulk_pages,
    copydesk_panel,
    history,
    live_acts,
    notes_pages,
    pasted,
    presence_pages,
    preview,
    preview_links,
    publishing,
    roles_people,
    tag_suggest,
    working_copy_pages,
)
from articles.desk.article_form import ArticleForm
from articles.desk.article_overview import ArticleOverview
from articles.desk.bylines import BylineInline
from articles.desk.editor_media import EDITOR
from articles.desk.known_choice import KnownChoices
from articles.desk.merging import NeverOverwrites, keep
from articles.desk.roles_admin import for_readers_along
from articles.desk.roles_article import ArticleRoles
from articles.desk.state import state, with_state
from articles.desk.story_layout import FIELDSETS
from articles.desk.thumbnail import figure
from articles.drafts.article import Article

# Pages of one story, by name: each module that has some adds its own.
VIEWS = {
    **publishing.VIEWS,
    **history.VIEWS,
    **preview.VIEWS,
    **preview_links.VIEWS,
    **notes_pages.VIEWS,
    **working_copy_pages.VIEWS,
    **presence_pages.VIEWS,
    **copydesk_panel.VIEWS,
    **live_acts.VIEWS,
}
PAGES = {
    **tag_suggest.PAGES,
    **roles_people.PAGES,
    **working_copy_pages.PAGES,
    **copydesk_panel.PAGES,
    **bulk_pages.PAGES,
    **pasted.PAGES,
}
# A submit button of the form, and the page it leads to once the story is saved.
AFTER_SAVING = {"_publish": "publish", "_schedule": "schedule", "_withdraw": "withdraw"}


@admin.register(Article)
class ArticleAdmin(ArticleOverview, NeverOverwrites, KnownChoices, ArticleRoles):
    form = ArticleForm
    inlines = [BylineInline]
    autocomplete_fields = ("section", "lead_image")
    readonly_fields = ("lead_preview",)
    fieldsets = FIELDSETS

    @admin.display(description=_("as readers see it"))
    def lead_preview(self, article):
        return figure(article.lead_image, article.lead_caption)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Only pictures are made from here; the rest of the paper has its own pages."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = False
            widget.can_view_related = False
            widget.can_add_related &= db_field.name == "lead_image"
        if field and db_field.name == "tags":
            field.may_add = request.user.has_perm("articles.add_tag")
            field.widget.attrs["data-suggest"] = reverse("admin:articles_article_tags")
            field.widget.attrs["data-new"] = "yes" if field.may_add else "no"
        return field

    def get_queryset(self, request):
        articles = super().get_queryset(request)
        return with_state(articles).select_related(
            "section", "lead_image", "changed_by"
        )

    def get_object(self, request, object_id, from_field=None):
        """An article with its state, which several parts of its page ask for."""
        article = super().get_object(request, object_id, from_field)
        if article:
            article.state = state(article)
        return article

    def get_urls(self):
        ways = [
            (f"<int:article_id>/{name}/", name, for_readers_along(self, view(self)))
            for name, view in VIEWS.items()
        ]
        ways += [(f"{name}/", name, view(self)) for name, view in PAGES.items()]
        return [
            path(
                way,
                self.admin_site.admin_view(view),
                name=f"articles_article_{name}",
            )
            for way, name, view in ways
        ] + super().get_urls()

    def get_changeform_initial_data(self, request):
        return {"assignee": request.user.pk} | super().get_changeform_initial_data(
            request
        )

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        media = context["media"]
        if not change or self.has_change_permission(request, obj):
            media += EDITOR
            context["keeping"] = working_copy_pages.keeping(
                request, obj, bound=request.method == "POST"
            )
        context["media"] = Media.from_media(media, nonce=request.csp_nonce)
        if obj:
            context["state"] = obj.state
            context["ending"] = publishing.ending(obj, obj.state)
        context["may_publish"] = publishing.may_publish(request, obj, self)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_view_on_site_url(self, obj=None):
        live = obj.state.live if obj else None
        return live.get_absolute_url() if live else None

    def save_model(self, request, obj, form, change):
        obj.changed_by = request.user
        if change:
            obj.version += 1
        else:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        keep(request, form.instance)
        working_copy_pages.saved(request, form.instance)

    def response_add(self, request, obj, post_url_continue=None):
        return self._next_page(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return self._next_page(request, obj) or super().response_change(request, obj)

    def _next_page(self, request, obj):
        for button, name in AFTER_SAVING.items():
            if button in request.POST:
                return redirect(
                    reverse(f"admin:articles_article_{name}", args=[obj.pk])
                )
        return None
