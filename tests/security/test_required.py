"""Who must have two steps, and how they get them without losing a word."""

import pyotp
import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html

from articles.audit.entry import AuditEntry
from articles.drafts.article import Article
from articles.sign_in.code_app import new_secret
from articles.sign_in.requirement import has_second_step, must_have_second_step
from articles.sign_in.sealed import seal
from articles.sign_in.second_step import CodeApp, RecoveryCode
from tests import make
from tests.security.conftest import PASSWORD

STORY = "/admin/articles/article/add/"


@pytest.fixture(autouse=True)
def publishers_must(settings):
    settings.TWO_FACTOR_REQUIRED = "publishers"


def set_up(person) -> list[str]:
    """As its owner would; the recovery codes that the page shows."""
    page = html.fromstring(person.client.get("/admin/security/app/").content)
    secret = page.xpath("//*[@class='own__secret']")[0].text.replace(" ", "")
    person.secret = secret
    sent = {"sign_in_code": pyotp.TOTP(secret).now()}
    answer = person.client.post("/admin/security/app/", sent)
    return html.fromstring(answer.content).xpath("//*[@data-codes]//code/text()")


def test_publishers_must_others_need_not_and_the_setting_says_who(anna, settings):
    reporter = make.member("Reporter")
    people = (anna.user, make.member("Chief"), make.user(is_superuser=True), reporter)
    assert [must_have_second_step(user) for user in people] == [True] * 3 + [False]
    settings.TWO_FACTOR_REQUIRED = "all"
    assert must_have_second_step(reporter)
    settings.TWO_FACTOR_REQUIRED = ""
    assert not must_have_second_step(people[2])


def test_who_must_and_has_not_can_do_nothing_else(anna):
    anna.say_password()
    story = make.article("Brug", section=make.section())
    for address in (
        "/admin/",
        "/admin/articles/article/",
        f"/admin/articles/article/{story.pk}/publish/",
        "/admin/articles/article/signed_in/",
        "/admin/security/codes/",
        "/admin/password_change/",
        "/admin/autocomplete/",
    ):
        for answer in (anna.client.get(address), anna.client.post(address)):
            assert (answer.status_code, answer.url) == (302, "/admin/security/")
    change = f"/admin/articles/article/{story.pk}/change/"
    assert anna.client.get(change).url == "/admin/security/"
    # What was written is kept on a page, and not saved.
    assert anna.client.post(change, story_form()).status_code == 403
    assert Article.objects.get().headline == "Brug"
    assert anna.client.get("/admin/security/").status_code == 200
    assert len(set_up(anna)) == 10
    assert anna.signed_in()


def test_an_app_is_kept_only_when_it_has_proved_itself(anna):
    anna.say_password()
    anna.client.get("/admin/security/app/")
    answer = anna.client.post("/admin/security/app/", {"sign_in_code": "000000"})
    assert answer.status_code == 200
    assert not has_second_step(anna.user)
    codes = set_up(anna)
    kept = CodeApp.objects.get()
    assert anna.secret not in kept.sealed_secret
    session = str(dict(anna.client.session))
    assert anna.secret not in session
    assert RecoveryCode.objects.filter(user=anna.user).count() == len(codes)
    # The code that proved it signs nobody in.
    anna.sign_out()
    anna.say_password()
    assert anna.say_code(anna.code()).status_code == 403


def test_a_session_that_came_by_another_door_is_no_way_round(bea):
    bea.client.force_login(bea.user)
    answer = bea.client.get("/admin/")
    assert (answer.status_code, answer.url[:13]) == (302, "/admin/login/")


def story_form(**values) -> dict:
    return {
        "headline": "Brug dicht",
        "body": "<p>Twee.</p>",
        "section": make.section().pk,
        "genre": "news",
        "language": "nl",
        "bylines-TOTAL_FORMS": 0,
        "bylines-INITIAL_FORMS": 0,
        "_continue": "1",
    } | values


def kept_form(answer) -> dict:
    form = html.fromstring(answer.content.decode()).xpath(
        "//form[.//input[@name='headline']]"
    )[0]
    return dict(form.form_values())


def test_a_story_is_kept_through_a_password_and_a_code(bea):
    page = bea.client.post(STORY, story_form())
    assert page.status_code == 403
    kept = kept_form(page)
    assert (kept["headline"], kept["body"]) == ("Brug dicht", "<p>Twee.</p>")
    told = {"username": "bea", "password": PASSWORD}
    half = bea.client.post(STORY, kept | told)
    assert (half.status_code, Article.objects.count()) == (403, 0)
    kept = kept_form(half)
    assert kept["headline"] == "Brug dicht"
    assert PASSWORD not in half.content.decode()
    wrong = bea.client.post(STORY, kept | {"sign_in_code": "000000"})
    kept = kept_form(wrong)
    assert (wrong.status_code, kept["headline"]) == (403, "Brug dicht")
    saved = bea.client.post(STORY, kept | {"sign_in_code": bea.code()})
    assert saved.status_code == 302
    article = Article.objects.get()
    assert (article.headline, article.created_by) == ("Brug dicht", bea.user)
    assert bea.signed_in()


def test_a_story_is_kept_while_its_writer_sets_up_a_second_step(anna):
    told = {"username": "anna", "password": PASSWORD}
    page = anna.client.post(
        STORY, kept_form(anna.client.post(STORY, story_form())) | told
    )
    kept = kept_form(page)
    assert (page.status_code, kept["headline"]) == (403, "Brug dicht")
    assert "/admin/security/" in page.content.decode()
    again = anna.client.post(STORY, kept)
    assert (again.status_code, Article.objects.count()) == (403, 0)
    set_up(anna)
    assert anna.client.post(STORY, kept_form(again)).status_code == 302
    assert Article.objects.get().headline == "Brug dicht"


def test_a_chief_resets_a_second_step_and_all_sessions_end(bea, settings):
    settings.TWO_FACTOR_REQUIRED = ""
    chief = Client()
    chief.force_login(make.member("Chief", "chef"))
    bea.say_password()
    bea.say_code()
    address = f"/admin/auth/user/{bea.user.pk}/sign_in/"
    assert chief.post(address, {"act": "reset"}).status_code == 302
    assert not has_second_step(bea.user)
    assert not RecoveryCode.objects.exists()
    assert not bea.signed_in()
    entry = AuditEntry.objects.get(action="step_reset")
    assert (entry.actor_name, entry.whom_name) == ("chef", "bea")


def test_a_chief_does_not_reset_their_own_nor_a_superuser_s(chief, settings):
    settings.TWO_FACTOR_REQUIRED = ""
    boss = make.user("baas", is_staff=True, is_superuser=True)
    CodeApp.objects.create(user=boss, sealed_secret=seal("x"), made_at=boss.date_joined)
    own = chief.get("/admin/auth/user/").wsgi_request.user
    for user in (boss, own):
        address = f"/admin/auth/user/{user.pk}/sign_in/"
        assert chief.post(address, {"act": "reset"}).status_code == 403
    assert CodeApp.objects.count() == 1
    assert not AuditEntry.objects.filter(action="step_reset").exists()


def test_an_operator_resets_by_a_command(bea, capsys):
    call_command("reset_two_factor", "bea")
    assert not has_second_step(bea.user)
    assert "bea" in capsys.readouterr().out
    entry = AuditEntry.objects.get(action="step_reset")
    assert (entry.whom_name, bool(entry.details["operator"])) == ("bea", True)


def test_a_new_secret_key_still_reads_old_secrets_by_its_fallback(bea, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = new_secret() * 2
    bea.say_password()
    assert bea.say_code(bea.recovery[3]).url == "/admin/"
    bea.sign_out()
    bea.say_password()
    assert bea.say_code().url == "/admin/"


def test_without_the_old_key_an_app_is_no_way_in_and_no_error(bea, settings):
    settings.SECRET_KEY = new_secret() * 2
    bea.say_password()
    assert bea.say_code().status_code == 403
