"""Publish a post: the one door from the desk to the readers of a liveblog."""

import datetime as dt
import uuid as uuids
from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.body.clean import clean
from articles.body.pictures import image_ids
from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition, LivePostPicture
from articles.editions.live_refusals import (
    refuse_after_the_end,
    refuse_another_story,
    refuse_no_liveblog,
    refuse_overwrite,
    refuse_post_problems,
    refuse_time_ahead,
)
from articles.editions.live_words import LiveWords, words_of
from articles.editions.noted import note_edition
from articles.editions.refusals import refuse_embargo
from articles.editions.removed_links import without_removed
from articles.images.image import Image
from articles.text import clean_text

Kind = LivePostEdition.Kind


def publish_post(
    article: Article,
    words: LiveWords,
    *,
    uuid: uuids.UUID,
    by,
    time: dt.datetime | None = None,
    began_from: int = 0,
    at: dt.datetime | None = None,
) -> LivePostEdition:
    """Give readers a new post, or a newer text of one that `uuid` names.

    `time` is what readers see beside it: now unless given. One to come is also when the
    post goes out; one of the past is only shown. `began_from` is the number of the text
    that was changed. The same post sent twice goes out once. Raises ValidationError where
    an editor can mend it, PostHasChanged where another text went out meanwhile.
    """
    words = _cleaned(words)
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        # With the lock held, so that two posters follow each other.
        now = at or timezone.now()
        newest = last_of(uuid)
        if newest:
            refuse_another_story(article, newest)
            if words_of(newest) == words and time in (None, newest.posted_at):
                return newest
            refuse_overwrite(newest, began_from, by)
        due = _due(newest, time, now)
        refuse_time_ahead(time, due)
        _refuse(article, words, newest, due)
        if newest and newest.published_at > now:
            newest.delete()
        edition = _build(article, words, newest, uuid=uuid, due=due, now=now)
        edition.posted_at = time or (newest.posted_at if newest else due)
        edition.published_by = by
        _save(edition)
        note_edition(edition, by=by)
    return edition


def last_of(uuid: uuids.UUID) -> LivePostEdition | None:
    """What was sent out last of a post, or is to go out."""
    return LivePostEdition.objects.filter(uuid=uuid).order_by("-number").first()


def told_by(post: LivePostEdition) -> LivePostEdition:
    """The last text of a post, where it was withdrawn since: what an editor goes on from."""
    if not post.withdrawn:
        return post
    told = LivePostEdition.objects.filter(uuid=post.uuid).exclude(kind=Kind.WITHDRAWAL)
    return told.latest("number")


def _cleaned(words: LiveWords) -> LiveWords:
    """As it will be stored, so that what is the same compares as the same."""
    headline = clean_text(words.headline, multiline=False)
    return replace(words, headline=headline, body=without_removed(clean(words.body)))


def _due(newest: LivePostEdition | None, time, now: dt.datetime) -> dt.datetime:
    """A text that readers have is changed at once; a plan may get another moment."""
    if newest and newest.published_at <= now:
        return now
    return max(time or (newest.posted_at if newest else now), now)


def _refuse(
    article: Article, words: LiveWords, newest: LivePostEdition | None, due: dt.datetime
) -> None:
    refuse_no_liveblog(article, due)
    refuse_embargo(article, due)
    if newest is None or newest.withdrawn:
        refuse_after_the_end(article, due)
    refuse_post_problems(words, due)


def _build(
    article: Article,
    words: LiveWords,
    newest: LivePostEdition | None,
    *,
    uuid: uuids.UUID,
    due: dt.datetime,
    now: dt.datetime,
) -> LivePostEdition:
    edition = LivePostEdition(
        article_id=article.pk,
        uuid=uuid,
        number=1,
        kind=Kind.FIRST,
        published_at=due,
        **words.values,
    )
    edition.post = newest.post if newest else _next_post(article.pk)
    # What readers have not seen is no text before this one: it has made way.
    if newest and newest.published_at <= now:
        told = told_by(newest)
        same = words_of(told).text == words.text
        edition.number, edition.kind = newest.number + 1, Kind.UPDATE
        edition.changed_at = told.changed_at if same else due
    return edition


def _next_post(article_id: int) -> int:
    sent = LivePostEdition.objects.filter(article_id=article_id)
    return (sent.aggregate(last=Max("post"))["last"] or 0) + 1


def _save(edition: LivePostEdition) -> None:
    # A body may name a picture that has gone.
    used = Image.objects.filter(pk__in=image_ids(edition.body))
    pictures = list(used.values_list("pk", flat=True))
    edition.picture_count = len(pictures)
    edition.full_clean(validate_unique=False)
    edition.save()
    LivePostPicture.objects.bulk_create(
        LivePostPicture(edition=edition, image_id=image) for image in pictures
    )
