"""One picture, one credit: on the page, the card, in the feed, JSON-LD and ninjs."""

import io
import re

import feedparser
import pytest
from django.urls import reverse
from PIL import Image as Picture
from PIL import ImageChops

from articles.editions.card import card_of
from articles.images.card.draw import draw_card
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


def test_the_same_credit_is_in_every_output(client, edition):
    page = tree(client, edition.get_absolute_url())
    printed = page.xpath("//*[contains(@class, 'credit')]/text()")
    (entry,) = feedparser.parse(client.get("/rss.xml").content).entries
    feed = re.findall(r"<small>(.*?)</small>", entry.content[0].value)
    document = client.get(f"{edition.get_absolute_url()}ninjs.json").json()
    said = [
        text["value"]
        for picture in document["associations"]
        for text in picture["descriptions"]
        if text["role"] == "credit"
    ]
    teaser = tree(client, "/").xpath("//*[contains(@class, 'credit')]/text()")
    assert {
        "page": set(printed),
        "front": set(teaser),
        "feed": set(feed),
        "structured data": credits_of(things(page)),
        "ninjs": set(said),
        "ninjs text": set(re.findall(r"<small>(.*?)</small>", str(document["bodies"]))),
        "card": {card_of(edition, edition.lead_image).credit_line},
    } == dict.fromkeys(
        ("page", "front", "feed", "structured data", "ninjs", "ninjs text", "card"),
        {LINE},
    )


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
