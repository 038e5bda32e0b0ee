"""The library as a grid."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

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
    columns = (
        *("description", "photographer", "keywords", "city", "country"),
        "caption",
    )
    for column in columns:
        make.image(file=False, **{column: "In Gouda open"})
    make.image("Gouda / ANP", file=False, caption="Credit")
    make.image(file=False, caption="Elders")
    assert len(shown(editor, q="gouda")) == 7
    assert shown(editor, q="gouda anp credit") == ["Credit"]


def leafed(client, way: str, **query) -> list[list[str]]:
    """The captions of each page, as far as the links of one kind lead."""
    pages, address = [], GRID + "?" + urlencode(query)
    while address:
        library = client.get(address).context["cl"]
        pages.append([image.caption for image in library.result_list])
        address = getattr(library, way) and GRID + getattr(library, way)
    return pages


def test_pages_follow_each_other_by_key_and_back(editor):
    Image.objects.bulk_create(
        Image(caption=f"{number} {'even' if number % 2 == 0 else ''}".strip())
        for number in range(200)
    )
    whole = [f"{number} even" for number in range(198, -1, -2)]
    pages = [whole[:48], whole[48:96], whole[96:]]
    assert leafed(editor, "older", q="even", missing="credit") == pages
    last = Image.objects.get(caption="6 even").pk
    back = leafed(editor, "newer", q="even", newer_than=last - 1)
    # From an odd place on; the first page is always a full one.
    assert back == [whole[49:97], whole[1:49], whole[:48]]


def test_a_picture_that_comes_in_meanwhile_shows_none_twice(editor):
    Image.objects.bulk_create(Image(caption=f"{number}") for number in range(60))
    first = editor.get(GRID).context["cl"]
    Image.objects.bulk_create(Image(caption=f"{number}") for number in range(60, 70))
    second = editor.get(GRID + first.older).context["cl"]
    seen = [image.caption for page in (first, second) for image in page.result_list]
    assert seen == [str(number) for number in range(59, -1, -1)]


def test_a_page_far_back_takes_three_queries_and_no_count(
    editor, django_assert_num_queries
):
    Image.objects.bulk_create(Image(caption=f"{number}") for number in range(100))
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    edge = Image.objects.get(caption="4").pk
    with django_assert_num_queries(3) as queries:
        assert shown(editor, older_than=edge) == ["3", "2", "1", "0"]
    sql = "".join(query["sql"] for query in queries)
    assert ("COUNT(" in sql, "OFFSET" in sql) == (False, False)


def test_who_searches_anew_begins_at_the_newest(editor):
    Image.objects.bulk_create(Image(caption=f"{number}") for number in range(100))
    page = editor.get(GRID, {"older_than": Image.objects.get(caption="30").pk})
    html = page.content.decode()
    form, filters = html.split('id="changelist-search"')[1].split("library-filters")
    assert "older_than" not in form + filters.split("</nav>")[0]
    assert page.context["cl"].newer.startswith("?newer_than=")


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "9" * 5000, "een"])
@pytest.mark.parametrize("name", ["older_than", "newer_than", "p"])
def test_a_page_that_is_not_there_is_the_first(editor, name, number):
    make.image(file=False, caption="Enig")
    assert shown(editor, **{name: number}) == ["Enig"]


def test_beyond_the_oldest_there_is_a_way_back(editor):
    oldest = make.image(file=False, caption="Enig")
    beyond = editor.get(GRID, {"older_than": oldest.pk}).context["cl"]
    back = editor.get(GRID + beyond.newer).context["cl"]
    assert (list(beyond.result_list), list(back.result_list)) == ([], [oldest])


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
