"""The addresses of all feeds: each kind in each format, at the page it belongs to."""

from django.urls import URLPattern, path

from articles.reading.feeds.feed_format import FORMATS
from articles.reading.feeds.opml import FILE
from articles.reading.feeds.overview import all_sections, feeds
from articles.reading.feeds.pages import feed
from articles.reading.feeds.sources import SOURCES


def _name(source: str, form: str) -> str:
    """“section_atom”; those of the paper are “rss”, “atom”, “json_feed”."""
    return form if source == "paper" else f"{source}_{form}"


def addresses() -> list[URLPattern]:
    return [
        path("feeds/", feeds, name="feeds"),
        path(FILE, all_sections, name="feeds_opml"),
        *(
            path(
                source.route + form.file,
                feed,
                {"source": source, "form": form},
                name=_name(source.name, form.name),
            )
            for source in SOURCES
            for form in FORMATS
        ),
    ]
