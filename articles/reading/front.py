"""What stands where on the front page."""

from dataclasses import dataclass

from articles.masthead.section import Section
from articles.reading.figure import shown

NEWEST = 60
SECONDS = 3
JUST_IN = 8
BAND = 4


@dataclass(frozen=True)
class Band:
    """One section on the front: its lead, then the others."""

    section: Section
    editions: list


@dataclass(frozen=True)
class Front:
    """The opening story, the seconds, what just came in, and the sections' bands."""

    opening: object | None
    seconds: list
    just_in: list
    bands: list[Band]


def front_page(newest, sections: list[Section]) -> Front:
    """Lay out the newest editions of the paper; one with a picture opens.

    A section that all the others have pushed out of the newest keeps its band, at one
    query each.
    """
    editions = list(newest[:NEWEST])
    opening = next(iter(picture_first(editions[:6])), None)
    rest = [edition for edition in editions if edition is not opening]
    seconds, rest = rest[:SECONDS], rest[SECONDS:]
    busy = {edition.section_id for edition in editions}
    bands = [
        Band(section, _of_section(rest, section))
        if section.pk in busy or len(editions) < NEWEST
        else Band(section, picture_first(newest.filter(section=section)[:BAND]))
        for section in sections
    ]
    return Front(
        opening, seconds, rest[:JUST_IN], [band for band in bands if band.editions]
    )


def picture_first(editions) -> list:
    """The same editions, led by the first of them that has a picture to show."""
    editions = list(editions)
    led = [edition for edition in editions if shown(edition.lead_image)][:1]
    return led + [edition for edition in editions if edition not in led]


def _of_section(editions: list, section: Section) -> list:
    here = [edition for edition in editions if edition.section_id == section.pk]
    return picture_first(here[:BAND])
