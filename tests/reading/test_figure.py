"""A picture on a reader's page: which files it offers, and until when it is shown."""

import datetime as dt
import re

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from lxml import html

from articles.images.image import Image
from articles.images.library import add_image
from articles.images.renditions import renditions
from articles.reading.figure import Figure, lead_figure, shown
from tests import make

pytestmark = pytest.mark.django_db

MOMENT = dt.timedelta(microseconds=1)
HOUR = dt.timedelta(hours=1)


def files_on(client, edition) -> list:
    """The sources of the one picture on a page, and its img."""
    page = html.fromstring(client.get(edition.get_absolute_url()).content)
    (_picture,) = page.xpath("//picture")
    return page.xpath("//picture//source | //picture//img")


def got(client, url: str) -> tuple:
    answer = client.get(url)
    b"".join(answer.streaming_content)
    wanted = ("Content-Type", "X-Content-Type-Options", "Cache-Control")
    return (answer.status_code, *(answer.headers[name] for name in wanted))


def srcset(image: Image, image_format: str) -> str:
    made = [file for file in renditions(image) if file.format == image_format]
    return ", ".join(f"{file.url} {file.width}w" for file in made)


def test_a_browser_is_offered_the_best_format_first(client):
    image = make.image("EPA", file=make.jpeg(700, 400))
    *sources, fallback = files_on(client, make.edition(lead_image=image))
    assert [(each.get("type"), each.get("srcset")) for each in sources] == [
        ("image/avif", srcset(image, "AVIF")),
        ("image/webp", srcset(image, "WEBP")),
    ]
    # Names of files weigh most of a page, and no browser of today asks for the JPEGs.
    assert fallback.get("srcset") is None
    assert fallback.get("src") == image_url(image)
    assert (fallback.get("width"), fallback.get("height")) == ("700", "400")
    assert fallback.get("fetchpriority") == "high"
    assert [width for _url, width in offered(sources[0])] == [320, 480, 640, 700]


def image_url(image: Image) -> str:
    """The largest JPEG of a picture."""
    return [file.url for file in renditions(image) if file.format == "JPEG"][-1]


def offered(element) -> list[tuple[str, int]]:
    found = re.findall(r"(\S+) (\d+)w", element.get("srcset", ""))
    return [(url, int(width)) for url, width in found]


def test_a_picture_that_is_being_prepared_shows_what_there_is(client, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    values = {"credit": "ANP", "alt": "Een brug"}
    image = add_image(ContentFile(make.jpeg(1000, 600), name="brug.jpg"), **values)
    assert image.state == "preparing"
    (only,) = files_on(client, make.edition(lead_image=image))
    assert [width for _url, width in offered(only)] == [320, 640]
    for url, _width in offered(only):
        assert got(client, url)[0] == 200


def test_every_file_on_a_page_is_there_and_may_be_kept_for_ever(client):
    image = make.image("EPA", file=make.jpeg(700, 400))
    files = files_on(client, make.edition(lead_image=image))
    kinds = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
    urls = [url for element in files for url, _width in offered(element)]
    urls.append(files[-1].get("src"))
    assert len(urls) == 9
    for url in urls:
        assert got(client, url) == (
            200,
            kinds[url.rpartition(".")[2]],
            "nosniff",
            "public, max-age=31536000, immutable",
        )


@pytest.mark.parametrize("ending", ["html", "svg", "js", "part", "jpg2", "JPG"])
def test_nothing_but_renditions_is_served(client, settings, ending):
    name = "0" * 32 + "." + ending
    path = settings.MEDIA_ROOT / "renditions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<script>")
    try:
        assert client.get(f"/media/renditions/{name}").status_code == 404
    finally:
        path.unlink()


def test_originals_are_not_served(client):
    image = make.image()
    assert client.get(f"/media/{image.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("crop", "size"), [("16:9", (700, 394)), ("4:3", (533, 400)), ("1:1", (400, 400))]
)
def test_a_figure_has_a_crop_for_who_shows_one_shape(crop, size):
    figure = Figure(make.image(file=make.jpeg(700, 400)), "", "")
    cropped = figure.crop(crop)
    assert (cropped.format, cropped.width, cropped.height) == ("JPEG", *size)


def test_without_a_crop_the_whole_picture_is_there():
    image = make.image()
    image.renditions = image.renditions[-1:]
    assert Figure(image, "", "").crop("1:1").name == image.renditions[-1]["name"]


@pytest.mark.parametrize(
    ("size", "shape", "widths"),
    [
        ("opening", (700, 394), [320, 640, 700]),
        ("large", (533, 400), [320, 533]),
        ("small", (533, 400), [320, 533]),
        ("lead", (700, 400), [320, 480, 640, 700]),
    ],
)
def test_a_picture_in_a_list_is_cut_around_its_focal_point(size, shape, widths):
    figure = Figure(make.image(file=make.jpeg(700, 400)), "", "", size)
    assert (figure.fallback.width, figure.fallback.height) == shape
    offered = (figure.avif_srcset, figure.webp_srcset, figure.jpeg_srcset)
    for srcset in offered:
        assert [int(each) for each in re.findall(r" (\d+)w", srcset)] == widths


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ("small", [320, 640]),
        ("portrait", [320, 640]),
        ("large", [320, 640, 960, 1200]),
        ("opening", [320, 640, 960, 1280]),
        ("half", [320, 480, 640, 960]),
        ("normal", [320, 480, 640, 960, 1280]),
        ("wide", [320, 480, 640, 960, 1280, 1400]),
    ],
)
def test_a_small_place_is_offered_no_file_that_it_has_no_use_for(size, widths):
    figure = Figure(make.image(file=make.jpeg(1400, 900)), "", "", size)
    assert [int(each) for each in re.findall(r" (\d+)w", figure.avif_srcset)] == widths


def test_a_picture_without_crops_yet_is_whole_in_a_list():
    image = make.image()
    image.renditions = image.renditions[-1:]
    figure = Figure(image, "", "", "opening")
    assert (figure.fallback, figure.avif_srcset) == (figure.renditions[0], "")


def test_only_the_first_picture_of_a_page_is_fetched_before_all_else(client):
    for _number in range(6):
        make.edition(lead_image=make.image(file=make.jpeg(700, 400)))
    page = html.fromstring(client.get("/").content)
    first, *others = page.xpath("//main//img")
    assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
    assert (first.get("width"), first.get("height")) == ("700", "394")
    assert len(others) > 1
    assert {(each.get("fetchpriority"), each.get("loading")) for each in others} == {
        (None, "lazy")
    }
    assert {(each.get("width"), each.get("height")) for each in others} == {
        ("533", "400")
    }


@pytest.mark.parametrize(
    ("colour", "tone"),
    [("#000000", 0), ("#ffffff", 4), ("#808080", 2), ("#0000ff", 0), ("", 2)],
)
def test_the_place_of_a_picture_is_as_light_as_the_picture(colour, tone):
    assert Figure(Image(colour=colour), "", "").tone == tone


@pytest.mark.parametrize(
    ("since", "seen"), [(-MOMENT, True), (dt.timedelta(), False), (MOMENT, False)]
)
def test_a_picture_is_shown_until_its_rights_end(since, seen):
    end = dt.datetime(2026, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
    image = make.image(rights_end=end)
    assert shown(image, end + since) is seen
    edition = make.edition(lead_image=make.image())
    edition.lead_image = image
    assert bool(lead_figure(edition, at=end + since)) is seen


def test_a_picture_whose_rights_end_leaves_every_output(client):
    lead = make.image("ANP", photographer="Lead Fotograaf", file=make.jpeg(400, 300))
    inside = make.image("EPA", photographer="Tekst Fotograaf")
    body = f'<p>a</p><figure data-image="{inside.pk}"><figcaption>Binnen</figcaption></figure>'
    edition = make.edition(
        body=body,
        lead_image=lead,
        lead_caption="Boven",
        at=timezone.now() - HOUR,
    )
    addresses = ("/", "/binnenland/", edition.get_absolute_url(), "/rss.xml")
    names = [made["name"] for image in (lead, inside) for made in image.renditions]

    def told(address: str) -> list[str]:
        page = client.get(address).content.decode()
        words = [*names, "ANP", "EPA", "Fotograaf", "Boven", "Binnen<"]
        return [word for word in words if word in page]

    assert all(told(address) for address in addresses)
    Image.objects.update(rights_end=timezone.now() + HOUR)
    assert all(told(address) for address in addresses)
    Image.objects.update(rights_end=timezone.now())
    assert [told(address) for address in addresses] == [[], [], [], []]
