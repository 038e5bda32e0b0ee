"""Why something may not go out: each refusal is something an editor can mend."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.copydesk.check import problems
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.parts import author_ids, tag_ids
from articles.editions.withdraw import planned
from articles.story import story_values


def refuse_unseen(article: Article, seen: int | None) -> None:
    """Nobody sends out what somebody else has made of it since they looked."""
    if seen is None or seen == article.version:
        return
    message = _(
        "Somebody saved this story since you looked. Read what changes for readers once "
        "more, and then publish."
    )
    raise ValidationError(message, code="unseen")


def refuse_empty_correction(article: Article, at, correction: str) -> None:
    if not correction.strip():
        return
    if not Edition.objects.live(at).filter(article_id=article.pk).exists():
        message = _("Readers do not have this story yet: there is nothing to correct.")
        raise ValidationError({"correction": message})


def refuse_problems(article: Article, at, allow: Collection[str]) -> None:
    found = [
        problem.message
        for problem in problems(article, at)
        if problem.code not in allow
    ]
    if found:
        raise ValidationError(found)


def refuse_embargo(article: Article, at) -> None:
    """An embargo is a promise to a source: nobody publishes through it by haste."""
    if article.embargo is None or at >= article.embargo:
        return
    moment = timezone.localtime(article.embargo).strftime("%d-%m-%Y %H.%M")
    message = _(
        "This story is under embargo until %(moment)s. Schedule it for then or later, or "
        "take the embargo off the story."
    )
    raise ValidationError({"at": message % {"moment": moment}}, code="embargo")


def planned_through(article: Article, embargo) -> Edition | None:
    """The first edition that is planned for a moment before an embargo ends."""
    if embargo is None:
        return None
    text = planned(article, timezone.now()).exclude(kind=Edition.Kind.WITHDRAWAL)
    return text.filter(published_at__lt=embargo).order_by("published_at").first()


def refuse_times(article: Article, at, until) -> None:
    if until and until <= at:
        raise ValidationError({"until": _("The end lies before the beginning.")})
    newest = Edition.objects.newest(timezone.now()).filter(article_id=article.pk)
    if newest.filter(published_at__gt=at).exists():
        message = _("A newer edition of this story is already out.")
        raise ValidationError({"at": message})


def make_way(article: Article, at, replace_planned: bool) -> None:
    """What is planned for later was made from an older draft; it may not come over this."""
    later = planned(article, at).exclude(kind=Edition.Kind.WITHDRAWAL)
    first = later.order_by("published_at").first()
    if first is None:
        return
    if not replace_planned:
        moment = timezone.localtime(first.published_at).strftime("%d-%m-%Y %H.%M")
        message = _(
            "An edition of this story is already planned for %(moment)s. Cancel it, or "
            "say that this one takes its place."
        )
        raise ValidationError(message % {"moment": moment}, code="planned")
    later.delete()


def same_as_live(article: Article, edition: Edition) -> Edition | None:
    """What readers have, when this would be the same again."""
    live = Edition.objects.live(edition.published_at).filter(article_id=article.pk)
    current = live.first()
    if current is None or edition.correction:
        return None
    same = story_values(current) == story_values(edition)
    authors = list(current.bylines.values_list("author_id", flat=True))
    tags = set(current.tag_items.values_list("tag_id", flat=True))
    if same and (authors, tags) == (author_ids(article), set(tag_ids(article))):
        return current
    return None


def refuse_the_same_end(article: Article, at, until) -> None:
    """A second click on Publish is not a second edition; a new end is a new plan."""
    ends = planned(article, at).values_list("published_at", flat=True)
    if list(ends) == ([until] if until else []):
        raise ValidationError(
            _("Nothing has changed since readers got this story."), code="unchanged"
        )
