"""What keeps a story from going out, on either side of each line."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.copydesk.check import problems
from articles.copydesk.rights import rights_ending
from articles.drafts.article import Article
from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def figure(image: Image, attributes: str = "") -> str:
    return f'<figure data-image="{image.pk}"{attributes}><figcaption></figcaption></figure>'


def story(body: str = "", **values) -> Article:
    return make.article(section=make.section(), body=make.BODY + body, **values)


def said(article: Article, at: dt.datetime = NOON) -> list[str]:
    return [problem.message for problem in problems(article, at)]


def test_a_story_with_all_it_needs_has_no_problem():
    image = make.image(rights_end=NOON + DAY, instructions="No archives")
    assert problems(story(figure(image), lead_image=image), NOON) == []


def test_a_picture_without_credit_is_named_once_however_often_it_is_used():
    bare = make.image("", caption="De brug")
    gallery = f'<section data-block="gallery">{figure(bare)}{figure(bare)}</section>'
    (problem,) = problems(story(figure(bare) + gallery, lead_image=bare), NOON)
    assert problem.message == "The picture “De brug” has no credit."
    assert (problem.field, problem.image_id) == ("lead_image", bare.pk)


def test_pictures_in_a_gallery_count():
    bare = make.image("", caption="De brug", alt="")
    gallery = (
        f'<section data-block="gallery">{figure(make.image())}{figure(bare)}</section>'
    )
    found = problems(story(gallery), NOON)
    assert [(problem.code, problem.image_id) for problem in found] == [
        ("", bare.pk),
        ("alt", bare.pk),
    ]


def test_a_picture_to_come_or_gone_holds_nothing_up():
    to_come = make.image(
        "", file=False, alt="", rights_end=NOON - DAY, instructions="Embargo"
    )
    gone = '<figure data-image="999999"><figcaption></figcaption></figure>'
    assert said(story(figure(to_come) + gone, lead_image=to_come)) == []


NO_ALT = (
    "The picture “De brug” has no alt text: say what it shows, or mark it as decorative "
    "in the story."
)


@pytest.mark.parametrize(
    ("alt", "attributes", "expected"),
    [
        ("", "", [NO_ALT]),
        (" ", "", [NO_ALT]),
        ("Een brug", "", []),
        ("", ' data-alt="Een brug"', []),
        ("", ' data-decorative="true"', []),
        ("", ' data-decorative="nee"', [NO_ALT]),
    ],
)
def test_alt_text_is_of_the_use_or_of_the_picture_or_not_needed(
    alt, attributes, expected
):
    image = make.image(caption="De brug", alt=alt)
    assert said(story(figure(image, attributes))) == expected


@pytest.mark.parametrize(
    ("alt", "lead", "expected"),
    [
        ("", {}, [NO_ALT]),
        ("Een brug", {}, []),
        ("", {"lead_alt": "Een brug"}, []),
        ("", {"lead_decorative": True}, []),
    ],
)
def test_the_lead_picture_is_asked_the_same(alt, lead, expected):
    image = make.image(caption="De brug", alt=alt)
    assert said(story(lead_image=image, **lead)) == expected


def test_decorative_in_one_place_says_nothing_of_another():
    image = make.image(caption="De brug", alt="")
    uses = figure(image, ' data-decorative="true"') + figure(image)
    assert said(story(uses)) == [NO_ALT]


@pytest.mark.parametrize(
    ("shift", "refused"), [(-SECOND, 0), (0 * DAY, 1), (SECOND, 1)]
)
def test_rights_count_at_the_moment_of_publication(shift, refused):
    image = make.image(caption="De brug", rights_end=NOON)
    words = "The rights in the picture “De brug” end on 24 Nov 2026, 13:00."
    assert said(story(figure(image)), NOON + shift) == [words] * refused


def test_rights_count_now_when_no_moment_is_given():
    ended, lasting = (
        make.image(rights_end=timezone.now() + shift) for shift in (-DAY, DAY)
    )
    article = story(figure(ended) + figure(lasting))
    assert [problem.image_id for problem in problems(article)] == [ended.pk]


@pytest.mark.parametrize("field", ["instructions", "usage_terms"])
def test_an_embargo_waits_for_somebody_to_confirm(field):
    image = make.image(caption="De brug", **{field: "EMBARGO\n 18.00 uur"})
    article = story(figure(image))
    assert said(article) == [
        "The picture “De brug” speaks of an embargo: “EMBARGO 18.00 uur”. Confirm on its "
        "form that the paper may use it."
    ]
    Image.objects.filter(pk=image.pk).update(instructions_confirmed=True)
    assert said(article) == []


def test_not_for_the_netherlands_waits_for_somebody_to_confirm():
    long = "NETHERLANDS OUT " + "x" * 300
    image = make.image(caption="De brug", instructions=long)
    article = story(lead_image=image)
    (message,) = said(article)
    assert message.startswith(
        "The picture “De brug” may not be meant for the Netherlands: “NETHERLANDS OUT xxx"
    )
    assert len(message) < 320
    Image.objects.filter(pk=image.pk).update(instructions_confirmed=True)
    assert said(article) == []


def test_harmless_instructions_hold_nothing_up():
    image = make.image(
        instructions="EDITORIAL USE ONLY, NO SALES", usage_terms="BELGIUM OUT"
    )
    assert said(story(figure(image))) == []


def test_a_picture_named_like_a_placeholder_stays_itself():
    image = make.image(
        "",
        caption="100% %(moment)s %s",
        rights_end=NOON,
        instructions="embargo %(picture)s",
    )
    assert (
        said(story(figure(image)))[0]
        == "The picture “100% %(moment)s %s” has no credit."
    )


@pytest.mark.parametrize(
    ("end", "warned"),
    [
        (None, 0),
        (NOON - DAY, 1),
        (NOON + 30 * DAY, 1),
        (NOON + 30 * DAY + SECOND, 0),
    ],
)
def test_the_desk_hears_a_month_before_rights_end(end, warned):
    image = make.image(caption="De brug", rights_end=end)
    found = rights_ending(story(figure(image)), NOON)
    assert [problem.image_id for problem in found] == [image.pk] * warned


def test_pictures_are_asked_for_in_one_query(django_assert_num_queries):
    images = [make.image() for _ in range(3)]
    article = story("".join(map(figure, images)), lead_image=images[0])
    with django_assert_num_queries(1):
        problems(article, NOON)
