"""How much a reader's telephone has to fetch before a story can be read."""

from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from articles.management import demo
from tests import make

pytestmark = pytest.mark.django_db

STORY = Path(demo.__file__).parent / "copy" / "sport" / "roeimarathon.html"
PICTURES = ("fjord", "rower", "harbour", "night_train")
KB = 1000


def squeezed(content: bytes, quality: int) -> int:
    return len(brotli.compress(content, quality=quality))


def static(name: str) -> bytes:
    return Path(finders.find(f"reading/{name}")).read_bytes()


@pytest.fixture
def page(client) -> bytes:
    """The demo paper's story with every block, among others, with real pictures' files."""
    body = STORY.read_text("utf-8")
    for name in PICTURES:
        image = make.image("Reuters", file=make.jpeg(1200, 800))
        body = body.replace(f'data-image="{name}"', f'data-image="{image.pk}"')
    authors = [make.author(), make.author("Bas Kok")]
    tags = ["roeien", "Noorwegen", "treinen"]
    for number in range(8):
        make.edition(
            f"Een bericht met een kop van gewone lengte, nummer {number}",
            intro="Een inleiding van twee zinnen. Zo lang als inleidingen zijn.",
            lead_image=make.image(file=make.jpeg(1200, 800)),
            tags=tags,
        )
    edition = make.edition(
        "Honderd kilometer roeien, en dan nog terug",
        body=body,
        authors=authors,
        tags=tags,
        lead_image=make.image("Reuters", file=make.jpeg(1200, 800)),
    )
    return client.get(edition.get_absolute_url()).content


def test_the_first_view_comes_in_one_round_trip(page):
    """HTML as a server squeezes it on the way, the sheet as it lies ready."""
    first = squeezed(page, 5) + squeezed(static("site.css"), 11)
    assert first < 14 * KB


def test_a_whole_story_weighs_little(page):
    weight = squeezed(page, 5) + squeezed(static("site.css"), 11)
    weight += squeezed(static("site.js"), 11)
    assert weight < 20 * KB


def test_scripts_for_readers_are_few():
    assert len(static("site.js")) < 10 * KB
