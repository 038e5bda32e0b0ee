"""What a page says to machines, read as they read it."""

import json

from lxml import html


def tree(client, address: str):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def things(page) -> list[dict]:
    """The structured data of a page, block by block."""
    blocks = page.xpath("//script[@type='application/ld+json']/text()")
    return [json.loads(block) for block in blocks]


def metas(page) -> dict[str, str | list[str]]:
    """Every meta by its name or property; a list where there are several."""
    found: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[@name or @property]"):
        name = meta.get("property") or meta.get("name")
        found.setdefault(name, []).append(meta.get("content"))
    return {name: all[0] if len(all) == 1 else all for name, all in found.items()}


def links(page, rel: str) -> list[str]:
    return page.xpath(f"//head/link[@rel='{rel}']/@href")
