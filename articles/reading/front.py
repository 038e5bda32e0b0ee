"""What stands where on the front page."""

from dataclasses import dataclass

from articles.masthead.section import Section

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
    """Lay out the newest editions, each once; one with a picture opens."""
    editions = list(newest[:NEWEST])
    opening = next((edition for edition in editions[:6] if edition.lead_image), None)
    opening = opening or next(iter(editions), None)
    rest = [edition for edition in editions if edition is not opening]
    seconds, rest = rest[:SECONDS], rest[SECONDS:]
    bands = [
        Band(section, [edition for edition in rest if edition.section_id == section.pk][:BAND])
        for section in sections
    ]
    return Front(opening, seconds, editions[:JUST_IN], [band for band in bands if band.editions])
