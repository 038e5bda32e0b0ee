"""Who wrote a story, beside it: a short list in order."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.desk.known_choice import KnownChoices, KnownForm
from articles.drafts.article import ArticleByline


class BylineFormSet(forms.BaseInlineFormSet):
    """Rows whose controls say what they are: the table has no label for each."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Remove this author")


class BylineInline(KnownChoices, admin.TabularInline):
    model = ArticleByline
    form = KnownForm
    formset = BylineFormSet
    fields = ("author", "position")
    autocomplete_fields = ("author",)
    extra = 1
    verbose_name = _("author")
    verbose_name_plural = _("authors")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No links to the authors' own pages: their names have one."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        inner = getattr(field.widget, "widget", None)
        if inner is not None:
            field.widget = inner
        field.widget.attrs["aria-label"] = field.label
        return field

    # Who may write the story may say who wrote it.

    def has_view_permission(self, request, obj=None):
        return self._story.has_view_or_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self._story.has_add_permission(request)
        return self._story.has_change_permission(request, obj)

    @property
    def _story(self):
        return self.admin_site.get_model_admin(self.parent_model)
