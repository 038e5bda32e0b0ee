"""The register of public addresses."""

from django.urls import path, re_path, register_converter

from articles.desk.preview_links import shared_preview
from articles.reading import feeds, media, pages
from articles.reading.converters import ArticleId

register_converter(ArticleId, "article_id")

urlpatterns = [
    path("", pages.front, name="front"),
    path("rss.xml", feeds.rss, name="rss"),
    re_path(r"^media/renditions/(?P<name>[0-9a-f]{32}\.\w+)$", media.rendition),
    path("preview/<str:signed>/", shared_preview, name="shared_preview"),
    path("tag/<slug:slug>/", pages.tag, name="tag"),
    path("author/<slug:slug>/", pages.author, name="author"),
    path("<slug:slug>/", pages.section, name="section"),
    path(
        "<slug:section>/<slug:slug>~<article_id:article_id>/", pages.story, name="story"
    ),
]
