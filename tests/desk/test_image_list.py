"""The library as a grid."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk.thumbnail import smallest_url
from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db

GRID = reverse("admin:articles_image_changelist")


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def shown(client, **query) -> list[str]:
    """The captions of the pictures on a page."""
    answer = client.get(GRID, query)
    assert answer.status_code == 200
    return [image.caption for image in answer.context["cl"].result_list]


def test_a_tile_says_what_is_missing_and_what_ends(editor):
    now = timezone.now()
    make.image("", file=False, caption="Kaal", alt="")
    make.image(caption="Oud", rights_end=now - dt.timedelta(days=1))
    make.image(caption="Bijna", rights_end=now + dt.timedelta(days=29))
    make.image(caption="Lang", rights_end=now + dt.timedelta(days=31))
    bad = make.image(caption="Stuk", state=Image.State.FAILED)
    page = editor.get(GRID).content.decode()
    tiles = page.split('<tr role="listitem">')[1:]
    remarks = [
        {
            words
            for words in (
                "Nog geen credit",
                "Beeld volgt",
                "badge--grave",
                "credit--missing",
            )
            if words in tile
        }
        for tile in tiles
    ]
    assert remarks == [
        {"badge--grave"},
        set(),
        set(),
        {"badge--grave"},
        {"Nog geen credit", "Beeld volgt", "credit--missing"},
    ]
    assert smallest_url(bad) in tiles[0]
    assert [tile.count("<li") for tile in tiles] == [1, 0, 1, 1, 1]


def test_hostile_words_are_only_words(editor):
    hostile = '"><script>alert(1)</script>{{ 7 }}'
    make.image(hostile, caption=hostile, alt=hostile, photographer=hostile)
    page = editor.get(GRID).content.decode()
    assert "<script>alert" not in page
    assert page.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}") == 3


def test_a_picture_without_words_has_the_headline_of_its_file(editor):
    make.image(file=False, metadata={"headline": "Uit het bestand"})
    make.image(file=False)
    words = editor.get(GRID).content.decode().split("tile__words")[1:]
    found = [tile.split(">")[1].split("<")[0] for tile in words]
    assert found == [f"Beeld {Image.objects.latest('pk').pk}", "Uit het bestand"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"missing": "credit"}, ["Zonder credit"]),
        ({"missing": "alt"}, ["Zonder alt"]),
        ({"file": "to-come"}, ["Volgt"]),
        ({"file": "preparing"}, ["Onderweg"]),
        ({"file": "failed"}, ["Mislukt"]),
        ({"rights": "ended"}, ["Verlopen"]),
        ({"rights": "ending"}, ["Bijna"]),
        ({"kind": "graphic"}, ["Kaart"]),
        ({"kind": "graphic", "missing": "credit"}, []),
    ],
)
def test_each_filter_finds_its_own(editor, query, found):
    now = timezone.now()
    make.image("", caption="Zonder credit")
    make.image(caption="Zonder alt", alt="")
    make.image(caption="Volgt", file=False)
    make.image(caption="Onderweg", state=Image.State.PREPARING)
    make.image(caption="Mislukt", state=Image.State.FAILED)
    make.image(caption="Verlopen", rights_end=now - dt.timedelta(minutes=1))
    make.image(caption="Bijna", rights_end=now + dt.timedelta(days=29))
    make.image(caption="Kaart", kind="graphic")
    assert shown(editor, **query) == found
    nonsense = dict.fromkeys(query, "onzin")
    assert len(shown(editor, **nonsense)) == 8


def test_unused_is_in_no_story_and_in_nothing_readers_see(editor):
    lead, body, gone, live = (
        make.image(caption=words) for words in ("Opening", "Tekst", "Weg", "Online")
    )
    make.image(caption="Ongebruikt")
    make.article(lead_image=lead, body=f'<figure data-image="{body.pk}"></figure>')
    for image in (gone, live):
        edition = make.edition(lead_image=image)
        draft = Article.objects.get(pk=edition.article_id)
        draft.lead_image = None
        draft.save()
        if image == gone:
            publish(draft, by=make.editor())
    assert shown(editor, use="unused") == ["Ongebruikt", "Weg"]


def test_words_are_looked_for_in_what_is_known_of_a_picture(editor):
    columns = ("description", "photographer", "keywords", "city", "caption")
    for column in columns:
        make.image(file=False, **{column: "In Gouda open"})
    make.image("Gouda / ANP", file=False, caption="Credit")
    make.image(file=False, caption="Elders")
    assert len(shown(editor, q="gouda")) == 6
    assert shown(editor, q="gouda anp credit") == ["Credit"]


def test_pages_follow_each_other_without_a_count(editor, django_assert_num_queries):
    Image.objects.bulk_create(Image(caption=f"{number}") for number in range(100))
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    pages = []
    for number in (1, 2, 3):
        with django_assert_num_queries(3) as queries:
            pages.append(shown(editor, p=number))
        assert "COUNT(" not in "".join(query["sql"] for query in queries)
    assert [int(words) for page in pages for words in page] == list(range(99, -1, -1))
    assert [len(page) for page in pages] == [48, 48, 4]


@pytest.mark.parametrize("number", ["0", "-1", "4", "9" * 30, "9" * 5000, "een"])
def test_a_page_that_is_not_there_leads_to_the_first(editor, number):
    make.image(file=False, caption="Enig")
    answer = editor.get(GRID, {"p": number}, follow=True)
    found = [image.caption for image in answer.context["cl"].result_list]
    assert (answer.status_code, found) == (200, ["Enig"])


@pytest.mark.parametrize("pictures", [1, 3])
def test_the_grid_takes_three_queries(editor, django_assert_num_queries, pictures):
    """The session, the editor, the pictures; a superuser's rights take none."""
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    for _ in range(pictures):
        make.image()
    with django_assert_num_queries(3):
        assert len(shown(editor)) == pictures


@pytest.mark.parametrize("stories", [1, 3])
def test_the_unused_take_three_queries_and_read_no_body(
    editor, django_assert_num_queries, stories
):
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    make.image(caption="Los")
    for _ in range(stories):
        make.edition(lead_image=make.image())
    with django_assert_num_queries(3) as queries:
        assert shown(editor, use="unused") == ["Los"]
    assert '"body"' not in "".join(query["sql"] for query in queries)


def test_chosen_pictures_go_to_the_page_of_their_action(editor):
    images = [make.image(file=False) for _ in range(2)]
    chosen = [image.pk for image in images]
    for action, name in (("edit_together", "edit"), ("apply_credit_rules", "credits")):
        answer = editor.post(GRID, {"action": action, "_selected_action": chosen})
        ids = "&".join(f"id={key}" for key in reversed(chosen))
        page = reverse(f"admin:articles_image_{name}")
        assert (answer.status_code, answer["Location"]) == (302, f"{page}?{ids}")
