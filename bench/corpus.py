"""A paper of any size, the same each time.

    .venv/bin/python -m bench.corpus 1000000 [--url postgresql://…] [--words]

Editions of stories from 2000 to END: an eighth are updates of stories, some withdrawn,
some from an archive of which only the month is known. Sections, tags and authors are as
uneven as in a real paper. The last month has as many stories a day whatever the size, so
that a day of a small corpus is a page like a day of a large one.
"""

import argparse
import datetime as dt
import os
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

import django

BEGIN = dt.datetime(2000, 1, 1, 6, tzinfo=dt.UTC)
END = dt.datetime(2026, 10, 31, 22, tzinfo=dt.UTC)
BUSY, BUSY_STORIES = dt.timedelta(days=30), 1200
SECTIONS = (
    *(("Binnenland", 28), ("Buitenland", 18), ("Sport", 15), ("Economie", 10)),
    *(("Cultuur", 8), ("Regio", 7), ("Politiek", 5), ("Wetenschap", 3), ("Media", 2)),
    *(("Opinie", 2), ("Reizen", 1), ("Boeken", 1)),
)
TAGS, AUTHORS, PICTURES, TEXTS = 4000, 300, 200, 500
# One in so many is…
UPDATED, WITHDRAWN, MONTH_ONLY = 7, 250, 100
# Of the updates.
CORRECTED = 5
SYLLABLES = (
    "aan bel ber bo daal den der dijk ding don een ge gel gen haar hand heid huis in "
    "ka ken ker kom la land lijk ling ma men moe na niet om on op over ren ri schap "
    "sen slo ster tal te ten ter tijd toe trek uit van ver vol voor waar wat we weg "
    "wel wer wind woord zaak ze zij"
)


@dataclass
class Story:
    """One edition, and what goes with it, as numbers."""

    id: int
    article: int
    number: int
    kind: str
    text: int
    section: int
    published_at: dt.datetime
    first: dt.datetime
    dated: str = ""
    picture: int = 0
    authors: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """Words that many stories have: nobody reads them, and they compress as news does."""

    headline: str
    slug: str
    intro: str
    body: str


def texts() -> list[Text]:
    """The same ones each time."""
    dice = random.Random("texts")
    parts = SYLLABLES.split()
    words = ["".join(dice.choices(parts, k=dice.randint(1, 4))) for _ in range(4000)]

    def line(count: int) -> str:
        some = [words[int(len(words) * dice.random() ** 2)] for _ in range(count)]
        return " ".join(some).capitalize()

    made = []
    for _ in range(TEXTS):
        headline = line(dice.randint(4, 8))
        paragraphs = [f"<p>{line(dice.randint(25, 60))}.</p>" for _ in range(8)]
        paragraphs.insert(4, f"<h2>{line(3)}</h2>")
        slug = headline.lower().replace(" ", "-")[:80].strip("-")
        made.append(Text(headline, slug, f"{line(22)}.", "".join(paragraphs)))
    return made


def stories(editions: int) -> Iterator[Story]:
    """Exactly so many editions, in the order in which their stories first came out."""
    dice = random.Random("stories")
    weights = [weight for _name, weight in SECTIONS]
    expected = _articles(editions)
    made = article = 0
    while made < editions:
        article += 1
        made += 1
        first = _moment(article, expected)
        month_only = article % MONTH_ONLY == 0
        if month_only:
            first = _start_of_month(first)
        story = Story(
            id=made,
            article=article,
            number=1,
            kind="first",
            text=article % TEXTS,
            section=dice.choices(range(len(SECTIONS)), weights)[0] + 1,
            published_at=first,
            first=first,
            dated=f"{first + dt.timedelta(hours=3):%Y-%m}" if month_only else "",
            picture=dice.randint(1, PICTURES) if dice.random() < 0.6 else 0,
            authors=_some(dice, AUTHORS, 2, dice.choice((1, 1, 1, 2))),
            tags=_some(dice, TAGS, 3, dice.choice((0, 1, 2, 3, 4))),
        )
        yield story
        for kind in _later(article)[: editions - made]:
            made += 1
            at = first + dt.timedelta(hours=2)
            bare = {"tags": [], "authors": [], "picture": 0} if kind[0] == "w" else {}
            values = {"id": made, "number": 2, "kind": kind, "published_at": at} | bare
            yield Story(**(vars(story) | values))


def _articles(editions: int) -> int:
    """Of how many articles so many editions are."""
    each = 1 + 1 / UPDATED + 1 / WITHDRAWN - 1 / (UPDATED * WITHDRAWN)
    return max(1, round(editions / each))


def _moment(article: int, of: int) -> dt.datetime:
    """Evenly through the years, and closer together in the last month."""
    busy = min(BUSY_STORIES, of // 2)
    turn = END - BUSY
    if article > of - busy:
        share = min(1.0, (article - of + busy) / busy)
        return turn + share * (END - turn)
    return BEGIN + article / (of - busy + 1) * (turn - BEGIN)


def _start_of_month(moment: dt.datetime) -> dt.datetime:
    """By the clock of the house, near enough: winter time."""
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first - dt.timedelta(hours=1)


def _later(article: int) -> list[str]:
    if article % WITHDRAWN == 0:
        return ["withdrawal"]
    if article % UPDATED:
        return []
    return ["update" if article % (UPDATED * CORRECTED) else "correction"]


def _some(dice: random.Random, among: int, unevenness: int, count: int) -> list[int]:
    """The first ones most: as many stories are on few subjects."""
    drawn = (int(among * dice.random() ** unevenness) + 1 for _ in range(count))
    return list(dict.fromkeys(drawn))


def renditions(number: int) -> list[dict]:
    """As of a picture that was prepared, of files that nobody asks for."""
    return [
        {
            "format": name,
            "width": width,
            "height": width * 2 // 3,
            "bytes": width * 100,
            "name": f"renditions/{uuid.UUID(int=number * 1000 + width).hex}.jpg",
            "crop": crop,
        }
        for name in ("AVIF", "WEBP", "JPEG")
        for crop in ("", "16:9", "4:3", "1:1")
        for width in (320, 640, 960, 1280)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("editions", type=int)
    parser.add_argument("--url", default=os.environ.get("DATABASE_URL", ""))
    parser.add_argument("--words", action="store_true", help="index them for search")
    asked = parser.parse_args()
    import_module("bench.server").environment(asked.url)
    django.setup()
    import_module("bench.load").load(asked.editions, words=asked.words)


if __name__ == "__main__":
    main()
