"""The register of public addresses."""

from django.urls import path, re_path, register_converter

from articles.desk.preview_links import shared_preview
from articles.dispatch.hub_page import hub_page
from articles.reading import archive_pages, media, pages, search, story_changes
from articles.reading.api.addresses import addresses as api_addresses
from articles.reading.converters import ArticleId, TwoDigits, Year
from articles.reading.feeds.addresses import addresses as feed_addresses
from articles.reading.live.addresses import addresses as live_addresses
from articles.reading.machine.addresses import addresses as machine_addresses
from articles.reading.reads.page import read

register_converter(ArticleId, "article_id")
register_converter(Year, "year")
register_converter(TwoDigits, "two_digits")

urlpatterns = [
    # First: what thousands of waiting readers ask is looked for in few addresses.
    *live_addresses(),
    path("", pages.front, name="front"),
    *feed_addresses(),
    *machine_addresses(),
    *api_addresses(),
    re_path(r"^media/renditions/(?P<name>[0-9a-f]{32}\.\w+)$", media.rendition),
    path("search/", search.search, name="search"),
    path("corrections/", story_changes.corrections, name="corrections"),
    path("read/<article_id:article_id>/", read, name="read"),
    path("hub/", hub_page, name="hub"),
    path("preview/<str:signed>/", shared_preview, name="shared_preview"),
    path("archive/", archive_pages.archive, name="archive"),
    path("archive/<year:year>/", archive_pages.year, name="archive_year"),
    path(
        "archive/<year:year>/<two_digits:month>/",
        archive_pages.month,
        name="archive_month",
    ),
    path(
        "archive/<year:year>/<two_digits:month>/<two_digits:day>/",
        archive_pages.day,
        name="archive_day",
    ),
    path("tag/<slug:slug>/", pages.tag, name="tag"),
    path("author/<slug:slug>/", pages.author, name="author"),
    path("<slug:slug>/", pages.section, name="section"),
    path(
        "<slug:section>/<slug:slug>~<article_id:article_id>/", pages.story, name="story"
    ),
    path(
        "<slug:section>/<slug:slug>~<article_id:article_id>/changes/",
        story_changes.story_changes,
        name="story_changes",
    ),
]
