"""What search engines ask of structured data, as rules that a test can hold a page to.

Needs: Google's guides to Article, Breadcrumb, Profile page, Image metadata, Organization
and Site name, of which the recommended ones count as asked. May: schema.org 30.0. The
names of other properties of it are left out until the paper says them.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DATES = ("datePublished", "dateModified", "coverageStartTime", "coverageEndTime")
ADDRESSES = ("@id", "url", "contentUrl", "item", "license", "acquireLicensePage")
ADDRESSES += ("correctionsPolicy", "ethicsPolicy", "publishingPrinciples")


@dataclass(frozen=True)
class Rule:
    """What a type must say, and what it may."""

    needs: str
    may: str = ""


PAGE = "@id url name description inLanguage isPartOf breadcrumb"
ARTICLE = Rule(
    "headline datePublished dateModified author publisher mainEntityOfPage",
    "url description image alternativeHeadline articleSection keywords wordCount "
    "inLanguage isAccessibleForFree dateline contentLocation correction isPartOf "
    "articleBody",
)
RULES = {
    "NewsArticle": ARTICLE,
    "LiveBlogPosting": Rule(
        f"{ARTICLE.needs} coverageStartTime liveBlogUpdate",
        f"{ARTICLE.may} coverageEndTime",
    ),
    "BlogPosting": Rule(
        "headline datePublished dateModified author url",
        "articleBody image mainEntityOfPage isPartOf publisher inLanguage",
    ),
    "ImageObject": Rule(
        "contentUrl",
        "url width height caption creditText creator copyrightNotice license "
        "acquireLicensePage digitalSourceType",
    ),
    "Person": Rule("name", "@id url description jobTitle worksFor sameAs image"),
    "Organization": Rule("name", "@id url"),
    "NewsMediaOrganization": Rule(
        "name url",
        "@id logo correctionsPolicy ethicsPolicy publishingPrinciples email",
    ),
    "BreadcrumbList": Rule("itemListElement"),
    "ListItem": Rule("position name item"),
    "CorrectionComment": Rule("text datePublished"),
    "Place": Rule("name"),
    "WebPage": Rule("@id"),
    "WebSite": Rule("name url", "@id inLanguage publisher potentialAction"),
    "CollectionPage": Rule("name url", PAGE),
    "ProfilePage": Rule("mainEntity", f"{PAGE} dateCreated dateModified"),
}
# A picture in a story, beside its address: Google's rule for a picture's licence.
CREDITS = ("creator", "creditText", "copyrightNotice", "license")


def faults(thing: dict, *, within: str = "") -> list[str]:
    """What is wrong in a thing and all that is in it, with the place of each."""
    kinds = thing.get("@type", [])
    kind = kinds if isinstance(kinds, str) else kinds[0] if kinds else ""
    if not kind:
        # No more than a name for what is said elsewhere.
        return [] if list(thing) == ["@id"] else [f"{within}: no type"]
    where = f"{within}{kind}"
    if kind not in RULES:
        return [f"{where}: unknown"]
    return [*_own(thing, kind, where), *_inner(thing, where)]


def _own(thing: dict, kind: str, where: str) -> list[str]:
    rule = RULES[kind]
    needs = set() if _is_part(thing, where) else set(rule.needs.split())
    allowed = {*rule.needs.split(), *rule.may.split(), "@type", "@context"}
    found = [f"{where} lacks {name}" for name in sorted(needs - set(thing))]
    found += [f"{where} may have no {name}" for name in sorted(set(thing) - allowed)]
    found += [
        f"{where}.{name} is empty" for name in thing if thing[name] in ("", [], 0)
    ]
    found += _values(thing, where)
    return found + SPECIAL.get(kind, lambda thing, where: [])(thing, where)


def _is_part(thing: dict, where: str) -> bool:
    """The whole that a post is a part of is only named."""
    return where.endswith(".isPartOf.LiveBlogPosting")


def _values(thing: dict, where: str) -> list[str]:
    dates = [name for name in DATES if name in thing]
    wrong = [name for name in dates if not MOMENT.fullmatch(thing[name])]
    for name in ADDRESSES:
        if name in thing and not urlsplit(thing[name]).netloc:
            wrong.append(name)
    if thing.get("dateModified", "~") < thing.get("datePublished", ""):
        wrong.append("dateModified before datePublished")
    return [f"{where}.{name} is wrong" for name in wrong]


def _inner(thing: dict, where: str) -> list[str]:
    found = []
    for name, value in thing.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += faults(each, within=f"{where}.{name}.")
    return found


def _image(thing: dict, where: str) -> list[str]:
    if ".image." not in where or any(name in thing for name in CREDITS):
        return []
    return [f"{where} has no credit"]


def _breadcrumbs(thing: dict, where: str) -> list[str]:
    places = [each.get("position") for each in thing.get("itemListElement", [])]
    right = len(places) > 1 and places == list(range(1, len(places) + 1))
    return [] if right else [f"{where} counts {places}"]


SPECIAL = {"ImageObject": _image, "BreadcrumbList": _breadcrumbs}
