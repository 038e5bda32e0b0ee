"""One credit, from the agency's file to every output."""

import json
import re

import feedparser
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.editions.edition import Edition
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.images.metadata.reading import read
from articles.images.renditions import Rendition
from tests import make

pytestmark = pytest.mark.django_db

SAID = Metadata(
    credit="Foto: EPA-EFE / ANP",
    description="De brug bij nacht",
    alt_text="Een brug in het donker",
)
PRINTED = "EPA / ANP"
LINE = f"Beeld {PRINTED}"
SCRIPT = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.S)


@pytest.fixture
def image(client) -> Image:
    """As an editor brings it in a story."""
    client.force_login(make.editor())
    file = SimpleUploadedFile("brug.jpg", make.jpeg(1400, 900, metadata=SAID))
    client.post(reverse("admin:articles_image_upload"), {"file": file})
    client.logout()
    return Image.objects.get()


@pytest.fixture
def edition(image) -> Edition:
    caption = f"<figcaption>{image.caption}</figcaption>"
    picture = f'<figure data-image="{image.pk}">{caption}</figure>'
    return make.edition(
        lead_image=image, lead_caption="De brug", body=f"<p>Tekst.</p>{picture}"
    )


def spans(html: str) -> list[str]:
    """What a page prints as a credit."""
    return re.findall(r'<(?:span|figcaption) class="credit">([^<]*)<', html)


def said_by_machines(html: str) -> set[str]:
    """Every credit in the structured data of a page."""
    found: set[str] = set()
    waiting = [json.loads(script) for script in SCRIPT.findall(html)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            found |= {value["creditText"]} if "creditText" in value else set()
            waiting += value.values()
    return found


def test_the_library_has_it_by_the_rules_and_the_agencys_own_beside_it(image):
    assert (image.credit, image.credit_line) == (PRINTED, LINE)
    assert image.metadata["found"]["credit"] == SAID.credit


def test_the_page_prints_it_with_each_use(client, edition):
    page = client.get(edition.get_absolute_url()).content.decode()
    assert spans(page) == [LINE, LINE]
    assert said_by_machines(page) <= {PRINTED, LINE}


def test_the_front_and_the_section_print_it(client, edition):
    for url in ("/", "/binnenland/"):
        assert spans(client.get(url).content.decode()) == [LINE], url


def test_the_feed_prints_it_and_says_it_to_machines(client, edition):
    (entry,) = feedparser.parse(client.get("/rss.xml").content).entries
    credits = [credit["content"] for credit in entry.media_credit]
    assert set(credits) == {PRINTED}
    text = entry.content[0].value
    assert text.count(f"<small>{LINE}</small>") == text.count("<figure") == 2


def test_every_rendition_carries_it(image):
    made = [Rendition(**each) for each in image.renditions]
    assert {each.format for each in made} == {"AVIF", "WEBP", "JPEG"}
    assert {each.crop for each in made} == {"", "16:9", "4:3", "1:1"}
    for each in made:
        with default_storage.open(each.name) as file:
            assert read(file).credit == PRINTED, each


def test_a_credit_that_the_desk_mends_is_new_everywhere(client, image, edition):
    client.force_login(make.editor())
    ids = f"{reverse('admin:articles_image_edit')}?id={image.pk}"
    data = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": image.pk}
    data |= {"form-0-kind": "photo", "form-0-credit": "foto: afp", "form-0-alt": "Brug"}
    client.post(ids, data | {"form-0-caption": image.caption})
    client.logout()
    page = client.get(edition.get_absolute_url()).content.decode()
    assert spans(page) == ["Foto AFP", "Foto AFP"]
    image.refresh_from_db()
    for each in image.renditions:
        with default_storage.open(each["name"]) as file:
            assert read(file).credit == "AFP"
