"""A front goes out as a story does: once, at its moment, and for good."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError
from django.utils import timezone

from articles.drafts.arrange import FrontHasChanged, Pin, arrange, front_of
from articles.drafts.front import MOST_PLACES, Front
from articles.editions.edition import EditionIsPermanent
from articles.editions.front_edition import FrontEdition, FrontPlace
from articles.editions.publish_front import absent, cancel_front, publish_front
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
MOMENT = dt.timedelta(microseconds=1)


def refusal(act, *given, **values) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        act(*given, **values)
    return caught.value.messages


def live(section=None, at=None) -> FrontEdition | None:
    return FrontEdition.objects.live(section, at).first()


def said(edition: FrontEdition) -> list[tuple]:
    return list(edition.places.values_list("position", "article_id", "headline"))


def everything() -> list[list[dict]]:
    return [
        list(table.objects.order_by("pk").values())
        for table in (FrontEdition, FrontPlace)
    ]


def test_what_is_pinned_goes_out_with_its_words_and_picture():
    first, second = make.edition("Brug open"), make.edition("Sluis dicht")
    image, chief = make.image(), make.editor()
    front = make.front(
        make.pin(
            second, kicker="Water", headline="Dicht", image_id=image.pk, alt="Deur"
        ),
        first,
    )
    edition = publish_front(front, by=chief)
    places = edition.places.values_list(
        "position", "article_id", "kicker", "headline", "image", "alt"
    )
    assert list(places) == [
        (1, second.article_id, "Water", "Dicht", image.pk, "Deur"),
        (2, first.article_id, "", "", None, ""),
    ]
    assert (edition.number, edition.published_by, edition.place_count) == (1, chief, 2)
    assert live() == edition


def test_each_section_has_a_front_of_its_own():
    sport = make.section("Sport")
    story = make.edition()
    page = publish_front(make.front(story), by=None)
    own = publish_front(make.front(story, section=sport), by=None)
    assert (page.number, own.number) == (1, 1)
    assert (live(), live(sport), live(make.section("Cultuur"))) == (page, own, None)


def test_there_is_one_front_of_each():
    sport = make.section("Sport")
    for section in (None, sport):
        make.front(section=section)
        with pytest.raises(IntegrityError), transaction.atomic():
            Front.objects.create(section=section)
    assert Front.objects.count() == 2


def test_a_planned_front_comes_at_its_moment():
    now, later = (
        publish_front(make.front(make.edition()), by=None),
        timezone.now() + HOUR,
    )
    planned = publish_front(make.front(), by=None, at=later)
    assert [live(at=later - MOMENT), live(at=later), live(at=later + MOMENT)] == [
        now,
        planned,
        planned,
    ]


def test_what_is_planned_stays_planned_unless_told_otherwise():
    story, at = make.edition(), timezone.now() + HOUR
    planned = publish_front(make.front(story), by=None, at=at)
    publish_front(make.front(make.edition("Ander")), by=None)
    assert live(at=at) == planned
    front = make.front()
    edition = publish_front(front, by=None, replace_planned=True)
    assert live(at=at) == edition
    assert FrontEdition.objects.planned().count() == 0


def test_a_planned_front_can_be_cancelled_and_one_that_is_out_cannot():
    out = publish_front(make.front(make.edition()), by=None)
    planned = publish_front(make.front(), by=None, at=timezone.now() + HOUR)
    cancel_front(planned)
    assert list(FrontEdition.objects.all()) == [out]
    assert FrontPlace.objects.count() == 1
    assert refusal(cancel_front, out) == ["Lezers hebben deze voorpagina al."]
    assert live() == out


def test_a_second_click_is_no_second_edition():
    front = make.front(make.edition())
    publish_front(front, by=None)
    words = "Deze voorpagina is gelijk aan wat lezers op dat moment al hebben."
    assert refusal(publish_front, front, by=None) == [words]
    assert FrontEdition.objects.count() == 1


def test_what_another_saved_in_the_meantime_does_not_go_out():
    front = make.front(make.edition())
    make.front()
    assert refusal(publish_front, front, by=None, version=front.version) == [
        "De voorpagina is opnieuw bewaard terwijl je hiernaar keek: kijk nog een keer."
    ]
    assert live() is None


def test_an_older_moment_than_that_of_what_is_out_is_refused():
    publish_front(make.front(make.edition()), by=None)
    before = timezone.now() - HOUR
    words = ["Er is al een nieuwere voorpagina uit."]
    assert refusal(publish_front, make.front(), by=None, at=before) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"credit": ""}, "heeft geen credit"),
        ({"alt": ""}, "heeft geen alt-tekst"),
        ({"rights_end": timezone.now() - HOUR}, "De rechten op"),
        ({"instructions": "NO SALES NETHERLANDS"}, "Nederland"),
    ],
)
def test_a_picture_goes_on_a_front_as_it_goes_in_a_story(values, words):
    image = make.image(**values)
    front = make.front(make.pin(make.edition(), image_id=image.pk))
    (found,) = refusal(publish_front, front, by=None)
    assert words in found
    assert live() is None


def test_alt_text_of_this_front_is_enough():
    image = make.image(alt="")
    front = make.front(make.pin(make.edition(), image_id=image.pk, alt="Een brug"))
    assert publish_front(front, by=None).places.get().alt == "Een brug"


def test_a_story_that_is_not_out_may_be_pinned_and_is_told_of():
    out, draft = make.edition(), make.article("Concept")
    at = timezone.now() + HOUR
    planned = make.edition("Straks", at=at)
    front = make.front(out, draft, planned)
    slots = list(front.slots.all())
    found = absent(slots, timezone.now())
    assert [(one.slot.article_id, one.planned_at) for one in found] == [
        (draft.pk, None),
        (planned.article_id, at),
    ]
    assert publish_front(front, by=None).place_count == 3


def test_two_editors_never_overwrite_each_other():
    mine, theirs = make.pin(make.edition("Mijn")), make.pin(make.edition("Hun"))
    opened = front_of(None).version
    saved = arrange(None, [theirs], by=None, version=opened)
    with pytest.raises(FrontHasChanged) as caught:
        arrange(None, [mine], by=None, version=opened)
    assert caught.value.saved == saved
    kept = front_of(None).slots.values_list("article_id", flat=True)
    assert list(kept) == [theirs.article_id]


def test_an_arrangement_that_cannot_be_is_refused():
    story = make.edition()
    many = [make.article(f"Verhaal {number}") for number in range(MOST_PLACES + 1)]
    assert [
        refusal(make.front, story, story),
        refusal(make.front, *many),
        refusal(make.front, Pin(999_999)),
        refusal(make.front, make.pin(story, image_id=999_999)),
    ] == [
        ["Een verhaal staat één keer op een voorpagina."],
        ["Op een voorpagina zet je 12 plekken vast; de rest vult zichzelf."],
        ["Een van deze verhalen bestaat niet meer."],
        ["Een van deze beelden staat niet meer in de beeldbank."],
    ]
    assert front_of(None).pk is None or front_of(None).slots.count() == 0


def replace(edition) -> None:
    """A row put in the place of another, without an UPDATE or DELETE of our own."""
    verb, otherwise = {
        "sqlite": ("INSERT OR REPLACE", ""),
        "postgresql": ("INSERT", "ON CONFLICT (id) DO UPDATE SET number = 9"),
    }[connection.vendor]
    sql = (
        f"{verb} INTO articles_frontedition (id, number, published_at, recorded_at, "
        f"place_count) VALUES (%s, 9, %s, %s, 5) {otherwise}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [edition.pk, timezone.now(), timezone.now()])


CHANGES = {
    "replace": replace,
    "update": lambda e: FrontEdition.objects.filter(pk=e.pk).update(number=9),
    "delete": lambda e: e.delete(),
    "bulk delete": lambda e: FrontEdition.objects.all().delete(),
    "change a headline": lambda e: e.places.update(headline="Anders"),
    "delete a place": lambda e: e.places.all().delete(),
    "add a place": lambda e: FrontPlace.objects.create(
        edition=e, position=9, article_id=9
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_every_change_to_a_front_that_went_out(change):
    edition = publish_front(make.front(make.edition()), by=None)
    before = everything()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(edition)
    assert everything() == before


@pytest.mark.parametrize(
    "name", ["update", "change a headline", "delete a place", "replace"]
)
def test_a_front_that_is_still_to_come_cannot_be_changed_either(name):
    front = make.front(make.edition())
    edition = publish_front(front, by=None, at=timezone.now() + HOUR)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        CHANGES[name](edition)


def test_saving_it_again_is_an_error_before_the_database_is_asked():
    edition = publish_front(make.front(make.edition()), by=None)
    with pytest.raises(EditionIsPermanent):
        edition.save()
