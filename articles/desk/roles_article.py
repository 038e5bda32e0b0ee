"""Who may do what with a story in the admin."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.desk import read_along, roles_stage
from articles.desk.log_words import LogWords
from articles.desk.notes_box import notes_box
from articles.desk.roles_form import ColleagueField, person
from articles.desk.roles_people import Colleagues
from articles.drafts import access
from articles.drafts.article import Article
from articles.drafts.workflow import READY, stage_after_change
from articles.editions.edition import Edition

# A change of these is no change of the story.
NO_WORDS = {"token", "assignee", "deadline", "embargo"}


class ArticleRoles(LogWords):
    """A ModelAdmin of articles that asks articles/drafts/access.py."""

    @admin.display(description=_("body"))
    def read_body(self, article):
        return read_along.body(article)

    @admin.display(description=_("assignee"))
    def read_assignee(self, article):
        return person(article.assignee) if article.assignee else "–"

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return read_along.for_reading(fieldsets)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "assignee":
            kwargs["widget"] = Colleagues(db_field, self.admin_site)
            kwargs["form_class"] = ColleagueField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.editor = request.user  # type: ignore[attr-defined]
        return form

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("assignee")

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        writes = add or self.has_change_permission(request, obj)
        if writes:
            context["stages"] = roles_stage.buttons(request.user, obj)
        context["stage"] = roles_stage.words(obj)
        if obj:
            context["overdue"] = overdue(obj)
            context |= notes_box(request, obj, suggest=not writes)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def has_change_permission(self, request, obj=None):
        """Asked many times for one page, of the story as it is saved."""
        if obj is None or obj.pk is None:
            return super().has_change_permission(request, obj)
        known = vars(request).setdefault("may_change", {})
        if obj.pk not in known:
            known[obj.pk] = access.may_change(request.user, obj)
        return known[obj.pk]

    def has_delete_permission(self, request, obj=None):
        """What has gone out is kept; a draft that never did may go."""
        if not super().has_delete_permission(request, obj):
            return False
        if obj is None:
            return True
        return self.has_change_permission(request, obj) and not _sent(obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        roles_stage.keep_note(request, form.instance)
        words = set(form.changed_data) - NO_WORDS
        if change and (words or any(formset.has_changed() for formset in formsets)):
            _restage(request, form.instance)

    def response_add(self, request, obj, post_url_continue=None):
        return roles_stage.step(request, obj, self) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return roles_stage.step(request, obj, self) or super().response_change(
            request, obj
        )


def overdue(article: Article) -> bool:
    """Whether a story is late: past its deadline, and not called ready."""
    late = article.deadline and article.deadline < timezone.now()
    return bool(late) and article.stage != READY


def _sent(article: Article) -> bool:
    """Whether a story has gone out or will; lists know it already."""
    if hasattr(article, "newest_kind"):
        return bool(article.newest_kind or article.planned_kind)  # type: ignore[attr-defined]
    return Edition.objects.filter(article_id=article.pk).exists()


def _restage(request, article: Article) -> None:
    """Ready was said of other words than these."""
    stage = stage_after_change(article, by=request.user, sent=_sent(article))
    if stage == article.stage:
        return
    Article.objects.filter(pk=article.pk).update(stage=stage)
    article.stage_before, article.stage = article.stage, stage  # type: ignore[attr-defined]
    messages.info(request, roles_stage.changed_words(stage))
