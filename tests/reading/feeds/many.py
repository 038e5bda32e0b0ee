"""Many stories at once, as they went out: rows, without a desk behind them."""

import datetime as dt
import itertools
import uuid
from zoneinfo import ZoneInfo

from articles.editions.edition import Edition
from tests import make

HOUSE = ZoneInfo("Europe/Amsterdam")
_numbers = itertools.count(1_000_000)


def moment(year: int, month: int, day: int = 1, minute: int = 0) -> dt.datetime:
    """A moment by the house's clock."""
    return dt.datetime(year, month, day, tzinfo=HOUSE) + dt.timedelta(minutes=minute)


def stories(moments, section=None, **values) -> list[str]:
    """A story for each moment, oldest first; their ids in feeds."""
    place = section or make.section()
    made = Edition.objects.bulk_create(
        Edition(
            **(
                {
                    "headline": f"Verhaal {number}",
                    "slug": "verhaal",
                    "body": make.BODY,
                    "section": place,
                    "article_id": number,
                    "article_uuid": uuid.uuid4(),
                    "number": 1,
                    "kind": Edition.Kind.FIRST,
                    "published_at": at,
                    "first_published_at": at,
                }
                | values
            )
        )
        for at, number in zip(moments, _numbers, strict=False)
    )
    return [f"urn:uuid:{edition.article_uuid}" for edition in made]
