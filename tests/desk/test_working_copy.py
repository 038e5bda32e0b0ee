"""What is typed in the story form is kept beside it: by whom, how much, and how long."""

import json
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk.working_copy_form import LARGEST, MOST_FIELDS
from articles.drafts.article import Article
from articles.drafts.presence import Presence
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make
from tests.desk.test_writing import address, form_of

pytestmark = pytest.mark.django_db

TAB = str(uuid.UUID(int=5))


@pytest.fixture
def desk(client):
    """A browser with an editor signed in."""
    client.editor = make.editor("anna", first_name="Anna", last_name="de Vries")
    client.force_login(client.editor)
    return client


def page(name: str, article: Article | None = None) -> str:
    args = [article.pk] if article else []
    return reverse(f"admin:articles_article_{name}", args=args)


def sent(sequence: int = 1, *, key=None, version: int = 1, typed=None) -> dict:
    typed = {"headline": ["Getypt"]} if typed is None else typed
    return {
        "key": str(key or uuid.UUID(int=1)),
        "sequence": sequence,
        "version": version,
        "typed": typed if isinstance(typed, str) else json.dumps(typed),
    }


def offered(desk, article=None) -> list[dict]:
    answer = desk.get(page("working_copy", article)).json()
    return [copy["typed"] for copy in answer["copies"]]


def test_what_is_typed_is_kept_and_asked_for_again(desk):
    article = make.article()
    answer = desk.post(page("working_copy", article), sent(7)).json()
    assert (answer["kept"], answer["sequence"]) == (True, 7)
    found = desk.get(page("working_copy", article)).json()
    (copy,) = found["copies"]
    assert (found["version"], found["saved"]) == (1, [])
    assert (copy["key"], copy["version"]) == (str(uuid.UUID(int=1)), 1)
    assert copy["typed"] == {"headline": ["Getypt"]}


def test_a_late_one_hears_that_it_is_late(desk):
    article = make.article()
    desk.post(page("working_copy", article), sent(7))
    answer = desk.post(page("working_copy", article), sent(6)).json()
    assert (answer["kept"], answer["sequence"]) == (False, 7)


def test_saving_the_form_ends_what_was_kept_of_it(desk):
    article = make.article()
    form = form_of(desk, article)
    key = form["working_copy"]
    desk.post(page("working_copy", article), sent(7, key=key))
    desk.post(address(article), form | {"headline": "Getypt"})
    assert offered(desk, article) == []
    assert desk.get(page("working_copy", article)).json()["saved"] == [key]
    late = desk.post(page("working_copy", article), sent(8, key=key)).json()
    assert (late["kept"], offered(desk, article)) == (False, [])


def test_a_form_that_was_refused_keeps_its_key_and_its_copy(desk):
    article = make.article()
    form = form_of(desk, article)
    desk.post(page("working_copy", article), sent(7, key=form["working_copy"]))
    refused = desk.post(address(article), form | {"deadline": "morgen"})
    assert f'value="{form["working_copy"]}"' in refused.content.decode()
    assert 'data-bound="yes"' in refused.content.decode()
    assert offered(desk, article) == [{"headline": ["Getypt"]}]


def test_each_opening_of_the_form_has_a_key_of_its_own(desk):
    article = make.article()
    keys = {form_of(desk, article)["working_copy"] for _ in range(3)}
    assert len(keys) == 3


def test_a_new_story_is_kept_by_its_form_until_it_is_saved(desk):
    form = form_of(desk)
    key = form["working_copy"]
    desk.post(page("working_copy"), sent(7, key=key))
    assert offered(desk) == [{"headline": ["Getypt"]}]
    desk.post(address(), form | {"headline": "Getypt"})
    assert offered(desk) == []
    assert desk.get(page("working_copy")).json()["saved"] == [key]


def test_saving_ends_the_earlier_form_whose_text_was_taken_over(desk):
    """Also where the page was left before the script could say so."""
    earlier, other = uuid.UUID(int=7), uuid.UUID(int=8)
    for key in (earlier, other):
        typed = {"headline": [f"Getypt {key.int}"]}
        desk.post(page("working_copy"), sent(key=key, typed=typed))
    form = form_of(desk)
    form |= {"headline": "Getypt 7", "took_over": [str(earlier), "onzin"]}
    desk.post(page("add"), form)
    assert Article.objects.get().headline == "Getypt 7"
    assert offered(desk) == [{"headline": ["Getypt 8"]}]


def test_what_is_kept_is_no_save_and_never_goes_out(desk):
    article = make.article("Zoals opgeslagen", section=make.section())
    before = Article.objects.values().get()
    typed = {"headline": ["Niet opgeslagen"], "body": ["<p>Niet opgeslagen</p>"]}
    desk.post(page("working_copy", article), sent(typed=typed))
    assert Article.objects.values().get() == before
    assert Revision.objects.count() == 0
    edition = publish(article, by=desk.editor)
    assert (edition.headline, edition.body) == ("Zoals opgeslagen", make.BODY)
    assert Edition.objects.count() == 1
    for public in ("/", "/rss.xml", edition.get_absolute_url(), "/binnenland/"):
        assert "Niet opgeslagen" not in Client().get(public).content.decode()


def test_what_one_types_the_other_never_gets(desk, client):
    article = make.article()
    desk.post(page("working_copy", article), sent(7))
    other = Client()
    other.force_login(make.editor("bram"))
    assert offered(other, article) == []
    other.post(page("working_copy", article), {"forget": str(uuid.UUID(int=1))})
    assert offered(desk, article) == [{"headline": ["Getypt"]}]


@pytest.mark.parametrize("name", ["working_copy", "presence"])
def test_who_may_not_write_a_story_keeps_nothing_in_it(name):
    article = make.article()
    reader = make.user("lezer", is_staff=True)
    client = Client()
    client.force_login(reader)
    answers = [client.post(page(name, article), sent() | {"tab": TAB}).status_code]
    if name == "working_copy":
        answers.append(client.get(page(name, article)).status_code)
        answers.append(client.post(page(name), sent()).status_code)
    assert set(answers) == {403}
    assert (WorkingCopy.objects.count(), Presence.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["working_copy", "presence"])
def test_who_is_signed_out_is_sent_to_the_door(name):
    article = make.article()
    answer = Client().post(page(name, article), sent() | {"tab": TAB})
    assert answer.url.startswith("/admin/login/")
    assert (WorkingCopy.objects.count(), Presence.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["working_copy", "presence"])
def test_without_its_token_nothing_is_kept(name, desk):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.editor)
    article = make.article()
    answer = strict.post(page(name, article), sent() | {"tab": TAB})
    assert answer.status_code == 403
    assert (WorkingCopy.objects.count(), Presence.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "bad",
    [
        {"key": "x"},
        {"sequence": "0"},
        {"sequence": str(2**60)},
        {"version": "-1"},
        {"typed": "x"},
        {"typed": "[]"},
        {"typed": "{}"},
        {"typed": '{"headline": "Geen lijst"}'},
        {"typed": '{"headline": [1]}'},
        {"typed": json.dumps({str(n): [""] for n in range(MOST_FIELDS + 1)})},
        {"typed": json.dumps({"x" * 121: [""]})},
        {"typed": ""},
    ],
)
def test_what_no_browser_sends_is_refused(desk, bad):
    article = make.article()
    answer = desk.post(page("working_copy", article), sent() | bad)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert WorkingCopy.objects.count() == 0


def test_what_is_too_long_is_refused_in_words(desk):
    article = make.article()
    typed = {"body": ["x" * LARGEST]}
    answer = desk.post(page("working_copy", article), sent(typed=typed))
    assert (answer.status_code, list(answer.json())) == (413, ["error"])
    assert WorkingCopy.objects.count() == 0


def test_a_story_of_three_megabytes_is_kept(desk):
    article = make.article()
    body = "<p>" + "woord " * 500_000 + "</p>"
    desk.post(page("working_copy", article), sent(typed={"body": [body]}))
    assert offered(desk, article) == [{"body": [body]}]


def test_marks_that_no_database_takes_are_dropped(desk):
    article = make.article()
    typed = {"headline": ["Brug\x00 \ud800open"]}
    desk.post(page("working_copy", article), sent(typed=typed))
    assert offered(desk, article) == [{"headline": ["Brug open"]}]


def test_the_key_of_another_storys_form_is_refused(desk):
    one, other = make.article(), make.article()
    desk.post(page("working_copy", one), sent(1))
    answer = desk.post(page("working_copy", other), sent(2))
    assert (answer.status_code, list(answer.json())) == (409, ["error"])
    assert (offered(desk, one), offered(desk, other)) == (
        [{"headline": ["Getypt"]}],
        [],
    )


def test_somebody_signed_in_hears_so_and_gets_a_token(desk):
    answer = desk.get(page("signed_in")).json()
    assert answer["user"] == desk.editor.pk
    assert len(answer["token"]) == 64
    assert Client().get(page("signed_in")).url.startswith("/admin/login/")


def test_two_people_see_each_other_and_the_pen_goes_over(desk):
    article = make.article()
    bram = make.editor("bram")
    other, tab = Client(), str(uuid.UUID(int=6))
    other.force_login(bram)
    desk.post(page("presence", article), {"tab": TAB, "field": "intro"})
    seen = other.post(page("presence", article), {"tab": tab}).json()
    (anna,) = seen["others"]
    assert (seen["pen"], anna.pop("since") != "") == (False, True)
    assert anna == {"name": "Anna de Vries", "me": False, "field": "intro", "pen": True}
    taken = other.post(page("presence", article), {"tab": tab, "does": "take"}).json()
    assert (taken["pen"], taken["others"][0]["pen"]) == (True, False)
    told = desk.post(page("presence", article), {"tab": TAB, "field": "intro"}).json()
    assert (told["pen"], told["others"][0]["name"]) == (False, "bram")
    other.post(page("presence", article), {"tab": tab, "does": "leave"})
    alone = desk.post(page("presence", article), {"tab": TAB, "field": "intro"}).json()
    assert (alone["pen"], alone["others"]) == (True, [])


def test_a_form_hears_that_somebody_else_saved(desk):
    article = make.article()
    desk.post(address(article), form_of(desk, article) | {"headline": "Anders"})
    answer = desk.post(page("presence", article), {"tab": TAB}).json()
    assert (answer["version"], answer["saved_by"], answer["saved_by_me"]) == (
        2,
        "Anna de Vries",
        True,
    )


@pytest.mark.parametrize("bad", [{"tab": "x"}, {"field": "<b>"}, {"does": "vlieg"}])
def test_a_presence_that_no_browser_sends_is_refused(desk, bad):
    answer = desk.post(page("presence", make.article()), {"tab": TAB} | bad)
    assert answer.status_code == 400
    assert Presence.objects.count() == 0


def questions(desk, address: str, data: dict) -> list[str]:
    """What is asked of the database, whole."""
    with CaptureQueriesContext(connection) as captured:
        desk.post(address, data)
    return [query["sql"] for query in captured]


def writes(asked: list[str]) -> list[str]:
    """The tables that are written to."""
    verbs = ("INSERT", "UPDATE", "DELETE")
    return [sql.split('"')[1] for sql in asked if sql.startswith(verbs)]


@pytest.mark.parametrize("people", [1, 3])
def test_a_poll_asks_the_same_few_questions_and_writes_no_session(desk, people):
    article = make.article()
    for number in range(people):
        other = Client()
        other.force_login(make.editor())
        other.post(page("presence", article), {"tab": str(uuid.UUID(int=90 + number))})
    first = questions(desk, page("presence", article), {"tab": TAB})
    again = questions(desk, page("presence", article), {"tab": TAB})
    # Four for who asks and may ask; the story, its rights and who is there; then a write.
    assert (len(first), len(again)) == (8, 7)
    assert (writes(first), writes(again)) == (["articles_presence"], [])
