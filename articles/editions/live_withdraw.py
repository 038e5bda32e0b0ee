"""Withdraw a post, end a liveblog, and open it again."""

import datetime as dt
import uuid as uuids

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition
from articles.editions.live_publish import last_of, publish_post
from articles.editions.live_refusals import refuse_another_story
from articles.editions.live_words import LiveWords
from articles.editions.noted import note_cancelled, note_edition


def withdraw_post(
    article: Article, *, uuid: uuids.UUID, by, reason: str, at=None
) -> LivePostEdition | None:
    """Take a post away from readers now; one that is still to come is cancelled (None).

    Raises ValidationError without a reason, or when readers have no such post.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        at = at or timezone.now()
        newest = last_of(uuid)
        if newest is None or newest.withdrawn:
            raise ValidationError(_("Readers have no such post."))
        refuse_another_story(article, newest)
        if newest.published_at > at:
            note_cancelled(newest, by=by)
            newest.delete()
            return None
        if not reason.strip():
            raise ValidationError({"reason": _("Say why the post is withdrawn.")})
        return _end(newest, by=by, at=at, reason=reason)


def end_liveblog(
    article: Article, *, uuid: uuids.UUID, by, body: str = "", author_id=None, at=None
) -> LivePostEdition:
    """The last post: from then on the liveblog has ended; a word of goodbye may go along."""
    words = LiveWords(body=body, author_id=author_id, closes=True)
    return publish_post(article, words, uuid=uuid, by=by, at=at)


def reopen_liveblog(article: Article, *, by, at=None) -> None:
    """Take the end away, so that posts can go out again; nothing where there is none."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        at = at or timezone.now()
        live = LivePostEdition.objects.live(article.pk, at)
        for last in live.filter(closes=True):
            _end(last, by=by, at=at, reason=_("The liveblog went on."))


def _end(
    newest: LivePostEdition, *, by, at: dt.datetime, reason: str
) -> LivePostEdition:
    """A withdrawal keeps the address of the post, and none of its words."""
    edition = LivePostEdition(
        article_id=newest.article_id,
        post=newest.post,
        uuid=newest.uuid,
        number=newest.number + 1,
        kind=LivePostEdition.Kind.WITHDRAWAL,
        posted_at=newest.posted_at,
        reason=reason.strip(),
        published_at=at,
        published_by=by,
    )
    edition.full_clean(validate_unique=False)
    edition.save()
    note_edition(edition, by=by)
    return edition
