"""Why a post of a liveblog may not go out: each refusal is something an editor can mend."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.copydesk.live_check import post_problems
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.editions.live_words import LiveWords


class PostHasChanged(ValidationError):
    """Somebody sent this post out again after it was opened; `newest` is what they sent."""

    def __init__(self, newest: LivePostEdition):
        self.newest = newest
        message = _(
            "Somebody else has changed this post since you opened it. What you typed "
            "has not gone out; sent again, it takes the place of theirs."
        )
        super().__init__(message, code="overwrite")


def refuse_no_liveblog(article: Article, at: dt.datetime) -> None:
    """A post goes out in a story that readers have, as a liveblog."""
    live = Edition.objects.live(at).filter(article_id=article.pk)
    if not live.filter(form=Article.Form.LIVEBLOG).exists():
        message = _(
            "Readers do not have this liveblog at that time: publish the story first."
        )
        raise ValidationError(message, code="not-live")


def refuse_another_story(article: Article, newest: LivePostEdition) -> None:
    """The key of a post of another story: no browser sends that."""
    if newest.article_id != article.pk:
        raise ValidationError(_("That is a post of another story."))


def refuse_overwrite(newest: LivePostEdition, began_from: int, by) -> None:
    """What was typed on an older text may not silently take the place of a newer one.

    Whoever posts again what they have just posted, since no answer came, is its author.
    """
    again = began_from == 0 and newest.number == 1
    if again and by is not None and newest.published_by_id == by.pk:
        return
    if newest.number != began_from:
        raise PostHasChanged(newest)


def refuse_after_the_end(article: Article, at: dt.datetime) -> None:
    """A liveblog that has ended goes on once somebody says so."""
    if LivePostEdition.objects.live(article.pk, at).filter(closes=True).exists():
        message = _("This liveblog has ended. Open it again to post in it.")
        raise ValidationError(message, code="closed")


def refuse_time_ahead(time: dt.datetime | None, due: dt.datetime) -> None:
    """What readers have already cannot be of later."""
    if time is not None and time > due:
        message = _("Readers have this post already: its time cannot lie ahead.")
        raise ValidationError({"time": message})


def refuse_post_problems(words: LiveWords, at: dt.datetime) -> None:
    if not words.body and not words.closes:
        raise ValidationError({"body": _("Write something first.")}, code="empty")
    if words.key_event and not words.headline:
        message = _("A key event is named in the summary by its headline: write one.")
        raise ValidationError({"headline": message})
    found = [problem.message for problem in post_problems(words.body, at)]
    if found:
        raise ValidationError(found)
