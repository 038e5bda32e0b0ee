"""Amend: one thing of stories changed away from their form, as saving each would."""

from collections.abc import Collection, Iterable, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.access import changeable, colleagues, may_write_in
from articles.drafts.article import Article, ArticleTag
from articles.drafts.article_words import keep_words
from articles.drafts.revision import Revision, names_of, record_all
from articles.drafts.save import lock_all
from articles.drafts.workflow import stage_after_change
from articles.masthead.section import Section
from articles.masthead.tag import Tag


def put_in_section(
    articles: Iterable[Article], section: Section, *, by, sent: Collection[int]
) -> None:
    """Move the drafts of stories to another section; `sent`: those that have gone out,
    or will.

    Raises PermissionDenied where any of it is not theirs to write in; then none moves.
    """
    with transaction.atomic():
        held = _theirs(articles, by)
        if not may_write_in(by, section):
            raise PermissionDenied
        _save(held, by=by, sent=sent, section=section)


def change_tags(
    articles: Iterable[Article],
    *,
    by,
    sent: Collection[int],
    add: Collection[Tag] = (),
    remove: Collection[Tag] = (),
) -> None:
    """Give the drafts of stories some tags, and take others away.

    Raises PermissionDenied where one is not theirs to change; then none is changed.
    """
    with transaction.atomic():
        held = _theirs(articles, by)
        items = ArticleTag.objects.filter(content_object__in=held)
        items.filter(tag__in=remove).delete()
        ArticleTag.objects.bulk_create(
            [
                ArticleTag(content_object=article, tag=tag)
                for article in held
                for tag in add
            ],
            ignore_conflicts=True,
        )
        # In a batch: it is the tags that search did not know.
        keep_words(zip(held, names_of(held), strict=True))
        _save(held, by=by, sent=sent)


def assign(articles: Iterable[Article], person, *, by) -> None:
    """Give stories to a colleague, or to nobody (None): no change of their words.

    Raises PermissionDenied where one is not theirs to change, ValidationError where the
    other has no desk.
    """
    with transaction.atomic():
        held = _theirs(articles, by)
        if person and not colleagues().filter(pk=person.pk).exists():
            raise ValidationError(_("Choose a colleague with a desk."))
        _save(held, by=by, sent=None, assignee=person)


def _theirs(articles: Iterable[Article], by) -> list[Article]:
    """The stories as they are saved, held until this act is done."""
    keys = {article.pk for article in articles}
    held = lock_all(keys)
    theirs = changeable(by).filter(pk__in=keys).values_list("pk", flat=True)
    if set(theirs) != keys:
        raise PermissionDenied
    return held


def _save(
    held: Sequence[Article], *, by, sent: Collection[int] | None, **changed
) -> None:
    """A version of its own for each; `sent` where the words changed: ready was said of
    others.

    Written by column: what a whole save makes again, pictures and words, stays as it was.
    """
    changed |= {"changed_by": by, "changed_at": timezone.now()}
    at_stage: dict[str, list[int]] = {}
    for article in held:
        if sent is not None:
            gone_out = article.pk in sent
            article.stage = stage_after_change(article, by=by, sent=gone_out)
        at_stage.setdefault(article.stage, []).append(article.pk)
        article.version += 1
        for name, value in changed.items():
            setattr(article, name, value)
    for stage, keys in at_stage.items():
        now = changed | {"stage": stage, "version": F("version") + 1}
        Article.objects.filter(pk__in=keys).update(**now)
    record_all(held, by=by, why=Revision.Why.SAVED)
