"""A gallery, and what is said of each picture, on the page and in the feed."""

import pytest
from django.utils import timezone
from lxml import html

from articles.images.image import Image
from articles.reading.feeds.stories import story_items
from tests import make

pytestmark = pytest.mark.django_db


def figure(image: Image, caption: str = "", attributes: str = "") -> str:
    return (
        f'<figure data-image="{image.pk}"{attributes}>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def gallery(*figures: str) -> str:
    return (
        f'<section data-block="gallery" data-size="wide">{"".join(figures)}</section>'
    )


def page(client, edition):
    response = client.get(edition.get_absolute_url())
    return html.fromstring(response.content.decode())


def told(figures) -> list[tuple[str, str]]:
    """Alt text and the words below, of each figure."""
    return [
        (one.xpath("string(.//img/@alt)"), " ".join(one.text_content().split()))
        for one in figures
    ]


@pytest.fixture
def edition():
    gate, hedge = make.image("EPA", alt="Een hek"), make.image("AFP", alt="Een heg")
    to_come = make.image(file=False)
    body = make.BODY + gallery(
        figure(gate, "Het <em>hek</em>."),
        figure(to_come, "Volgt."),
        figure(hedge, "", ' data-alt="Een hoge heg"'),
        figure(hedge, "Sier.", ' data-decorative="true"'),
    )
    lead = make.image("ANP", alt="Een brug")
    return make.edition(body=body, lead_image=lead, lead_caption="De brug.")


TOLD = [
    ("Een brug", "De brug. Beeld ANP"),
    ("Een hek", "Het hek. Beeld EPA"),
    ("Een hoge heg", "Beeld AFP"),
    ("", "Sier. Beeld AFP"),
]


def test_readers_get_each_picture_with_its_caption_credit_and_alt_text(client, edition):
    tree = page(client, edition)
    (group,) = tree.xpath("//figure[@class='gallery gallery--wide']")
    (strip,) = group.xpath("./div[@role='region']")
    assert (strip.get("aria-label"), strip.get("tabindex")) == (
        "Fotoserie van 3 beelden",
        "0",
    )
    lead, *others = TOLD
    numbered = [
        (alt, f"{number}/3 {words}") for number, (alt, words) in enumerate(others, 1)
    ]
    figures = tree.xpath("//article//figure[contains(@class, 'figure--')]")
    assert told(figures) == [lead, *numbered]
    assert told(strip.xpath(".//figure")) == numbered
    assert {image.get("loading") for image in group.xpath(".//img")} == {"lazy"}


def test_subscribers_get_each_picture_as_a_figure_of_its_own(client, edition):
    (item,) = story_items([edition.pk], timezone.now()).values()
    assert told(html.fromstring(f"<main>{item.html}</main>").xpath("//figure")) == TOLD
    assert [(use.alt, use.credit_line) for use in item.figures] == [
        (alt, words[words.index("Beeld") :]) for alt, words in TOLD
    ]
    feed = client.get("/rss.xml").content
    counts = [feed.count(tag) for tag in (b"<media:content ", b"&lt;figure&gt;")]
    assert counts == [4, 4]


def test_a_gallery_without_a_picture_to_show_is_not_there(client):
    edition = make.edition(body=make.BODY + gallery(figure(make.image(file=False))))
    assert page(client, edition).xpath("//*[@class='gallery'] | //figure") == []


@pytest.mark.parametrize(
    ("lead", "alt"),
    [
        ({}, "Een brug"),
        ({"lead_alt": "De Waalbrug"}, "De Waalbrug"),
        ({"lead_decorative": True}, ""),
        ({"lead_decorative": True, "lead_alt": "De Waalbrug"}, ""),
    ],
)
def test_the_lead_picture_says_what_this_use_says(client, lead, alt):
    edition = make.edition(lead_image=make.image(alt="Een brug"), **lead)
    (shown,) = page(client, edition).xpath("//article//figure")
    assert shown.xpath("string(.//img/@alt)") == alt
    (item,) = story_items([edition.pk], timezone.now()).values()
    assert [use.alt for use in item.figures] == [alt]
