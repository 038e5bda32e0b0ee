"""Two editors in one story: what merges, what is asked, and that nothing is lost."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db
BODY = "<p>Eerste zin hier.</p><p>Tweede zin hier.</p><p>Derde zin hier.</p>"


class Editor:
    """Somebody with the story open, in a browser of their own."""

    def __init__(self, name: str, article: Article | None = None):
        self.client = Client()
        self.user = make.editor(name)
        self.client.force_login(self.user)
        self.article = article
        self.open()

    @property
    def address(self) -> str:
        if self.article is None:
            return reverse("admin:articles_article_add")
        return reverse("admin:articles_article_change", args=[self.article.pk])

    def open(self) -> None:
        self.form = fields(self.client.get(self.address), "article_form")

    def save(self, **typed):
        """The form as it was opened, with these changes; it stays open as it is."""
        self.form |= typed
        self.response = self.client.post(self.address, self.form)
        return self.response

    def choose(self, side: str, **typed):
        """The page with the choice, every one of them made alike."""
        sent = fields(self.response, "conflict_form")
        asked = html.fromstring(self.response.content.decode())
        names = set(
            asked.xpath("//form[@id='conflict_form']//input[@type='radio']/@name")
        )
        self.response = self.client.post(
            self.address, sent | dict.fromkeys(names, side) | typed
        )
        return self.response

    @property
    def told(self) -> list[str]:
        return [str(message) for message in get_messages(self.response.wsgi_request)]


def fields(response, form_id: str) -> dict[str, str]:
    page = html.fromstring(response.content.decode())
    (form,) = page.xpath(f"//form[@id='{form_id}']")
    # A browser drops the newline that Django puts at the start of a textarea.
    return {
        name: (value or "").removeprefix("\n") for name, value in form.form_values()
    }


def questions(response) -> list[str]:
    page = html.fromstring(response.content.decode())
    return [
        " ".join(legend.text_content().split())
        for legend in page.xpath("//form[@id='conflict_form']//legend")
    ]


def history(article: Article) -> list[tuple[str, str]]:
    """Why and whose, oldest first."""
    rows = article.revisions.order_by("id").values_list("why", "by__username")
    return [(why, by or "") for why, by in rows]


@pytest.fixture
def article():
    made = make.article(
        "Brug open", body=BODY, authors=[make.author()], tags=["Bruggen"]
    )
    record(made, by=None, why=Revision.Why.SAVED)
    return made


@pytest.fixture
def two(article):
    return Editor("anna", article), Editor("eva", article)


def test_what_one_changed_merges_with_what_the_other_did(two, article):
    anna, eva = two
    eva.save(
        kicker="Verkeer",
        body=BODY.replace("Eerste", "Allereerste"),
        tags="Bruggen, Waal",
        lead_caption="Bij de brug",
    )
    anna.save(headline="Brug dicht", body=BODY.replace("Derde", "Laatste"))
    article.refresh_from_db()
    assert (
        article.kicker,
        article.headline,
        article.lead_caption,
        article.version,
    ) == (
        "Verkeer",
        "Brug dicht",
        "Bij de brug",
        3,
    )
    assert article.body == BODY.replace("Eerste", "Allereerste").replace(
        "Derde", "Laatste"
    )
    assert sorted(article.tags.names()) == ["Bruggen", "Waal"]
    assert history(article) == [("saved", ""), ("saved", "eva"), ("merged", "anna")]
    merged = article.revisions.first()
    assert merged.note.startswith("Samengevoegd met wat eva om ")
    assert merged.note.endswith(": chapeau, 1 alinea, tags, onderschrift.")
    assert anna.told[0] == merged.note


def test_bylines_merge_and_their_rows_stay_whole(two, article):
    anna, eva = two
    boris = make.author("Boris")
    cato = make.author("Cato")
    eva.save(**{"bylines-1-author": boris.pk, "bylines-1-position": 1})
    anna.save(**{"bylines-1-author": cato.pk, "bylines-1-position": 1})
    names = [str(line) for line in article.bylines.all()]
    assert names == ["Anna de Vries", "Boris", "Cato"]
    anna.open()
    eva.open()
    eva.save(**{"bylines-0-DELETE": "on"})
    anna.save(kicker="Verkeer")
    assert [str(line) for line in article.bylines.all()] == ["Boris", "Cato"]


def test_one_field_changed_by_both_is_asked_and_nothing_is_saved_before(two, article):
    anna, eva = two
    eva.save(headline="Brug van Eva", kicker="Verkeer")
    response = anna.save(headline="Brug van Anna", intro="Intro van Anna.")
    assert questions(response) == ["Kop"]
    page = response.content.decode()
    assert page.count('<mark class="differences__apart">') == 2
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Brug van Eva", 2)
    # Neither side is chosen for her.
    assert html.fromstring(page).xpath("//input[@type='radio' and @checked]") == []
    anna.choose("mine")
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.intro) == (
        "Brug van Anna",
        "Verkeer",
        "Intro van Anna.",
    )
    assert history(article)[2:] == [("unchosen", "eva"), ("merged", "anna")]
    assert article.revisions.all()[1].story["headline"] == "Brug van Eva"


def test_the_text_not_chosen_stays_whole_in_the_history(two, article):
    anna, eva = two
    eva.save(headline="Brug van Eva", body=BODY.replace("Tweede", "Evas"))
    anna.save(headline="Brug van Anna", body=BODY.replace("Tweede", "Annas"))
    assert questions(anna.response) == ["Kop", "Tekst"]
    anna.choose("theirs")
    article.refresh_from_db()
    assert (article.headline, article.body) == (
        "Brug van Eva",
        BODY.replace("Tweede", "Evas"),
    )
    unchosen = article.revisions.get(why="unchosen")
    assert (unchosen.by, unchosen.note) == (anna.user, "Kop, Tekst")
    story = unchosen.story
    assert (story["headline"], story["body"], story["tags"], story["authors"]) == (
        "Brug van Anna",
        BODY.replace("Tweede", "Annas"),
        ["Bruggen"],
        [make.author().pk],
    )


def test_both_paragraphs_can_stay(two, article):
    anna, eva = two
    eva.save(body=BODY.replace("Tweede", "Evas"))
    anna.save(body=BODY.replace("Tweede", "Annas"))
    anna.choose("both")
    article.refresh_from_db()
    assert article.body == BODY.replace(
        "<p>Tweede zin hier.</p>", "<p>Evas zin hier.</p><p>Annas zin hier.</p>"
    )
    assert [why for why, _by in history(article)] == ["saved", "saved", "merged"]


def test_a_third_save_in_between_asks_again_only_what_is_new(two, article):
    anna, eva = two
    eva.save(headline="Eva 1", intro="Eva 1.")
    anna.save(headline="Anna", intro="Anna.")
    eva.open()
    eva.save(headline="Eva 2")
    response = anna.choose("mine")
    assert questions(response) == ["Kop", "Intro"]
    page = html.fromstring(response.content.decode())
    checked = page.xpath("//fieldset[.//input[@checked]]/legend/text()")
    assert checked == ["Intro"]
    assert page.xpath("//*[@role='alert']") != []
    anna.choose("mine")
    article.refresh_from_db()
    assert (article.headline, article.intro) == ("Anna", "Anna.")
    kept = article.revisions.filter(why="unchosen").values_list("story__headline")
    assert [*kept] == [("Eva 2",)]


def test_not_choosing_saves_nothing_and_keeps_all(two, article):
    anna, eva = two
    eva.save(headline="Eva")
    anna.save(headline="Anna", intro="Getypt.")
    sent = fields(anna.response, "conflict_form")
    response = anna.client.post(anna.address, sent | {"choose-nonsense": "mine"})
    assert questions(response) == ["Kop"]
    assert fields(response, "conflict_form")["intro"] == "Getypt."
    assert article.revisions.count() == 2


def test_back_to_the_form_shows_all_that_was_typed_and_saves_nothing(two, article):
    anna, eva = two
    eva.save(headline="Eva")
    anna.save(headline="Anna", intro="Getypt.")
    sent = fields(anna.response, "conflict_form")
    response = anna.client.post(anna.address, sent | {"_back": "yes"})
    form = fields(response, "article_form")
    assert (form["headline"], form["intro"], form["token"]) == ("Anna", "Getypt.", "1")
    assert article.revisions.count() == 2
    anna.response = anna.client.post(anna.address, form | {"headline": "Anna 2"})
    assert questions(anna.response) == ["Kop"]


def test_a_change_against_a_deletion_is_asked(two, article):
    anna, eva = two
    eva.save(body=BODY.replace("<p>Tweede zin hier.</p>", ""))
    response = anna.save(body=BODY.replace("Tweede", "Annas"))
    assert questions(response) == ["Tekst"]
    assert "Uit het verhaal gehaald." in response.content.decode()
    anna.choose("mine")
    article.refresh_from_db()
    assert article.body == BODY.replace("Tweede", "Annas")


def test_a_new_lead_picture_is_asked_with_its_caption(two, article):
    anna, eva = two
    image = make.image()
    eva.save(lead_image=image.pk, lead_caption="Van Eva.")
    response = anna.save(lead_caption="Van Anna.")
    assert questions(response) == ["Openingsbeeld"]
    anna.choose("theirs")
    article.refresh_from_db()
    assert (article.lead_image, article.lead_caption) == (image, "Van Eva.")


def test_the_same_form_sent_twice_is_saved_once(two, article):
    anna, _eva = two
    for _ in range(3):
        typed = {"headline": "Anna", "tags": "waal, Rijn"}
        typed |= {"deadline": "2026-12-01T18:00"}
        assert anna.save(**typed).status_code == 302
    article.refresh_from_db()
    assert (article.version, article.revisions.count()) == (2, 2)


def test_typing_on_after_a_lost_answer_is_no_conflict_with_oneself(two, article):
    anna, eva = two
    anna.save(headline="Anna")
    anna.save(headline="Anna, verder")
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Anna, verder", 3)
    eva.save(kicker="Verkeer")
    anna.save(headline="Anna, nog verder")
    article.refresh_from_db()
    assert (article.headline, article.kicker) == ("Anna, nog verder", "Verkeer")


def test_two_windows_of_one_editor_are_two_editors(article):
    anna = Editor("anna", article)
    first = dict(anna.form)
    anna.open()
    anna.save(headline="Venster 2")
    anna.form = first
    assert questions(anna.save(headline="Venster 1")) == ["Kop"]


def test_publishing_in_between_is_no_conflict(two, article):
    anna, eva = two
    anna.save(section=make.section().pk)
    anna.open()
    publish(Article.objects.get(pk=article.pk), by=eva.user)
    assert anna.save(headline="Anna", section=make.section().pk).status_code == 302
    article.refresh_from_db()
    assert article.headline == "Anna"


def test_a_new_story_sent_twice_is_one_story():
    anna = Editor("anna")
    typed = {"headline": "Nieuw", "bylines-0-author": make.author().pk}
    anna.save(**typed)
    anna.save(**typed)
    article = Article.objects.get()
    assert (article.version, article.bylines.count()) == (1, 1)
    anna.save(headline="Nieuw, verder")
    article = Article.objects.get()
    assert (article.headline, article.version) == ("Nieuw, verder", 2)


def test_nobody_takes_over_a_story_by_the_name_of_its_form(two, article):
    anna, eva = two
    sender = Editor("boris")
    sender.form["working_copy"] = str(article.uuid)
    sender.save(headline="Nieuw")
    article.refresh_from_db()
    assert (article.headline, Article.objects.count()) == ("Brug open", 2)


def test_a_story_deleted_meanwhile_becomes_a_new_one_on_saving(two, article):
    anna, eva = two
    article.delete()
    response = anna.save(headline="Anna", body=BODY + "<p>Getypt.</p>")
    form = fields(response, "article_form")
    assert (form["headline"], form["body"]) == ("Anna", BODY + "<p>Getypt.</p>")
    page = html.fromstring(response.content.decode())
    (way,) = page.xpath("//form[@id='article_form']/@action")
    assert way == reverse("admin:articles_article_add")
    assert Article.objects.count() == 0
    assert anna.client.post(way, form).status_code == 302
    again = Article.objects.get()
    assert (again.headline, again.body) == ("Anna", BODY + "<p>Getypt.</p>")
    assert [str(line) for line in again.bylines.all()] == ["Anna de Vries"]


def test_a_mistake_in_the_form_comes_before_the_merge_and_loses_nothing(two, article):
    anna, eva = two
    eva.save(kicker="Verkeer")
    response = anna.save(headline="Anna", slug="geen goed adres!")
    assert fields(response, "article_form")["headline"] == "Anna"
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Brug open", 2)
    anna.save(slug="goed")
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.slug) == (
        "Anna",
        "Verkeer",
        "goed",
    )


def test_a_lost_base_asks_about_whatever_differs(two, article):
    anna, eva = two
    eva.save(headline="Eva", body=BODY.replace("Eerste", "Evas"))
    article.revisions.filter(version=1).delete()
    response = anna.save(body=BODY.replace("Derde", "Annas"))
    assert questions(response) == ["Kop", "Tekst"]


def test_twenty_rounds_of_two_editors_lose_nothing(two, article):
    anna, eva = two
    for number in range(20):
        anna.open()
        eva.open()
        eva.save(body=eva.form["body"] + f"<p>Eva {number}.</p>", intro=f"Eva {number}")
        anna.save(
            body=f"<p>Anna {number}.</p>" + anna.form["body"], kicker=f"A{number}"
        )
    article.refresh_from_db()
    expected = (
        "".join(f"<p>Anna {n}.</p>" for n in reversed(range(20)))
        + BODY
        + "".join(f"<p>Eva {n}.</p>" for n in range(20))
    )
    assert article.body == expected
    assert (article.intro, article.kicker) == ("Eva 19", "A19")


def test_without_the_guard_the_first_text_would_be_gone(two, article):
    """The positive control: what the guard is for happens when the token lies."""
    anna, eva = two
    eva.save(headline="Eva")
    article.refresh_from_db()
    anna.save(headline="Anna", token=str(article.version))
    article.refresh_from_db()
    assert article.headline == "Anna"
    assert [why for why, _ in history(article)] == ["saved", "saved", "saved"]


def test_hostile_words_are_words_on_the_conflict_page(two, article):
    anna, eva = two
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    eva.save(headline=hostile + "a", intro=hostile + "a")
    response = anna.save(headline=hostile + "b", intro=hostile + "b")
    page = response.content.decode()
    assert questions(response) == ["Kop", "Intro"]
    assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("pictures", [1, 6])
def test_the_conflict_page_asks_the_same_few_questions(
    article, django_assert_num_queries, pictures
):
    figure = (
        '<figure data-image="{}"><figcaption>Bij de poort: {{}}</figcaption></figure>'
    )
    body = "".join(figure.format(make.image().pk) for _ in range(pictures))
    Article.objects.filter(pk=article.pk).update(body=body.replace("{}", ""))
    article.revisions.all().delete()
    record(Article.objects.get(), by=None, why=Revision.Why.SAVED)
    anna, eva = Editor("anna", article), Editor("eva", article)
    eva.save(body=body.replace("{}", "Eva"))
    with django_assert_num_queries(16):
        anna.save(body=body.replace("{}", "Anna"))
    assert questions(anna.response) == ["Tekst"] * pictures
    assert anna.response.content.decode().count("<img src=") == pictures * 2
