"""The copy desk beside a story: what it answers, and who may ask."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import override

from articles.copydesk.house import Dismissal, HouseRule, HouseWord
from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db

# Who asks and what they may (6), the story, its section and whether that is there, what
# was set aside, pictures, rules, pairs, withdrawn stories, learned words.
LOOK = 15
GOOD = "<p>De brug gaat maandag open.</p>"
DOUBLED = {
    "code": "doubled",
    "key": "doubled:de de",
    "message": "“de” staat hier twee keer.",
    "field": "body",
    "words": "de de",
    "before": "In ",
    "after": " stad.",
    "learn": "",
    "beside": "",
    "aside": False,
}


@pytest.fixture
def editor(client):
    editor = make.editor()
    client.force_login(editor)
    return editor


def url(name: str, article: Article | None = None) -> str:
    return reverse(
        f"admin:articles_article_{name}", args=[article.pk] if article else []
    )


def typed(article: Article | None = None, **fields) -> dict[str, object]:
    """A form as the browser sends it: all its fields, whatever is typed in them."""
    section = article.section_id if article else make.section().pk
    fields = {"headline": "Brug open", "body": GOOD, "section": section} | fields
    return {"language": "nl"} | fields


def test_a_good_story_has_nothing_to_mend(client, editor):
    article = make.article(section=make.section())
    answer = client.post(url("copydesk", article), typed(article))
    assert answer.json() == {"problems": [], "remarks": []}


def test_what_is_typed_counts_and_not_what_is_saved(client, editor):
    article = make.article(section=make.section(), body="<p>Van van hout.</p>")
    before = Article.objects.values().get(pk=article.pk)
    bare = make.image("", caption="De brug", alt="Een brug")
    sent = typed(article, headline="", body="<p>In de de stad.</p>", lead_image=bare.pk)
    with override("nl"):
        answer = client.post(url("copydesk", article), sent).json()
    image = reverse("admin:articles_image_change", args=[bare.pk])
    assert answer == {
        "problems": [
            {
                "message": "Het verhaal heeft nog geen kop.",
                "field": "headline",
                "picture": "",
            },
            {
                "message": "Het beeld “De brug” heeft geen credit.",
                "field": "lead_image",
                "picture": image,
            },
        ],
        "remarks": [DOUBLED],
    }
    assert Article.objects.values().get(pk=article.pk) == before


def test_a_new_story_is_read_before_it_is_saved(client, editor):
    answer = client.post(url("copydesk"), typed(body="<p>In de de stad.</p>"))
    assert answer.json() == {"problems": [], "remarks": [DOUBLED]}
    assert not Article.objects.exists()


def test_nonsense_is_answered_like_anything_else(client, editor):
    article = make.article(section=make.section())
    sent = {
        "section": "x",
        "lead_image": "9" * 30,
        "language": "klingon",
        "body": "\x00<",
    }
    answer = client.post(url("copydesk", article), sent)
    assert answer.status_code == 200
    assert [found["field"] for found in answer.json()["problems"]] == ["headline"]


def test_scripts_in_a_story_come_back_as_words(client, editor):
    sent = typed(body="<p>de de &lt;script&gt;</p><script>alert(1)</script>")
    answer = client.post(url("copydesk"), sent)
    assert answer["Content-Type"] == "application/json"
    assert [found["after"] for found in answer.json()["remarks"]] == [" <script>"]


def test_a_link_to_a_withdrawn_story_is_found_until_that_is_back(client, editor):
    gone = make.article(section=make.section())
    address = f'<p>Zie <a href="/binnenland/brug~{gone.pk}/">daar</a>.</p>'

    def found() -> list[str]:
        answer = client.post(url("copydesk"), typed(body=address)).json()
        return [remark["code"] for remark in answer["remarks"]]

    assert found() == []
    publish(gone, by=editor)
    assert found() == []
    withdraw(gone, by=editor, reason="Klopt niet.")
    assert found() == ["withdrawn-link"]
    publish(gone, by=editor)
    assert found() == []


def test_the_rules_of_the_house_count_at_once(client, editor):
    HouseRule.objects.create(avoid="rijwiel", say="fiets", reason="Deftig.")
    sent = typed(body="<p>Het rijwiel staat er.</p>")
    (remark,) = client.post(url("copydesk"), sent).json()["remarks"]
    assert remark["message"] == "Schrijf “fiets”. Deftig."


def test_a_warning_is_set_aside_and_brought_back(client, editor):
    article = make.article(section=make.section(), body="<p>In de de stad.</p>")
    sent = typed(article, body=article.body)

    def aside() -> list[bool]:
        answer = client.post(url("copydesk", article), sent).json()
        return [remark["aside"] for remark in answer["remarks"]]

    key = {"key": "doubled:de de"}
    done = client.post(url("copydesk_aside", article), key).json()
    assert (done, aside()) == (key | {"aside": True}, [True])
    assert list(Dismissal.objects.values_list("article", "warning", "by")) == [
        (article.pk, "doubled:de de", editor.pk)
    ]
    done = client.post(url("copydesk_aside", article), key | {"back": "on"}).json()
    assert (done, aside()) == (key | {"aside": False}, [False])


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_is_none_is_refused(client, editor, key):
    answer = client.post(url("copydesk_aside", make.article()), {"key": key})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert not Dismissal.objects.exists()


def test_a_word_is_learned_for_every_story(client, editor):
    sent = typed(body="<p>Bij de ambasade staat Kadhimi. Khadimi niet.</p>")

    def codes() -> list[str]:
        answer = client.post(url("copydesk"), sent).json()
        return [remark["code"] for remark in answer["remarks"]]

    assert codes() == ["name", "spelling"]
    client.post(url("copydesk_learn"), {"word": "ambasade"})
    assert codes() == ["name"]
    answer = client.post(
        url("copydesk_learn"), {"word": "Khadimi", "beside": "Kadhimi"}
    )
    assert (answer.json(), codes()) == ({"word": "Khadimi", "beside": "Kadhimi"}, [])


@pytest.mark.parametrize("word", ["", " ", "x" * 81])
def test_a_word_that_is_none_is_refused(client, editor, word):
    answer = client.post(url("copydesk_learn"), {"word": word})
    assert (answer.status_code, HouseWord.objects.exists()) == (400, False)


def test_only_who_may_write_in_a_story_is_answered(client):
    article = make.article()
    reader = make.user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    asked = {
        name: client.post(
            address, {"key": "doubled:de de", "word": "brugg"}
        ).status_code
        for name, address in (
            ("check", url("copydesk", article)),
            ("check new", url("copydesk")),
            ("set aside", url("copydesk_aside", article)),
            ("learn", url("copydesk_learn")),
        )
    }
    assert asked == dict.fromkeys(asked, 403)
    assert not (Dismissal.objects.exists() or HouseWord.objects.exists())


def test_who_may_write_but_not_teach_gets_no_button_for_it(client):
    writer = make.editor()
    writer.user_permissions.remove(Permission.objects.get(codename="add_houseword"))
    client.force_login(writer)
    page = client.get(
        reverse("admin:articles_article_change", args=[make.article().pk])
    )
    assert "copydesk_aside/" in page.text
    assert "copydesk_learn/" not in page.text
    assert client.post(url("copydesk_learn"), {"word": "brugg"}).status_code == 403


def test_a_look_takes_as_few_queries_for_a_long_story_as_for_a_short_one(
    client, editor, django_assert_num_queries
):
    article = make.article(section=make.section())
    image = make.image(caption="De brug")
    figure = f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'
    link = '<p>Bij de ambasade, <a href="/a/b~77/">daar</a>.</p>'
    for times in (1, 3):
        sent = typed(article, body=(GOOD + figure + link) * times)
        with django_assert_num_queries(LOOK):
            client.post(url("copydesk", article), sent)


def test_the_page_that_publishes_lists_what_is_not_set_aside(client, editor):
    body = "<p>In de de stad. Van van hout.</p>"
    article = make.article(section=make.section(), body=body)
    client.post(url("copydesk_aside", article), {"key": "doubled:Van van"})
    page = client.get(url("publish", article))
    assert [remark.words for remark in page.context["remarks"]] == ["de de"]
    assert "<mark>de de</mark>" in page.text
    assert f"/{article.pk}/change/#remark=doubled%3Ade%20de" in page.text


def test_the_house_rules_are_kept_in_the_admin(client, editor):
    add = reverse("admin:articles_houserule_add")
    rule = {"avoid": "rijwiel", "say": "fiets", "reason": "Deftig."}
    client.post(add, rule)
    client.post(
        reverse("admin:articles_houseword_add"), {"word": "Jansen", "beside": "Janssen"}
    )
    assert HouseRule.objects.filter(**rule).exists()
    assert HouseWord.objects.get().added_by == editor
    assert LogEntry.objects.count() == 2
    page = client.get(reverse("admin:articles_houserule_changelist"), {"q": "rijwiel"})
    assert [found.say for found in page.context["cl"].result_list] == ["fiets"]
