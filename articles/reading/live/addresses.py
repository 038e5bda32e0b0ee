"""The addresses of a liveblog below that of its story."""

from django.urls import path

from articles.reading.live import pages

STORY = "<slug:section>/<slug:slug>~<article_id:article_id>/"


def addresses() -> list:
    """For articles/urls.py."""
    return [
        path(f"{STORY}live.json", pages.live_pulse, name="live_pulse"),
        path(f"{STORY}live.html", pages.live_posts, name="live_posts"),
        path(f"{STORY}<article_id:post>/", pages.live_post, name="live_post"),
    ]
