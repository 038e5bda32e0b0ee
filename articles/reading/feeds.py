"""What subscribers follow."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition
from articles.reading.feed_item import absolute, feed_items
from articles.reading.rss import RssFeed

NEWEST = 25


@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    """The newest stories of the whole paper as RSS."""
    editions = Edition.objects.live().with_everything().by_first_publication()[:NEWEST]
    name = settings.SITE_NAME
    feed = RssFeed(
        title=name,
        link=absolute(reverse("front")),
        description=settings.SITE_TAGLINE
        or _("The news from %(name)s") % {"name": name},
        language=get_language(),
        feed_url=absolute(reverse("rss")),
        feed_copyright=f"© {name}",
        ttl=5,
    )
    return _response(feed, feed_items(editions))


def _response(feed: RssFeed, stories) -> HttpResponse:
    for story in stories:
        feed.add_item(
            title=story.title,
            link=story.url,
            description=story.summary,
            pubdate=story.published_at,
            story=story,
        )
    response = HttpResponse(content_type=feed.content_type)
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Access-Control-Allow-Origin"] = "*"
    feed.write(response, "utf-8")
    return response
