"""Every address of the API, once: its route, its question, its answer. The register of
addresses, the OpenAPI description and the page for people are all made of this."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.reading.api import question
from articles.reading.api.articles import article, articles
from articles.reading.api.lists import authors, removals, sections, tags
from articles.reading.api.pictures import picture

_converted = re.compile(r"<(\w+):(\w+)>")
# What a part of an address may be, by its converter.
PARTS: dict[str, dict[str, Any]] = {
    "uuid": {"type": "string", "format": "uuid", "pattern": "^[-0-9a-f]{36}$"},
    "article_id": {"type": "integer", "minimum": 1, "maximum": 10**18 - 1},
}


@dataclass(frozen=True)
class Endpoint:
    """`answers` and `gone` name the schemas of what comes with 200 and with 410."""

    name: str
    route: str
    view: Callable
    question: type[question.Question]
    answers: str
    summary: Promise
    gone: str = ""

    @property
    def path(self) -> str:
        """“/api/articles/{uuid}/”, as OpenAPI and people write it."""
        return "/" + _converted.sub(r"{\2}", self.route)

    @property
    def parts(self) -> dict[str, dict[str, Any]]:
        """What of the address is to be filled in."""
        found = _converted.findall(self.route)
        return {name: PARTS[converter] for converter, name in found}


ENDPOINTS = (
    Endpoint(
        "api_articles",
        "api/articles/",
        articles,
        question.Articles,
        "ArticleList",
        _("Stories, whole, a page at a time."),
    ),
    Endpoint(
        "api_article",
        "api/articles/<uuid:uuid>/",
        article,
        question.Planning,
        "Article",
        _(
            "One story by its permanent id; of one that was withdrawn, the cancellation."
        ),
        gone="Cancellation",
    ),
    Endpoint(
        "api_picture",
        "api/pictures/<article_id:picture_id>/",
        picture,
        question.Planning,
        "Picture",
        _("A picture of a story, with caption, credit, rights and files."),
    ),
    Endpoint(
        "api_sections",
        "api/sections/",
        sections,
        question.Sections,
        "NameList",
        _("The sections that have stories."),
    ),
    Endpoint(
        "api_tags",
        "api/tags/",
        tags,
        question.Tags,
        "NameList",
        _("The subjects that have stories."),
    ),
    Endpoint(
        "api_authors",
        "api/authors/",
        authors,
        question.Authors,
        "NameList",
        _("The authors that have stories."),
    ),
    Endpoint(
        "api_removals",
        "api/removals/",
        removals,
        question.Removals,
        "CancellationList",
        _("Stories that the law had removed: delete your copies."),
    ),
)
