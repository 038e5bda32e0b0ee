"""The feeds that belong to a page, for its head and for its reader."""

from django import template

from articles.editions.edition import Edition
from articles.reading.feeds.directory import Followed
from articles.reading.feeds.live import about_liveblog
from articles.reading.feeds.source import About
from articles.reading.feeds.sources import BY_NAME, about_paper, about_thing

register = template.Library()
NAMED = ("section", "tag", "author")


@register.simple_tag(takes_context=True)
def feeds_here(context) -> list[Followed]:
    """Those of this page, then the whole paper's."""
    here = _here(context)
    both = [here, about_paper()] if here and here != about_paper() else [about_paper()]
    return [Followed.of(about) for about in both]


def _here(context) -> About | None:
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None:
        return None
    if match.url_name in NAMED:
        thing = context.get(match.url_name)
        return about_thing(thing) if thing else None
    if match.url_name == "story":
        return _liveblog(context.get("page"))
    if match.url_name not in BY_NAME:
        return None
    source = BY_NAME[match.url_name]
    return source.about(source.of(context["request"], match.kwargs))


def _liveblog(page) -> About | None:
    story = getattr(page, "edition", None)
    if story is None or story.form != Edition.Form.LIVEBLOG:
        return None
    return about_liveblog(story)
