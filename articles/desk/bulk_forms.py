"""What each act on many stories asks."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.known_choice import NoNonsense
from articles.desk.publish_form import WithdrawForm
from articles.desk.roles_form import ColleagueField
from articles.desk.roles_people import Colleagues
from articles.drafts.access import colleagues, may_call_ready, open_sections
from articles.drafts.article import Article, ArticleTag
from articles.drafts.workflow import DRAFT, READY, REVIEW
from articles.masthead.section import Section
from articles.masthead.tag import Tag

# More than a story has any use for.
MOST_TAGS = 20


class Asked(NoNonsense):
    """A form that knows who fills it in."""

    def __init__(self, data=None, *, user):
        super().__init__(data, label_suffix="")
        self.user = user


class SectionForm(Asked):
    """A section that one may write in."""

    section = forms.ModelChoiceField(
        label=capfirst(gettext_lazy("section")), queryset=Section.objects.none()
    )

    def __init__(self, data=None, *, user):
        super().__init__(data, user=user)
        field: forms.ModelChoiceField = self.fields["section"]  # type: ignore[assignment]
        field.queryset = open_sections(user)


class TagsSelect(AutocompleteSelectMultiple):
    """Each tag has a cross of its own; one for all stands where a list may hold none."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}


def _tags(label) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=label,
        required=False,
        queryset=Tag.objects.all(),
        widget=TagsSelect(ArticleTag._meta.get_field("tag"), admin.site),
    )


class TagsForm(Asked):
    """Tags that there are already: a new one is made in a story, or among the tags."""

    add = _tags(gettext_lazy("Give these tags"))
    remove = _tags(gettext_lazy("Take these tags away"))

    def clean(self):
        cleaned = super().clean() or {}
        add, remove = (list(cleaned.get(name, ())) for name in ("add", "remove"))
        if not self.errors and not add and not remove:
            raise forms.ValidationError(_("Choose at least one tag."))
        if set(add) & set(remove):
            message = _("You give a tag and take it away: choose one of the two.")
            raise forms.ValidationError(message)
        if len(add) > MOST_TAGS or len(remove) > MOST_TAGS:
            message = _("Choose at most %(most)s tags.") % {"most": MOST_TAGS}
            raise forms.ValidationError(message)
        return cleaned


class StageForm(Asked):
    """A stage to which somebody may take stories."""

    stage = forms.ChoiceField(
        label=capfirst(gettext_lazy("stage")), widget=forms.RadioSelect
    )

    def __init__(self, data=None, *, user):
        super().__init__(data, user=user)
        open_to = [REVIEW, DRAFT]
        if may_call_ready(user, None):
            open_to.insert(1, READY)
        choices = [(stage.value, stage.label) for stage in map(Article.Stage, open_to)]
        self.fields["stage"].choices = choices  # type: ignore[attr-defined]


class AssignForm(Asked):
    """Who is to have it."""

    assignee = ColleagueField(
        label=gettext_lazy("Assigned to"),
        required=False,
        queryset=colleagues(),
        widget=Colleagues(Article._meta.get_field("assignee"), admin.site),
        help_text=gettext_lazy("Leave empty, and nobody has it any more."),
    )


class WithdrawManyForm(Asked, WithdrawForm):
    """Why they are taken away: one reason for all."""
