"""What readers load of a picture: the ladder, its metadata, and when it is made anew."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import ExifTags
from PIL import Image as Picture

from articles.images.darkroom.ladder import Step, crop_box, first_steps, steps
from articles.images.image import Image
from articles.images.library import add_image
from articles.images.metadata.reading import read
from articles.images.prepare import prepare, prepare_changed
from articles.images.renditions import largest, missing, renditions
from tests import make


def sizes(all_steps: list[Step], image_format: str, crop: str = ""):
    return [
        (step.width, step.height)
        for step in all_steps
        if (step.format, step.crop) == (image_format, crop)
    ]


def content(name: str) -> bytes:
    return Path(default_storage.path(name)).read_bytes()


@pytest.mark.parametrize("image_format", ["AVIF", "WEBP", "JPEG"])
def test_a_camera_s_picture_has_every_width_in_every_format(image_format):
    assert sizes(steps(6000, 4000), image_format) == [
        (320, 213),
        (480, 320),
        (640, 427),
        (960, 640),
        (1280, 853),
        (1920, 1280),
    ]


@pytest.mark.parametrize("image_format", ["AVIF", "WEBP", "JPEG"])
@pytest.mark.parametrize(
    ("crop", "heights"),
    [
        ("16:9", (180, 360, 540, 720)),
        ("4:3", (240, 480, 720, 960)),
        ("1:1", (320, 640, 960, 1280)),
    ],
)
def test_three_ratios_are_cropped_for_who_shows_one_shape(image_format, crop, heights):
    made = sizes(steps(6000, 4000), image_format, crop)
    assert made == list(zip((320, 640, 960, 1280), heights, strict=True))


def test_nothing_is_made_larger_than_it_is():
    assert sizes(steps(500, 400), "JPEG") == [(320, 256), (480, 384), (500, 400)]
    assert sizes(steps(500, 400), "JPEG", "1:1") == [(320, 320), (400, 400)]
    assert sizes(steps(1, 3000), "JPEG") == [(1, 3000)]
    assert steps(1, 1)[-1] == Step("JPEG", 1, 1)


def test_the_largest_whole_jpeg_comes_last():
    assert steps(6000, 4000)[-1] == Step("JPEG", 1920, 1280)


def test_two_small_ones_are_made_while_somebody_waits():
    assert first_steps(6000, 4000) == [Step("JPEG", 320, 213), Step("JPEG", 640, 427)]
    assert first_steps(400, 400) == [Step("JPEG", 320, 320)]
    assert first_steps(48, 32) == [Step("JPEG", 48, 32)]


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        ((0.5, 0.5), (100, 0, 300, 200)),
        ((0.0, 0.0), (0, 0, 200, 200)),
        ((1.0, 1.0), (200, 0, 400, 200)),
        ((0.6, 0.1), (140, 0, 340, 200)),
    ],
)
def test_a_crop_is_as_near_to_its_focus_as_can_be(focus, box):
    assert crop_box(400, 200, "1:1", focus) == box


@pytest.mark.django_db
def test_a_crop_shows_what_the_desk_points_at():
    picture = Picture.new("RGB", (1200, 400), "blue")
    picture.paste("red", (0, 0, 400, 400))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=95)
    image = make.image(file=buffer.getvalue(), focal_x=0.1, focal_y=0.5)
    square = largest(image, crop="1:1")
    with Picture.open(default_storage.path(square.name)) as shown:
        colours = [shown.getpixel((x, 200)) for x in (10, 200, 380)]
    assert (square.width, square.height) == (400, 400)
    assert all(red > 200 and blue < 60 for red, _green, blue in colours)


@pytest.mark.django_db
def test_an_upload_shows_something_at_once_and_everything_when_the_worker_is_done(
    settings,
):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    image = add_image(ContentFile(make.jpeg(1000, 600), name="brug.jpg"))
    image.refresh_from_db()
    assert [(made.format, made.width) for made in renditions(image)] == [
        ("JPEG", 320),
        ("JPEG", 640),
    ]
    assert (image.state, image.width, image.height) == ("preparing", 1000, 600)
    first = [made["name"] for made in image.renditions]
    prepare(image)
    image.refresh_from_db()
    assert (image.state, missing(image)) == ("ready", [])
    assert [made.width for made in renditions(image) if made.format == "AVIF"] == [
        320,
        480,
        640,
        960,
        1000,
    ]
    # What was there stays under its name.
    assert set(first) < {made["name"] for made in image.renditions}


@pytest.mark.django_db
def test_a_tiny_picture_shows_at_once_too(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    image = add_image(ContentFile(make.jpeg(48, 32), name="brug.jpg"))
    assert [(made.format, made.width) for made in renditions(image)] == [("JPEG", 48)]


@pytest.mark.django_db
def test_every_file_says_who_made_it_and_nothing_of_the_camera():
    exif = Picture.Exif()
    exif[ExifTags.Base.Make] = "GEHEIM"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    exif.get_ifd(ExifTags.IFD.Exif)[0xA431] = "GEHEIM-SERIE"
    buffer = io.BytesIO()
    Picture.new("RGB", (400, 300), "teal").save(buffer, "JPEG", exif=exif)
    image = make.image(
        "ANP",
        file=buffer.getvalue(),
        caption="De brug",
        alt="Een brug",
        photographer="Robin Jansen",
        copyright_notice="© ANP",
        usage_terms="Eenmalig",
    )
    for made in image.renditions:
        file = content(made["name"])
        said = read(io.BytesIO(file))
        assert (
            said.description,
            said.credit,
            said.creator,
            said.copyright_notice,
            said.usage_terms,
            said.alt_text,
        ) == (
            "De brug",
            "ANP",
            ("Robin Jansen",),
            "© ANP",
            "Eenmalig",
            "Een brug",
        ), made
        with Picture.open(io.BytesIO(file)) as picture:
            assert dict(picture.getexif()) == {}
        assert (b"GEHEIM" in file, len(file)) == (False, made["bytes"])


@pytest.mark.django_db
def test_another_focus_makes_the_crops_anew_and_nothing_else():
    image = make.image()
    before = image.renditions
    Image.objects.update(focal_x=0.9)
    prepare_changed([image.pk])
    image.refresh_from_db()
    kept = [made for made in image.renditions if made in before]
    assert [made["crop"] for made in kept] == ["", "", ""]
    assert len(image.renditions) == len(before) == 12
    assert (image.state, missing(image)) == ("ready", [])


@pytest.mark.django_db
def test_another_credit_makes_every_file_anew():
    image = make.image("ANP")
    before = {made["name"] for made in image.renditions}
    Image.objects.update(credit="EPA")
    prepare_changed([image.pk])
    image.refresh_from_db()
    names = [made["name"] for made in image.renditions]
    assert before & set(names) == set()
    assert {read(io.BytesIO(content(name))).credit for name in names} == {"EPA"}
    # A page that is kept somewhere may still name the old ones.
    assert all(default_storage.exists(name) for name in before)


@pytest.mark.django_db
def test_what_is_up_to_date_is_left_alone():
    image = make.image()
    before = Image.objects.values().get()
    Image.objects.update(city="Gouda")
    prepare_changed([image.pk])
    prepare(image)
    assert Image.objects.values().get() == before | {"city": "Gouda"}


@pytest.mark.django_db
def test_the_worker_leaves_what_the_desk_changed_meanwhile():
    image = make.image("ANP")
    held = Image.objects.get()
    held.renditions = []
    Image.objects.update(caption="Van de desk", focal_x=0.2)
    prepare(held)
    image.refresh_from_db()
    assert (image.caption, image.focal_x) == ("Van de desk", 0.2)
    # It was made for the old words, so it was made once more.
    assert (image.state, missing(image)) == ("ready", [])


@pytest.mark.django_db
def test_an_original_that_is_gone_fails_in_words_and_keeps_what_is_there():
    image = make.image()
    Path(image.file.path).unlink()
    before = image.renditions
    Image.objects.update(credit="EPA")
    prepare_changed([image.pk])
    image.refresh_from_db()
    assert (image.state, image.renditions) == ("failed", before)
    assert image.problem
