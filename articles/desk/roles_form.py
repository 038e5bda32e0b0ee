"""What a story's form refuses: a section or a colleague that it may not go to."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.drafts.access import colleagues, may_write_in

# What a migration called the groups of the house, for the catalogue.
ROLES = (
    gettext_noop("Reporter"),
    gettext_noop("Editor"),
    gettext_noop("Picture desk"),
    gettext_noop("Chief"),
)


class ColleagueField(forms.ModelChoiceField):
    """A colleague, shown by name."""

    def label_from_instance(self, obj):
        return person(obj)


class GroupField(forms.ModelMultipleChoiceField):
    """Groups by the name that the catalogue has for them; others as they are called."""

    def label_from_instance(self, obj):
        return _(obj.name)


class StoryRights(forms.ModelForm):
    """The rules for a story that depend on who saves it; `editor` is set by the admin."""

    editor = None

    def clean_section(self):
        """A story is moved only to a section that one may write in."""
        section = self.cleaned_data["section"]
        moved = section and section.pk != self.initial.get("section")
        if moved and self.editor and not may_write_in(self.editor, section):
            message = _("You do not write in %(section)s: choose another section.")
            raise forms.ValidationError(message % {"section": section})
        return section

    def clean_assignee(self):
        """Given only to somebody with a desk; who has it keeps it, also after leaving."""
        person = self.cleaned_data["assignee"]
        if person is None or person.pk == self.initial.get("assignee"):
            return person
        if not colleagues().filter(pk=person.pk).exists():
            raise forms.ValidationError(_("Choose a colleague with a desk."))
        return person


def person(user) -> str:
    """A colleague in words: the name, and the account where names may be alike."""
    name = user.get_full_name()
    return f"{name} ({user.get_username()})" if name else user.get_username()


def mistakes(form: forms.Form) -> list[str]:
    """All that is wrong with a form, where it is not shown beside its fields."""
    return [str(words) for found in form.errors.values() for words in found]
