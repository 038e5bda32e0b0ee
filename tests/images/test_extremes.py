"""Pictures of proportions that some format cannot hold: every file is made all the same."""

import itertools

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture

from articles.images.darkroom.ladder import HIGHEST, MOST_PIXELS, steps
from articles.images.library import add_image
from articles.images.renditions import missing, renditions
from tests import make
from tests.images import bad_files

SHAPES = [(330, 16_400), (20_000, 400), (1, 50_000), (50_000, 1)]


@pytest.mark.parametrize(
    ("width", "height"), [*itertools.product([1, 3, 320, 1920, 50_000], repeat=2)]
)
def test_no_step_is_larger_than_its_format_can_hold(width, height):
    for step in steps(width, height):
        assert 1 <= step.width <= min(width, 1920)
        assert 1 <= step.height <= HIGHEST
        assert step.width * step.height <= MOST_PIXELS


def test_a_long_picture_keeps_its_proportions():
    long = steps(1080, 20_000)[-1]
    assert (long.width, long.height) == (657, 12_167)
    assert abs(long.width / long.height - 1080 / 20_000) < 0.0001


@pytest.mark.django_db
@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_an_extreme_picture_gets_every_file_and_says_their_size(width, height):
    grey = Picture.linear_gradient("L").resize((width, height))
    content = bad_files.saved(grey, "PNG", compress_level=1)
    image = add_image(ContentFile(content, name="strook.png"))
    image.refresh_from_db()
    assert (image.state, image.problem, missing(image)) == ("ready", "", [])
    assert (image.width, image.height) == (width, height)
    for made in renditions(image):
        with Picture.open(image.file.storage.path(made.name)) as picture:
            assert picture.size == (made.width, made.height)


@pytest.mark.django_db
def test_the_page_says_the_size_of_the_file_that_it_shows(client):
    grey = Picture.linear_gradient("L").resize((400, 17_000))
    image = make.image(file=bad_files.saved(grey, "PNG", compress_level=1))
    edition = make.edition(lead_image=image)
    page = client.get(edition.get_absolute_url()).content.decode()
    assert 'width="376" height="15980"' in page
