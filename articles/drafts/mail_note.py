"""A note by e-mail, where the house has a mail server: the note and a link, no story."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from articles.drafts.access import may_view
from articles.drafts.desk_note import DeskNote
from articles.text import clean_text


def mail_later(note: DeskNote) -> None:
    """Have the worker send a note. Call inside the transaction that saves it.

    The order is a row of the same transaction: neither comes without the other.
    """
    if settings.DESK_MAIL:
        mail_note.enqueue(note.pk)


@task()
def mail_note(note_id: int) -> None:
    """What the worker does; nothing where the note or its reader has gone."""
    whole = DeskNote.objects.select_related("by", "to", "article__assignee")
    note = whole.filter(pk=note_id).first()
    if note and (reader := reader_of(note)):
        message(note, reader).send()


def reader_of(note: DeskNote):
    """Who gets it: the addressee, else who has the story; nobody mails themselves."""
    reader = note.to or note.article.assignee
    if reader is None or reader == note.by or not reader.email:
        return None
    # Somebody without rights to the desk any more has none to its mail either.
    return reader if reader.is_active and reader.is_staff and may_view(reader) else None


def message(note: DeskNote, reader) -> EmailMessage:
    """One note as an e-mail. A line of its head is one line, whatever a name holds."""
    link = settings.SITE_URL + reverse(
        "admin:articles_article_change", args=[note.article_id]
    )
    with override(settings.LANGUAGE_CODE):
        who = note.by.get_full_name() or note.by.get_username() if note.by else ""
        subject = _("Note from %(who)s") % {"who": who or _("a colleague")}
        text = f"{note.text}\n\n{_('To the story:')} {link}#notes\n"
    subject = clean_text(subject, multiline=False)[:150]
    return EmailMessage(subject, text, to=[clean_text(reader.email, multiline=False)])
