"""Amend: one thing of a story changed away from its form, as saving it would."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.access import colleagues, may_change, may_write_in
from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.drafts.save import lock
from articles.drafts.workflow import stage_after_change
from articles.masthead.section import Section
from articles.masthead.tag import Tag


def put_in_section(article: Article, section: Section, *, by, sent: bool) -> Article:
    """Move a story's draft to another section; `sent`: it has gone out, or will.

    Raises PermissionDenied where either is not theirs to write in.
    """
    with transaction.atomic():
        article = _theirs(article, by)
        if not may_write_in(by, section):
            raise PermissionDenied
        return _save(article, by=by, sent=sent, section=section)


def change_tags(
    article: Article,
    *,
    by,
    sent: bool,
    add: Collection[Tag] = (),
    remove: Collection[Tag] = (),
) -> Article:
    """Give a story's draft some tags, and take others away.

    Raises PermissionDenied where it is not theirs to change.
    """
    with transaction.atomic():
        article = _theirs(article, by)
        article.tags.add(*add)
        article.tags.remove(*remove)
        article.keep_words()
        return _save(article, by=by, sent=sent)


def assign(article: Article, person, *, by) -> Article:
    """Give a story to a colleague, or to nobody (None): no change of its words.

    Raises PermissionDenied where it is not theirs to change, ValidationError where the
    other has no desk.
    """
    with transaction.atomic():
        article = _theirs(article, by)
        if person and not colleagues().filter(pk=person.pk).exists():
            raise ValidationError(_("Choose a colleague with a desk."))
        return _save(article, by=by, assignee=person)


def _theirs(article: Article, by) -> Article:
    """The story as it is saved, held until this act is done."""
    locked = lock(article.pk)
    if locked is None or not may_change(by, locked):
        raise PermissionDenied
    return locked


def _save(article: Article, *, by, sent: bool | None = None, **changed) -> Article:
    """A version of its own; `sent` where the words changed: ready was said of others.

    Written by column: what a whole save makes again, pictures and words, stays as it was.
    """
    if sent is not None:
        changed["stage"] = stage_after_change(article, by=by, sent=sent)
    changed |= {"version": article.version + 1, "changed_by": by}
    changed["changed_at"] = timezone.now()
    for name, value in changed.items():
        setattr(article, name, value)
    Article.objects.filter(pk=article.pk).update(**changed)
    record(article, by=by, why=Revision.Why.SAVED)
    return article
