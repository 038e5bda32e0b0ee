"""RSS 2.0 with whole text and Media RSS, in the order that validators ask.

RSS Best Practices Profile: description before content:encoded, dc:creator for names.
Media RSS 1.5: credit roles from the EBU list, lower case.
"""

from django.utils.feedgenerator import Rss201rev2Feed, rfc2822_date
from django.utils.html import escape
from django.utils.timezone import localtime

from articles.reading.feed_item import FeedItem, absolute
from articles.reading.figure import Figure

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
PLAIN = {"type": "plain"}


class RssFeed(Rss201rev2Feed):
    """The channel is Django's; the items are ours."""

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES

    def add_root_elements(self, handler):
        feed_url = self.feed["feed_url"]
        self.feed["feed_url"] = None
        super().add_root_elements(handler)
        self.feed["feed_url"] = feed_url
        self_link = {"rel": "self", "href": feed_url, "type": "application/rss+xml"}
        handler.addQuickElement("atom:link", None, self_link)

    def add_item_elements(self, handler, item):
        story: FeedItem = item["story"]
        handler.addQuickElement("title", story.title)
        handler.addQuickElement("link", story.url)
        handler.addQuickElement("description", escape(story.summary))
        handler.addQuickElement("content:encoded", story.html)
        for name in story.authors:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("pubDate", rfc2822_date(localtime(story.published_at)))
        handler.addQuickElement("guid", story.id, {"isPermaLink": "false"})
        for category in story.categories:
            handler.addQuickElement("category", category)
        for figure in story.pictures:
            add_picture(handler, figure)


def add_picture(handler, figure: Figure) -> None:
    """One media:content with caption, photographer, agency and copyright."""
    file, image = figure.fallback, figure.image
    if file is None:
        return
    attributes = {
        "url": absolute(file.url),
        "type": file.media_type,
        "medium": "image",
        "width": str(file.width),
        "height": str(file.height),
        "fileSize": str(file.bytes),
    }
    handler.startElement("media:content", attributes)
    if figure.caption_text:
        handler.addQuickElement("media:description", figure.caption_text, PLAIN)
    for role, name in (
        ("photographer", image.photographer),
        ("distribution company", image.credit),
    ):
        if name:
            credit = {"role": role, "scheme": "urn:ebu"}
            handler.addQuickElement("media:credit", name, credit)
    if image.copyright_notice:
        handler.addQuickElement("media:copyright", image.copyright_notice)
    handler.endElement("media:content")
