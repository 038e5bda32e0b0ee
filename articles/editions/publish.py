"""Publish: the one door from the desk to readers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.copydesk.check import problems
from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.editions.edition import Edition, EditionByline, EditionTag
from articles.story import archive_moment, story_values


def publish(
    article: Article,
    *,
    by,
    at=None,
    until=None,
    correction: str = "",
    replace_planned: bool = False,
) -> Edition:
    """Give readers the saved article from `at` (now) on, until `until` if given.

    Raises ValidationError where an editor can mend it: something is missing, nothing
    has changed, the times are wrong, or an update is already planned.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        at = (
            at or timezone.now()
        )  # with the lock held: two publishers follow each other
        _refuse_problems(article)
        _refuse_times(article, at, until)
        _refuse_empty_correction(article, at, correction)
        _make_way(article, at, replace_planned)
        edition = build(article, by=by, at=at, correction=correction)
        _refuse_the_same(article, edition)
        _save(article, edition)
        if until:
            Edition.objects.planned(at).filter(article_id=article.pk).delete()
            _end(article, by=by, at=until)
        record(article, by=by, why=Revision.Why.PUBLISHED, note=_kind_words(edition))
    return edition


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
        Edition.objects.planned(at).filter(article_id=article.pk).delete()
        return _end(article, by=by, at=at, reason=reason)


def cancel(edition: Edition, *, at=None) -> None:
    """Cancel what is still to go out.

    Raises ValidationError once readers have it.
    """
    if edition.published_at <= (at or timezone.now()):
        raise ValidationError(_("Readers have this already; withdraw it instead."))
    edition.delete()


def build(article: Article, *, by, at, correction: str = "") -> Edition:
    """The edition that publishing would save, unsaved: also what a preview shows."""
    sent = Edition.objects.filter(article_id=article.pk)
    first = sent.order_by("published_at", "id").first()
    correction = correction.strip()
    return Edition(
        **story_values(article),
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


def _refuse_problems(article: Article) -> None:
    found = problems(article)
    if found:
        raise ValidationError([problem.message for problem in found])


def _refuse_empty_correction(article: Article, at, correction: str) -> None:
    if not correction.strip():
        return
    if not Edition.objects.live(at).filter(article_id=article.pk).exists():
        message = _("Readers do not have this story yet: there is nothing to correct.")
        raise ValidationError({"correction": message})


def _refuse_times(article: Article, at, until) -> None:
    if until and until <= at:
        raise ValidationError({"until": _("The end lies before the beginning.")})
    newest = Edition.objects.newest(timezone.now()).filter(article_id=article.pk)
    if newest.filter(published_at__gt=at).exists():
        message = _("A newer edition of this story is already out.")
        raise ValidationError({"at": message})


def _make_way(article: Article, at, replace_planned: bool) -> None:
    """What is planned for later was made from an older draft; it may not come over this."""
    planned = Edition.objects.filter(article_id=article.pk, published_at__gt=at)
    planned = planned.exclude(kind=Edition.Kind.WITHDRAWAL)
    first = planned.order_by("published_at").first()
    if first is None:
        return
    if not replace_planned:
        moment = timezone.localtime(first.published_at).strftime("%d-%m-%Y %H.%M")
        message = _(
            "An edition of this story is already planned for %(moment)s. Cancel it, or "
            "say that this one takes its place."
        )
        raise ValidationError(message % {"moment": moment}, code="planned")
    planned.delete()


def _refuse_the_same(article: Article, edition: Edition) -> None:
    """A second click on Publish is not a second edition."""
    live = Edition.objects.live(edition.published_at).filter(article_id=article.pk)
    current = live.first()
    if current is None or edition.correction:
        return
    same = story_values(current) == story_values(edition)
    authors = list(current.bylines.values_list("author_id", flat=True))
    tags = set(current.tag_items.values_list("tag_id", flat=True))
    if same and (authors, tags) == (_author_ids(article), set(_tag_ids(article))):
        raise ValidationError(
            _("Nothing has changed since readers got this story."), code="unchanged"
        )


def _author_ids(article: Article) -> list[int]:
    return list(article.bylines.values_list("author_id", flat=True))


def _tag_ids(article: Article) -> list[int]:
    return list(
        article.tag_items.order_by("tag__name").values_list("tag_id", flat=True)
    )


def _save(article: Article, edition: Edition) -> None:
    authors, tags = _author_ids(article), _tag_ids(article)
    edition.byline_count, edition.tag_count = len(authors), len(tags)
    edition.full_clean(validate_unique=False)
    edition.save()
    date = edition.first_published_at
    EditionByline.objects.bulk_create(
        EditionByline(
            edition=edition, author_id=author, position=place, first_published_at=date
        )
        for place, author in enumerate(authors)
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag_id=tag, first_published_at=date)
        for tag in tags
    )


def _end(article: Article, *, by, at, reason: str = "") -> Edition:
    """A withdrawal keeps the address of the edition it ends, and none of its words."""
    ended = Edition.objects.filter(article_id=article.pk).latest("number")
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
    edition.full_clean(validate_unique=False)
    edition.save()
    return edition


def _kind_words(edition: Edition) -> str:
    return f"{edition.get_kind_display()} {edition.number}"
