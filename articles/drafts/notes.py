"""Notes: what colleagues say to each other about a story, and what is done with it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.drafts.access import colleagues, may_view
from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.mail_note import mail_later

# Models ask it of forms only.
MOST_LETTERS = 4000


def add_note(article: Article, *, by, text: str, to=None) -> DeskNote:
    """Leave a note, to a colleague or to whoever has the story.

    Raises PermissionDenied for who may not see the story, ValidationError for a note
    without words, and for one to somebody who would not see it.
    """
    if not may_view(by):
        raise PermissionDenied
    note = DeskNote(article=article, by=by, to=to, text=text.strip())
    note.full_clean(exclude=["article", "by", "to"])
    if len(note.text) > MOST_LETTERS:
        message = _("A note has at most %(most)s characters.") % {"most": MOST_LETTERS}
        raise ValidationError({"text": message})
    if to and not (colleagues().filter(pk=to.pk).exists() and may_view(to)):
        raise ValidationError({"to": _("They have no desk where they could read it.")})
    with transaction.atomic():
        note.save()
        mail_later(note)
    return note


def resolve_note(note: DeskNote, *, by, at) -> None:
    """Say that a note has been dealt with. It is kept; twice is once."""
    if not may_view(by):
        raise PermissionDenied
    open_notes(note.pk).update(resolved_at=at, resolved_by=by)


def reopen_note(note: DeskNote, *, by) -> None:
    """Say that a note has not been dealt with after all."""
    if not may_view(by):
        raise PermissionDenied
    DeskNote.objects.filter(pk=note.pk).update(resolved_at=None, resolved_by=None)


def open_notes(note_id: int):
    return DeskNote.objects.filter(pk=note_id, resolved_at=None)


def with_open_notes(articles: QuerySet) -> QuerySet:
    """Stories with how many notes on them ask for something, as `open_notes`."""
    notes = DeskNote.objects.filter(article=OuterRef("pk"), resolved_at=None)
    counted = notes.order_by().values("article").annotate(count=Count("pk"))
    return articles.annotate(
        open_notes=Coalesce(Subquery(counted.values("count")), Value(0))
    )


def notes_of(article: Article) -> list[DeskNote]:
    """All notes on a story, oldest first, with who wrote and resolved them: one query."""
    return list(article.notes.select_related("by", "to", "resolved_by"))
