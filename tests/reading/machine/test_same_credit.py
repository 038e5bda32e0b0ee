"""One picture, one credit: on the page, the card, in feeds, JSON-LD and ninjs."""

import datetime as dt
import io
import re

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Picture
from PIL import ImageChops

from articles.editions.card import card_of
from articles.images.card.draw import draw_card
from articles.images.image import Image
from articles.images.metadata.reading import read
from tests import make
from tests.reading.machine.said import metas, things, tree
from tests.reading.machine.test_news_article import SITE

pytestmark = pytest.mark.django_db

CREDIT = "Hollandse Hoogte / Peter Hilz"
LINE = f"Beeld {CREDIT}"


@pytest.fixture
def edition(settings):
    settings.SOCIAL_CARDS = True
    image = make.image(CREDIT, file=make.jpeg(800, 500))
    figure = f'<figure data-image="{image.pk}"><figcaption>x</figcaption></figure>'
    return make.edition(lead_image=image, body=f"<p>Tekst.</p>{figure}")


def credits_of(thing) -> set[str]:
    if isinstance(thing, list):
        return set().union(*map(credits_of, thing))
    if not isinstance(thing, dict):
        return set()
    own = {thing["creditText"]} if "creditText" in thing else set()
    return own.union(*map(credits_of, thing.values()))


def credits_in(client, edition) -> dict[str, set[str]]:
    """What each output prints below the pictures of one story."""
    address = edition.get_absolute_url()
    page, front = tree(client, address), tree(client, "/")
    printed = "//*[contains(@class, 'credit')]/text()"
    rss, atom = (
        feedparser.parse(client.get(f"/{kind}.xml").content).entries
        for kind in ("rss", "atom")
    )
    (item,) = client.get("/feed.json").json()["items"]
    document = client.get(f"{address}ninjs.json").json()
    described = [
        text["value"]
        for picture in document.get("associations", ())
        for text in picture["descriptions"]
        if text["role"] == "credit"
    ]
    card = card_of(edition, edition.lead_image)
    return {
        "page": set(page.xpath(printed)),
        "front": set(front.xpath(printed)),
        "RSS": small(rss[0].content[0].value),
        "Atom": small(atom[0].content[0].value),
        "JSON Feed": small(item["content_html"]),
        "JSON Feed, to machines": {
            picture["credit"] for picture in item.get("_pictures", ())
        },
        "structured data": credits_of(things(page)),
        "ninjs": set(described),
        "ninjs text": small(str(document["bodies"])),
        "card": {card.credit_line} - {""},
    }


def small(text: str) -> set[str]:
    """Credits in HTML that goes elsewhere."""
    return set(re.findall(r"<small>(.*?)</small>", text))


def test_the_same_credit_is_in_every_output(client, edition):
    found = credits_in(client, edition)
    assert found == dict.fromkeys(found, {LINE})


def test_it_is_gone_from_every_output_when_the_rights_end(client, edition):
    Image.objects.update(rights_end=timezone.now() + dt.timedelta(hours=1))
    assert credits_in(client, edition)["page"] == {LINE}
    Image.objects.update(rights_end=timezone.now())
    edition.lead_image.refresh_from_db()
    found = credits_in(client, edition)
    del found["card"]
    assert found == dict.fromkeys(found, set())
    said = metas(tree(client, edition.get_absolute_url()))
    names = [made["name"] for made in edition.lead_image.renditions]
    assert not [name for name in names if name in str(said)]


def test_the_card_has_it_drawn_and_inside(client, edition):
    address = metas(tree(client, edition.get_absolute_url()))["og:image"]
    content = client.get(str(address).removeprefix(SITE)).content
    assert read(io.BytesIO(content)).credit == CREDIT
    with_credit = Picture.open(io.BytesIO(content)).convert("L")
    edition.lead_image.credit = ""
    bare = draw_card(card_of(edition, edition.lead_image))
    without = Picture.open(io.BytesIO(bare.read())).convert("L")
    differs = ImageChops.difference(with_credit, without).point(
        lambda value: 255 * (value > 60)
    )
    left, top, right, bottom = differs.getbbox()
    # At the foot of the column of words, beside the picture.
    assert 40 < left < right < 560 and 500 < top < bottom < 600


def test_a_credit_that_the_desk_mends_is_on_a_new_card(client, edition):
    image = edition.lead_image
    client.force_login(make.editor())
    address = f"{reverse('admin:articles_image_edit')}?id={image.pk}"
    form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": image.pk}
    form |= {"form-0-kind": "photo", "form-0-credit": "afp", "form-0-alt": "Brug"}
    client.post(address, form | {"form-0-caption": image.caption})
    client.logout()
    card = metas(tree(client, edition.get_absolute_url()))["og:image"]
    assert str(card).startswith(f"{SITE}/cards/")
    content = client.get(str(card).removeprefix(SITE)).content
    assert read(io.BytesIO(content)).credit == "AFP"
