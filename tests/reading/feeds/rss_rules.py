"""RSS 2.0, its Best Practices Profile and Media RSS as rules, a function each.

A rule gives what is wrong, or nothing. They say what the W3C validator says of such feeds,
and ask for what our own promise.
"""

import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
VALID = "{http://purl.org/dc/terms/}valid"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
MEDIA = "{http://search.yahoo.com/mrss/}"
CHANNEL = [
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "lastBuildDate",
    "ttl",
]
ONCE = ["title", "link", "description", CONTENT, "pubDate", "guid", LANGUAGE]
OTHERS = [CREATOR, "category", f"{ATOM}updated", VALID, f"{MEDIA}content"]
ROLES = {"photographer", "illustrator", "distribution company"}
# As RFC 822 has dates, with a year of four figures, in English.
DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)\Z"
)
MEDIA_TYPE = re.compile(r"image/(jpeg|png|gif|webp)\Z")
HARMFUL = (
    "//script | //style | //iframe | //object | //form | //input | //picture | //source"
)

Rule = Callable[[etree._Element], Iterator[str]]


def one_channel_in_rss_2(rss) -> Iterator[str]:
    if (rss.tag, rss.get("version"), len(rss)) != ("rss", "2.0", 1):
        yield "no <rss version='2.0'> with one channel"


def the_channel_says_what_it_is(rss) -> Iterator[str]:
    for name in CHANNEL:
        if len(rss.findall(f"channel/{name}")) != 1 or not rss.findtext(
            f"channel/{name}"
        ):
            yield f"channel has not one {name}"


def the_channel_has_nothing_else(rss) -> Iterator[str]:
    known = {*CHANNEL, "item", f"{ATOM}link", ARCHIVE}
    yield from (f"channel has {each.tag}" for each in rss[0] if each.tag not in known)


def the_channel_knows_its_own_address(rss) -> Iterator[str]:
    own = rss.findall(f"channel/{ATOM}link[@rel='self']")
    if [link.get("type") for link in own] != ["application/rss+xml"]:
        yield "not one atom:link rel=self"


def links_are_whole(rss) -> Iterator[str]:
    links = [element.text for element in rss.iter("link")]
    links += [element.get("href") for element in rss.iter(f"{ATOM}link")]
    for link in links:
        if urlsplit(link or "").scheme not in ("http", "https"):
            yield f"{link!r} is no whole address"


def items_have_all_parts_once(rss) -> Iterator[str]:
    for item in rss.iter("item"):
        names = [each.tag for each in item]
        for name in ONCE:
            if names.count(name) != 1:
                yield f"item has {names.count(name)} {name}"
        yield from (
            f"item has {name}" for name in names if name not in [*ONCE, *OTHERS]
        )


def the_summary_comes_before_the_text(rss) -> Iterator[str]:
    for item in rss.iter("item"):
        names = [each.tag for each in item]
        if names.index("description") > names.index(CONTENT):
            yield "description after content:encoded"


def titles_are_not_empty(rss) -> Iterator[str]:
    for item in rss.iter("item"):
        if not (item.findtext("title") or "").strip():
            yield "an empty title"


def ids_are_permanent_and_unlike(rss) -> Iterator[str]:
    guids = list(rss.iter("guid"))
    if len({guid.text for guid in guids}) != len(guids):
        yield "two items share a guid"
    for guid in guids:
        if guid.get("isPermaLink") != "false" or not guid.text.startswith("urn:uuid:"):
            yield f"guid {guid.text}"


def dates_are_in_english_with_their_zone(rss) -> Iterator[str]:
    for date in [*rss.iter("pubDate"), *rss.iter("lastBuildDate")]:
        if not DATE.match(date.text):
            yield f"date {date.text}"
        elif parsedate_to_datetime(date.text).strftime("%a") != date.text[:3]:
            yield f"no such day: {date.text}"


def categories_and_names_are_not_empty(rss) -> Iterator[str]:
    for element in [*rss.iter("category"), *rss.iter(CREATOR)]:
        if not (element.text or "").strip():
            yield f"an empty {element.tag}"


def pictures_say_all_of_themselves(rss) -> Iterator[str]:
    for picture in rss.iter(f"{MEDIA}content"):
        numbers = [picture.get(name, "") for name in ("width", "height", "fileSize")]
        if not all(number.isdigit() and int(number) > 0 for number in numbers):
            yield f"sizes of a picture: {numbers}"
        if (
            not MEDIA_TYPE.match(picture.get("type", ""))
            or picture.get("medium") != "image"
        ):
            yield f"type of a picture: {picture.get('type')}"


def credits_have_roles_that_exist(rss) -> Iterator[str]:
    for credit in rss.iter(f"{MEDIA}credit"):
        if credit.get("scheme") != "urn:ebu" or credit.get("role") not in ROLES:
            yield f"role {credit.get('role')}"
        if not (credit.text or "").strip():
            yield "an empty credit"


def texts_survive_readers(rss) -> Iterator[str]:
    for element in rss.iter(CONTENT):
        text = html.fromstring(f"<main>{element.text}</main>")
        yield from (f"<{each.tag}> in a text" for each in text.xpath(HARMFUL))
        for name in ("style", "class", "srcset", "sizes", "loading", "tabindex"):
            yield from (f"{name} in a text" for _each in text.xpath(f"//*[@{name}]"))
        for address in text.xpath("//@href | //@src"):
            if urlsplit(address).scheme not in ("http", "https", "mailto", "tel"):
                yield f"{address!r} in a text is no whole address"
        yield from ("an image without alt" for _each in text.xpath("//img[not(@alt)]"))


RULES: tuple[Rule, ...] = (
    one_channel_in_rss_2,
    the_channel_says_what_it_is,
    the_channel_has_nothing_else,
    the_channel_knows_its_own_address,
    links_are_whole,
    items_have_all_parts_once,
    the_summary_comes_before_the_text,
    titles_are_not_empty,
    ids_are_permanent_and_unlike,
    dates_are_in_english_with_their_zone,
    categories_and_names_are_not_empty,
    pictures_say_all_of_themselves,
    credits_have_roles_that_exist,
    texts_survive_readers,
)


def broken_rules(rss: etree._Element) -> list[str]:
    """What is wrong with a feed, with the name of the rule."""
    return [f"{rule.__name__}: {wrong}" for rule in RULES for wrong in rule(rss)]
