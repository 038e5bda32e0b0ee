"""The addresses that machines ask for."""

from django.urls import URLPattern, path, re_path

from articles.reading.machine import (
    card_file,
    mining,
    robots,
    security_txt,
    sitemaps,
    story_ninjs,
)


def addresses() -> list[URLPattern]:
    """For the register of public addresses, which knows the parts they are made of."""
    return [
        path("robots.txt", robots.robots, name="robots"),
        path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
        path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
        re_path(
            r"^sitemaps/(?P<year>(?:1[6-9]|2[0-9])[0-9]{2})-(?P<month>0[1-9]|1[0-2])"
            r"(?:-(?P<part>[1-9][0-9]{0,3}))?\.xml$",
            sitemaps.sitemap_month,
            name="sitemap_month",
        ),
        path(".well-known/tdmrep.json", mining.tdmrep, name="tdmrep"),
        path(
            ".well-known/security.txt", security_txt.security_txt, name="security_txt"
        ),
        path("security.txt", security_txt.old_place, name="old_security_txt"),
        re_path(
            r"^cards/(?P<article_id>[1-9][0-9]{0,17})/(?P<name>[0-9a-f]{32})\.jpg$",
            card_file.card,
            name="card",
        ),
        path(
            "<slug:section>/<slug:slug>~<article_id:article_id>/ninjs.json",
            story_ninjs.story_ninjs,
            name="story_ninjs",
        ),
    ]
