"""The addresses of a liveblog beside its story's own: each post, and what is new."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.masthead.section import Section
from articles.reading.live.answer import Answer, answer, answered
from articles.reading.live.live_page import live_page, one_post
from articles.reading.live.memo import Memo
from articles.reading.live.pulse import live_story, pulse
from articles.reading.moment import at_a_moment, at_the_same_moment
from articles.reading.story_address import answered_elsewhere, newest_of

SHEETS: Memo[Answer] = Memo()


@require_safe
@at_a_moment
def live_post(
    request: HttpRequest,
    section: str,
    slug: str,
    article_id: int,
    post: int,
    at: dt.datetime,
) -> HttpResponse:
    """One post by itself, and the way to the whole; 410 where it has been withdrawn."""
    story = newest_of(article_id, at).with_everything().first()
    elsewhere = answered_elsewhere(request, story, article_id)
    if elsewhere:
        return elsewhere
    if story.form != Edition.Form.LIVEBLOG:
        # It was one; its address must not lead to nothing.
        return redirect(story)
    said = LivePostEdition.objects.newest(article_id, at).filter(post=post)
    said = said.select_related("author").first()
    if said is None:
        raise Http404
    if (section, slug) != (story.section.slug, story.slug):
        return redirect(_at_that_moment(request, said, story), permanent=True)
    return _post_page(request, story, said)


@require_safe
def live_pulse(
    request: HttpRequest, section: str, slug: str, article_id: int
) -> HttpResponseBase:
    """Which posts there are: what a page that waits asks every few seconds.

    The number of the story is enough: its address may have changed while readers wait.
    """
    found = pulse(article_id)
    return answered(request, found) if found else _no_liveblog(request, article_id)


@require_safe
def live_posts(
    request: HttpRequest, section: str, slug: str, article_id: int
) -> HttpResponseBase:
    """The newest posts as a part of a page, for one that was waiting."""
    found = SHEETS.get(article_id, lambda: _sheet(article_id))
    return answered(request, found) if found else _no_liveblog(request, article_id)


def _sheet(article_id: int) -> Answer | None:
    at = timezone.now()
    story = live_story(article_id, at)
    if story is None:
        return None
    context = {"live": live_page(story, {}, at), "edition": story}
    html = render_to_string("reading/live/_posts.html", context)
    return answer(html, "text/html; charset=utf-8")


def _no_liveblog(request: HttpRequest, article_id: int) -> HttpResponse:
    """As the story's own page answers where there is nothing to wait for."""
    story = newest_of(article_id, timezone.now()).first()
    gone = answered_elsewhere(request, story, article_id)
    if gone:
        return gone
    raise Http404


def _at_that_moment(request: HttpRequest, said: LivePostEdition, story: Edition) -> str:
    """The right address of a post; where the reader looks back, at that moment."""
    query = at_the_same_moment(request, story).partition("?")
    return said.address_in(story) + "".join(query[1:])


def _post_page(
    request: HttpRequest, story: Edition, said: LivePostEdition
) -> HttpResponse:
    context = {"edition": story, "sections": Section.objects.all()}
    if said.withdrawn:
        context["said"] = said
        page = "reading/live/withdrawn.html"
        return render(request, page, context, status=410)
    post = one_post(story, said)
    response = render(request, "reading/live/post.html", context | {"post": post})
    response.frame_sources = post.drawn.frame_sources  # type: ignore[attr-defined]
    return response
