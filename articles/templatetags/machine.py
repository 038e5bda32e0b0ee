"""What pages say to machines: structured data, addresses, pictures for networks."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from articles.editions.edition import Edition
from articles.masthead.author import Author
from articles.reading.absolute import absolute
from articles.reading.figure import Figure
from articles.reading.live.live_page import LivePage
from articles.reading.machine import moments
from articles.reading.machine.breadcrumbs import breadcrumbs
from articles.reading.machine.canonical import canonical
from articles.reading.machine.collection import collection_page, profile_page
from articles.reading.machine.json_ld import script
from articles.reading.machine.live_blog import live_blog
from articles.reading.machine.news_article import news_article
from articles.reading.machine.organization import organization, website
from articles.reading.machine.social_image import (
    SocialImage,
    logo_image,
    social_image,
)
from articles.reading.machine.story_ninjs import ENDING
from articles.reading.story_page import StoryPage

register = template.Library()

LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@register.simple_tag(takes_context=True)
def canonical_address(context, path: str) -> str:
    """The one address of this page."""
    return canonical(path, context["request"].GET)


@register.simple_tag
def social_picture(edition: Edition | None = None) -> SocialImage | None:
    """What networks show with a link to a story; the paper's mark for other pages."""
    return social_image(edition) if edition else logo_image(settings.SITE_NAME)


@register.simple_tag
def mining() -> dict[str, object]:
    """Whether text and data mining is reserved, and where the terms are."""
    return {"reserved": int(settings.TDM_RESERVED), "policy": settings.TDM_POLICY}


@register.filter
def locale(language: str) -> str:
    """A language as networks name it: “nl_NL”."""
    return LOCALES.get(language, language)


@register.filter
def ninjs_address(edition: Edition) -> str:
    """Where the same story is found as ninjs."""
    return absolute(edition.get_absolute_url() + ENDING)


@register.filter
def published_time(edition: Edition) -> str:
    return moments.published(edition)


@register.filter
def modified_time(edition: Edition) -> str:
    """When it really changed; "" where it never has."""
    return moments.modified(edition) if moments.changed_at(edition) else ""


@register.simple_tag
def story_data(page: StoryPage, live: LivePage | None = None) -> SafeString:
    """A story, and the way to it; with its posts where it is a liveblog."""
    section = page.edition.section
    steps = (
        (section.name, section.get_absolute_url()),
        (
            page.edition.headline,
            page.edition.get_absolute_url(),
        ),
    )
    story = live_blog(live) if live else news_article(page)
    return script(story, breadcrumbs(*steps))


@register.simple_tag
def front_data() -> SafeString:
    """The paper and its site."""
    return script(website(), organization())


@register.simple_tag
def list_data(name: object, description: str, address: str) -> SafeString:
    """A page that lists stories."""
    return script(collection_page(name, description, address))


@register.simple_tag
def author_data(author: Author, portrait: Figure | None = None) -> SafeString:
    """An author's page."""
    return script(profile_page(author, portrait))
