"""Fronts in the admin: all of them, and the pages on which one is arranged."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst

from articles.desk import front_edit, front_preview, front_publish
from articles.desk.front_cards import stories_view
from articles.desk.front_sections import front_url
from articles.desk.front_state import all_fronts
from articles.desk.log_words import LogWords
from articles.drafts.front import Front

VIEWS = {
    "edit": ("", front_edit.edit_view),
    "publish": ("publish/", front_publish.publish_view),
    "cancel": ("cancel/<int:edition_id>/", front_publish.cancel_view),
    "preview": ("preview/", front_preview.preview_view),
    "filling": ("filling/", front_preview.filling_view),
}


@admin.register(Front)
class FrontAdmin(LogWords):
    actions = None

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path(
                f"of/<int:section_id>/{rest}",
                wrap(view(self)),
                name=f"articles_front_{name}",
            )
            for name, (rest, view) in VIEWS.items()
        ]
        stories = path(
            "stories/", wrap(stories_view(self)), name="articles_front_stories"
        )
        return [*own, stories, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The front page's and each section's, arranged yet or not."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": capfirst(self.opts.verbose_name_plural),
            "fronts": all_fronts(timezone.now()),
        }
        return TemplateResponse(request, "admin/articles/front/list.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The admin's own links to a front lead to where it is arranged."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        key = object_id if object_id.isdecimal() and len(object_id) < 19 else 0
        return redirect(front_url(get_object_or_404(Front, pk=key).section))

    def has_view_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
