"""The article form: what it saves, and what it refuses to overwrite."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    """A browser with an editor signed in."""
    client.editor = make.editor("anna")
    client.force_login(client.editor)
    return client


def form_of(desk, article: Article | None = None) -> dict[str, str]:
    """The article form as a browser would send it back."""
    page = html.fromstring(desk.get(address(article)).content.decode())
    (form,) = page.xpath("//form[@id='article_form']")
    return {name: value or "" for name, value in form.form_values()}


def address(article: Article | None = None) -> str:
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_new_story_is_saved_with_its_revision(desk):
    section = make.section()
    sent = form_of(desk) | {
        "headline": "Brug gaat open",
        "body": "<p>Maandag.</p><script>x</script>",
        "section": section.pk,
        "tags": "Bruggen, Waal",
        "bylines-0-author": make.author().pk,
    }
    desk.post(address(), sent)
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Brug gaat open", "<p>Maandag.</p>")
    assert (article.slug, article.created_by) == ("brug-gaat-open", desk.editor)
    revision = Revision.objects.get()
    assert (revision.why, revision.by) == ("saved", desk.editor)
    assert revision.story["tags"] == ["Bruggen", "Waal"]
    assert revision.story["authors"] == [make.author().pk]


def test_a_story_can_be_saved_with_nothing_but_a_few_words(desk):
    desk.post(address(), form_of(desk) | {"body": "<p>Eerste zin.</p>"})
    article = Article.objects.get()
    assert (article.headline, article.section, article.body) == (
        "",
        None,
        "<p>Eerste zin.</p>",
    )


def test_opening_and_saving_without_a_change_changes_no_word(desk):
    image = make.image()
    body = (
        f'<p>a</p><figure data-image="{image.pk}" data-alt="x"><figcaption>b</figcaption>'
        "</figure><ul><li><p>c</p></li></ul>"
    )
    article = make.article(
        body=body, section=make.section(), tags=["a, b", "c"], authors=[make.author()]
    )
    before = Revision.objects.none(), article.body, sorted(article.tags.names())
    desk.post(address(article), form_of(desk, article))
    article.refresh_from_db()
    assert (article.body, sorted(article.tags.names())) == before[1:]


def test_the_second_of_two_editors_hears_of_the_first_and_loses_nothing(desk):
    article = make.article()
    mine, theirs = form_of(desk, article), form_of(desk, article)
    desk.post(address(article), theirs | {"headline": "Van de een"})
    response = desk.post(address(article), mine | {"headline": "Van de ander"})
    assert "anna heeft dit verhaal om" in response.content.decode()
    assert 'name="headline" value="Van de ander"' in response.content.decode()
    article.refresh_from_db()
    assert article.headline == "Van de een"


@pytest.mark.parametrize("token", ["", "x", "0", "999"])
def test_a_forged_or_missing_token_saves_nothing(desk, token):
    article = make.article("Eerst")
    sent = form_of(desk, article) | {"headline": "Anders", "token": token}
    page = html.fromstring(desk.post(address(article), sent).content.decode())
    # Asked, or told that the token is no number.
    assert page.xpath("//form[@id='conflict_form'] | //*[@class='errornote']") != []
    article.refresh_from_db()
    assert article.headline == "Eerst"


def test_fields_that_the_form_does_not_have_cannot_be_sent(desk):
    article = make.article()
    sent = form_of(desk, article) | {"uuid": "0" * 32, "version": "77", "wire_key": "x"}
    desk.post(address(article), sent)
    again = Article.objects.get()
    assert (again.uuid, again.version, again.wire_key) == (article.uuid, 2, None)


def test_a_story_of_three_megabytes_is_saved(desk):
    body = "<p>" + "woord " * 500_000 + "</p>"
    article = make.article()
    desk.post(address(article), form_of(desk, article) | {"body": body})
    article.refresh_from_db()
    assert len(article.body) > 2_900_000


def test_what_has_gone_out_is_never_deleted_and_a_draft_may_be(desk):
    sent = Article.objects.get(pk=make.edition().article_id)
    draft = make.article()
    delete = [
        reverse("admin:articles_article_delete", args=[a.pk]) for a in (sent, draft)
    ]
    assert desk.post(delete[0], {"post": "yes"}).status_code == 403
    assert desk.post(delete[1], {"post": "yes"}).status_code == 302
    assert list(Article.objects.all()) == [sent]


@pytest.mark.parametrize("articles", [1, 3, 12])
def test_the_list_of_articles_asks_the_same_few_questions(
    desk, django_assert_num_queries, articles
):
    for number in range(articles):
        make.edition(f"Kop {number}", lead_image=make.image())
    with django_assert_num_queries(9):
        response = desk.get(reverse("admin:articles_article_changelist"))
    assert response.content.decode().count("Online sinds") == articles


def test_a_lead_picture_is_saved_with_what_is_said_of_it(desk):
    image, article = make.image(), make.article()
    sent = form_of(desk, article) | {
        "lead_image": image.pk,
        "lead_caption": "De brug.",
        "lead_alt": "Een brug",
        "lead_decorative": "on",
    }
    desk.post(address(article), sent)
    article.refresh_from_db()
    lead = (article.lead_image, article.lead_caption, article.lead_alt)
    assert (*lead, article.lead_decorative) == (image, "De brug.", "Een brug", True)
    sent = form_of(desk, article)
    del sent["lead_decorative"]
    desk.post(address(article), sent | {"lead_image": ""})
    article.refresh_from_db()
    assert (article.lead_image, article.lead_decorative) == (None, False)


@pytest.mark.parametrize("pictures", [1, 3])
def test_pictures_cost_the_form_one_question_more(
    desk, django_assert_num_queries, pictures
):
    figures = [
        f'<figure data-image="{make.image().pk}"><figcaption></figcaption></figure>'
        for _ in range(pictures)
    ]
    article = make.article(body=make.BODY + "".join(figures))
    with django_assert_num_queries(11):
        desk.get(address(article))


@pytest.mark.parametrize("articles", [1, 12])
def test_the_form_asks_the_same_few_questions(
    desk, django_assert_num_queries, articles
):
    for number in range(articles):
        edition = make.edition(f"Kop {number}", authors=[make.author()], tags=["a"])
    change = reverse("admin:articles_article_change", args=[edition.article_id])
    with django_assert_num_queries(10):
        desk.get(change)


def test_every_page_of_the_desk_is_private(desk):
    article = make.article()
    for page in (address(), address(article), reverse("admin:index")):
        assert desk.get(page).headers["Cache-Control"] == "private, no-store"


def test_scripts_of_the_desk_carry_the_nonce_of_the_page(desk):
    response = desk.get(address(make.article()))
    policy = response.headers["Content-Security-Policy"]
    (scripts,) = [part for part in policy.split("; ") if part.startswith("script-src")]
    nonce = scripts.split("'nonce-")[1].rstrip("'")
    page = html.fromstring(response.content.decode())
    inline = page.xpath("//script[not(@src) and not(@type='application/json')]")
    assert [script.get("nonce") for script in inline] == [nonce]
    assert "unsafe-inline" not in scripts
    assert page.xpath("//*[@onclick or @onload]") == []


def test_hostile_words_are_words_on_every_page_of_the_desk(desk):
    hostile = "<script>alert(1)</script>"
    image = make.image(hostile, caption=hostile)
    edition = make.edition(
        hostile, lead_image=image, lead_caption=hostile, tags=[hostile]
    )
    article = Article.objects.get(pk=edition.article_id)
    names = ("publish", "schedule", "withdraw", "history", "change")
    pages = [
        reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in names
    ]
    pages += [
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_image_change", args=[image.pk]),
        reverse("admin:articles_image_changelist"),
        reverse("admin:articles_edition_change", args=[edition.pk]),
    ]
    for page in pages:
        assert hostile not in desk.get(page).content.decode(), page


def test_the_admin_log_says_what_happened(desk):
    article = make.article(section=make.section())
    desk.post(
        reverse("admin:articles_article_publish", args=[article.pk]), {"when": "now"}
    )
    assert Edition.objects.get().published_by == desk.editor
    entry = LogEntry.objects.latest("id")
    assert entry.get_change_message().startswith("Online sinds")


def test_odd_marks_in_a_tag_make_no_second_tag(desk):
    article = make.article(tags=["Bruggen"])
    for typed in ("Bruggen\x0b, bruggen ", "\u2028Bruggen"):
        desk.post(address(article), form_of(desk, article) | {"tags": typed})
        assert list(article.tags.names()) == ["Bruggen"]


def test_the_history_names_fields_in_dutch(desk):
    article = make.article(section=make.section())
    sent = {"headline": "Anders", "lead_caption": "x", "body": "<p>b</p>"}
    desk.post(address(article), form_of(desk, article) | sent)
    entry = LogEntry.objects.latest("id")
    assert entry.get_change_message() == ("Kop, tekst en onderschrift gewijzigd.")


def test_an_embargo_over_what_is_planned_is_refused_at_its_field(desk):
    article = make.article("Brug", section=make.section())
    planned = timezone.now() + dt.timedelta(hours=2)
    publish(article, by=None, at=planned)
    later = timezone.localtime(planned + dt.timedelta(hours=1))
    sent = form_of(desk, article) | {
        "headline": "Brug dicht",
        "embargo": later.strftime("%Y-%m-%dT%H:%M"),
    }
    page = desk.post(address(article), sent).content.decode()
    article.refresh_from_db()
    assert (article.headline, article.embargo) == ("Brug", None)
    assert "voor het einde van dit embargo" in page
    assert "Brug dicht" in page
    earlier = timezone.localtime(planned - dt.timedelta(hours=1))
    sent["embargo"] = earlier.strftime("%Y-%m-%dT%H:%M")
    desk.post(address(article), sent)
    article.refresh_from_db()
    assert article.headline == "Brug dicht"


def test_a_session_that_ended_loses_nothing_without_a_script(desk):
    article = make.article("Brug", section=make.section(), tags=["Waal", "Bruggen"])
    sent = form_of(desk, article) | {"headline": "Brug dicht", "body": "<p>Twee.</p>"}
    desk.logout()
    page = desk.post(address(article), sent)
    assert page.status_code == 403
    (form,) = html.fromstring(page.content.decode()).xpath("//form[@method='post']")
    kept = dict(form.form_values())
    token = sent.pop("csrfmiddlewaretoken")
    assert {name: kept[name] for name in sent} == sent
    assert kept["csrfmiddlewaretoken"] != token

    wrong = desk.post(address(article), kept | {"username": "anna", "password": "nee"})
    assert wrong.status_code == 403
    assert Article.objects.get().headline == "Brug"

    desk.editor.set_password("waal-en-maas-2026")
    desk.editor.save()
    own = {"username": "anna", "password": "waal-en-maas-2026", "_sign_in": "1"}
    refused = desk.post(address(article), kept | own | {"password": "nee"})
    assert "Brug dicht" in refused.content.decode()
    assert "waal-en-maas-2026" not in refused.content.decode()
    desk.post(address(article), kept | own)
    saved = Article.objects.get()
    assert (saved.headline, saved.body) == ("Brug dicht", "<p>Twee.</p>")
    assert saved.changed_by == desk.editor
