"""Withdraw and cancel: what was out goes, what was planned does not come."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.noted import note_cancelled, note_edition


def withdraw(article: Article, *, by, reason: str, at=None) -> Edition:
    """Take a story away from readers at `at` (now); planned updates go with it.

    Raises ValidationError without a reason, or when readers have no such story.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the story is withdrawn.")})
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        at = at or timezone.now()
        if not Edition.objects.live(at).filter(article_id=article.pk).exists():
            raise ValidationError(_("Readers have no such story at that time."))
        planned(article, at).delete()
        return end(article, by=by, at=at, reason=reason)


def cancel(edition: Edition, *, by=None, at=None) -> None:
    """Cancel what is still to go out.

    Raises ValidationError once readers have it.
    """
    if edition.published_at <= (at or timezone.now()):
        raise ValidationError(_("Readers have this already; withdraw it instead."))
    with transaction.atomic():
        note_cancelled(edition, by=by)
        edition.delete()
        _forget_empty_ends(edition.article_id)
        if not Edition.objects.filter(article_id=edition.article_id).exists():
            Article.objects.filter(pk=edition.article_id).update(sent=False)


def planned(article: Article, at):
    """What was to go out later: this publication or withdrawal takes its place."""
    return Edition.objects.planned(at).filter(article_id=article.pk)


def end(article: Article, *, by, at, reason: str = "") -> Edition:
    """A withdrawal keeps the address of the edition it ends, and none of its words."""
    sent = Edition.objects.filter(article_id=article.pk)
    ended = sent.defer("body", "intro").latest("number")
    edition = Edition(
        article_id=article.pk,
        article_uuid=article.uuid,
        number=ended.number + 1,
        kind=Edition.Kind.WITHDRAWAL,
        headline=ended.headline,
        slug=ended.slug,
        section_id=ended.section_id,
        language=ended.language,
        reason=reason.strip(),
        published_at=at,
        first_published_at=ended.first_published_at,
        published_by=by,
    )
    # What it copies was checked when that went out; the database holds the rest.
    edition.full_clean(
        exclude={"section", "published_by"},
        validate_unique=False,
        validate_constraints=False,
    )
    edition.save()
    note_edition(edition, by=by)
    return edition


def _forget_empty_ends(article_id: int) -> None:
    """An end that is planned for a story that will not be there then."""
    ends = Edition.objects.planned().filter(article_id=article_id)
    for end in ends.filter(kind=Edition.Kind.WITHDRAWAL):
        before = end.published_at - dt.timedelta(microseconds=1)
        if not Edition.objects.live(before).filter(article_id=article_id).exists():
            end.delete()
