"""The notes on a story, beside its form and on a page of their own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.desk.roles_form import ColleagueField, person
from articles.desk.roles_people import Colleagues
from articles.drafts.access import colleagues
from articles.drafts.article import Article, ArticleByline
from articles.drafts.desk_note import DeskNote
from articles.drafts.notes import MOST_LETTERS, notes_of

# The fields stand inside the story's own form; this is the form that they belong to.
FORM_ID = "note-form"


class Around(Colleagues):
    """An autocomplete that without scripts offers those who work on the story."""

    def __init__(self, people):
        super().__init__(DeskNote._meta.get_field("to"), admin.site)
        self.people = people

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, value, attr)
        offered = [user for user in self.people if str(user.pk) not in value]
        groups[0][1].extend(
            self.create_option(name, user.pk, person(user), False, place)
            for place, user in enumerate(offered, 1)
        )
        return groups


class NoteForm(forms.Form):
    """A note, and to whom."""

    text = forms.CharField(
        label=_("Note to a colleague"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 2, "form": FORM_ID}),
    )

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"] = ColleagueField(
            colleagues(),
            label=_("To"),
            required=False,
            widget=Around(people),
            help_text=_("Leave empty for whoever has the story."),
        )
        self.fields["to"].widget.attrs["form"] = FORM_ID


class WhichNoteForm(forms.Form):
    """The note that a button is about."""

    note = forms.IntegerField(min_value=1, max_value=2**63 - 1)


def notes_box(
    request: HttpRequest,
    article: Article,
    form: NoteForm | None = None,
    *,
    suggest: bool = True,
) -> dict[str, Any]:
    """What the templates of the notes need; `suggest` people where no script does."""
    notes = notes_of(article)
    people = _around(article, request.user) if suggest and not form else []
    return {
        "article": article,
        "notes": [note for note in notes if not note.resolved_at],
        "resolved": [note for note in notes if note.resolved_at][::-1],
        "note_form": form or NoteForm(people=people, prefix="note"),
    }


def _around(article: Article, user) -> list:
    """Who works on a story, but for the one who asks: one query."""
    keys = [article.assignee_id, article.created_by_id, article.changed_by_id]
    bylines = ArticleByline.objects.filter(article=article).exclude(author__user=None)
    people = get_user_model().objects.filter(
        Q(pk__in=[key for key in keys if key])
        | Q(pk__in=bylines.values("author__user"))
    )
    return list(people.filter(is_active=True, is_staff=True).exclude(pk=user.pk)[:10])
