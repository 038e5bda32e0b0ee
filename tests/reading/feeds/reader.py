"""Reads feeds as strict readers do: by schemas, by rules, and by a real one."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree

from tests.reading.feeds.rss_rules import broken_rules

HERE = Path(__file__).parent
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
SITE = "http://127.0.0.1:8000"
FILES = ("rss.xml", "atom.xml", "feed.json")
ATOM = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
JSON_FEED = Draft202012Validator(json.loads((HERE / "json_feed.json").read_text()))


@dataclass(frozen=True)
class Read:
    """What a reader keeps of a document: ids, those that are gone, and the next address."""

    ids: list[str]
    gone: list[str]
    earlier: str


def get(client, address: str, **headers):
    """A whole document, which is valid."""
    response = client.get(path_of(address), headers=headers)
    assert response.status_code == 200, address
    assert problems(address, response.content) == [], address
    return response


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def problems(address: str, content: bytes) -> list[str]:
    """What is wrong with it, by its schema or the rules."""
    if ".json" in address:
        return [error.message for error in JSON_FEED.iter_errors(json.loads(content))]
    tree = etree.fromstring(content)
    assert feedparser.parse(content).bozo is False
    if "atom.xml" in address:
        ATOM.validate(tree)
        return [str(error) for error in ATOM.error_log]
    return broken_rules(tree)


def read(client, address: str) -> Read:
    """A document of any format."""
    content = get(client, address).content
    if ".json" in address:
        feed = json.loads(content)
        items = feed["items"]
        gone = [item["id"] for item in items if "_withdrawn" in item]
        ids = [item["id"] for item in items if item["id"] not in gone]
        return Read(ids, gone, feed.get("next_url", ""))
    if "atom.xml" in address:
        return Read(
            found(content, "//a:entry/a:id/text()"),
            found(content, "//at:deleted-entry/@ref"),
            "".join(found(content, "/*/a:link[@rel='prev-archive']/@href")),
        )
    gone = found(content, "//item[dcterms:valid]/guid/text()")
    ids = [each for each in found(content, "//item/guid/text()") if each not in gone]
    earlier = found(content, "/rss/channel/atom:link[@rel='prev-archive']/@href")
    return Read(ids, gone, "".join(earlier))


def walk(client, address: str) -> list[Read]:
    """The feed and all its archive documents, to the end."""
    documents, seen = [], set()
    while address:
        assert address not in seen, "the archive goes round"
        seen.add(address)
        documents.append(read(client, address))
        address = documents[-1].earlier
    return documents


def found(content: bytes, path: str) -> list[str]:
    """The texts or attributes that an XPath finds."""
    return [
        str(each)
        for each in etree.fromstring(content).xpath(path, namespaces=NAMESPACES)
    ]


def items(client, address: str = "/feed.json") -> list[dict]:
    return json.loads(get(client, address).content)["items"]
