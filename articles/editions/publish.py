"""Publish: the one door from the desk to readers."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.editions.card import order_card
from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionPicture,
    EditionTag,
)
from articles.editions.edition_words import keep_words
from articles.editions.noted import note_edition
from articles.editions.parts import author_ids, picture_ids, tag_ids
from articles.editions.published_word import keep_spelling
from articles.editions.refusals import (
    make_way,
    refuse_embargo,
    refuse_empty_correction,
    refuse_problems,
    refuse_the_same_end,
    refuse_times,
    refuse_unseen,
    same_as_live,
)
from articles.editions.removed_links import without_removed
from articles.editions.withdraw import end, planned
from articles.story import archive_moment, story_values


def publish(
    article: Article,
    *,
    by,
    at=None,
    until=None,
    correction: str = "",
    replace_planned: bool = False,
    allow: Collection[str] = (),
    seen: int | None = None,
) -> Edition:
    """Give readers the saved article from `at` (now) on, until `until` if given.

    `allow`: codes of problems that do not hold this story up, as NO_ALT for agency copy.
    `seen`: the version that whoever publishes has before them, where there is a page.
    Raises ValidationError where an editor can mend it: something is missing, nothing
    has changed, the times are wrong, or an update is already planned.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        # With the lock held, so that two publishers follow each other.
        at = at or timezone.now()
        refuse_unseen(article, seen)
        refuse_problems(article, at, allow)
        refuse_embargo(article, at)
        refuse_times(article, at, until)
        refuse_empty_correction(article, at, correction)
        make_way(article, at, replace_planned)
        edition = build(article, by=by, at=at, correction=correction)
        live = same_as_live(article, edition)
        if live:
            refuse_the_same_end(article, at, until)
            edition = live
        else:
            _save(article, edition)
            note_edition(edition, by=by)
            order_card(edition)
        planned(article, at).delete()
        if until:
            end(article, by=by, at=until)
        # Whoever publishes has found it ready; a change makes it a draft again.
        Article.objects.filter(pk=article.pk).update(
            stage=Article.Stage.READY, sent=True
        )
        record(article, by=by, why=Revision.Why.PUBLISHED, note=_kind_words(edition))
    return edition


def build(article: Article, *, by, at, correction: str = "") -> Edition:
    """The edition that publishing would save, unsaved: also what a preview shows."""
    sent = Edition.objects.filter(article_id=article.pk)
    told = sent.exclude(kind=Edition.Kind.WITHDRAWAL)
    first = told.order_by("published_at", "id").first()
    correction = correction.strip()
    return Edition(
        **story_values(article) | {"body": without_removed(article.body)},
        article_id=article.pk,
        article_uuid=article.uuid,
        number=_next_number(article.pk),
        kind=_kind(first, correction),
        correction=correction,
        corrections=_corrections(article, at, correction),
        published_at=at,
        first_published_at=_first_published(article, first, at),
        published_by=by,
    )


def _corrections(article: Article, at, correction: str) -> list[dict[str, str]]:
    """What was corrected before, and now."""
    made = Edition.objects.filter(article_id=article.pk, published_at__lte=at)
    earlier = made.filter(kind=Edition.Kind.CORRECTION).order_by("published_at", "id")
    all_of_them = [*earlier.values_list("correction", "published_at")]
    if correction:
        all_of_them.append((correction, at))
    return [{"text": text, "at": moment.isoformat()} for text, moment in all_of_them]


def _next_number(article_id: int) -> int:
    sent = Edition.objects.filter(article_id=article_id)
    return (sent.aggregate(last=Max("number"))["last"] or 0) + 1


def _kind(first: Edition | None, correction: str) -> str:
    if correction:
        return Edition.Kind.CORRECTION
    return Edition.Kind.UPDATE if first else Edition.Kind.FIRST


def _first_published(article: Article, first: Edition | None, at):
    if article.dated:
        return archive_moment(article.dated)
    return min(first.first_published_at, at) if first else at


def _save(article: Article, edition: Edition) -> None:
    authors, tags = author_ids(article), tag_ids(article)
    pictures = picture_ids(article)
    edition.byline_count, edition.tag_count = len(authors), len(tags)
    edition.picture_count = len(pictures)
    edition.full_clean(validate_unique=False)
    edition.save()
    date = edition.first_published_at
    EditionByline.objects.bulk_create(
        EditionByline(
            edition=edition, author_id=author, position=place, first_published_at=date
        )
        for place, author in enumerate(authors)
    )
    EditionPicture.objects.bulk_create(
        EditionPicture(edition=edition, image_id=image) for image in pictures
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag_id=tag, first_published_at=date)
        for tag in tags
    )
    names = article.names()
    keep_words([(edition, names)])
    keep_spelling(edition, names)


def _kind_words(edition: Edition) -> str:
    return f"{edition.get_kind_display()} {edition.number}"
