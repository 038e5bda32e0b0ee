"""FeedFormat: RSS, Atom or JSON Feed: its file, its media type, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.reading.feeds import atom, json_feed, rss
from articles.reading.feeds.document import Document
from articles.reading.feeds.markup import printable


@dataclass(frozen=True)
class FeedFormat:
    """`label` is its name for people."""

    name: str
    label: str
    file: str
    media_type: str
    write: Callable[[Document], str]

    @property
    def content_type(self) -> str:
        """JSON is UTF-8 by itself, and its media types have no charset."""
        if self.media_type.endswith("json"):
            return self.media_type
        return f"{self.media_type}; charset=utf-8"

    def written(self, document: Document) -> bytes:
        """The whole file."""
        text = printable(self.write(document))
        if not self.media_type.endswith("json"):
            text = f'<?xml version="1.0" encoding="utf-8"?>\n{text}'
        return text.encode()


FORMATS = (
    FeedFormat("rss", "RSS", rss.FILE, rss.MEDIA_TYPE, rss.rss),
    FeedFormat("atom", "Atom", atom.FILE, atom.MEDIA_TYPE, atom.atom),
    FeedFormat(
        "json_feed",
        "JSON Feed",
        json_feed.FILE,
        json_feed.MEDIA_TYPE,
        json_feed.json_feed,
    ),
)
