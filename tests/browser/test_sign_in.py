"""Two steps as people take them: an app, a passkey, a paper list, and a story that is kept."""

import re

import pyotp
import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.sign_in.second_step import CodeApp, Passkey, RecoveryCode
from tests import make

PASSWORD = "een-lang-wachtwoord"


@pytest.fixture
def anna():
    return make.editor("anna", password=PASSWORD)


@pytest.fixture
def at_localhost(live_server):
    """Browsers keep passkeys for names, not for numbers."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def authenticator(context, page):
    """A telephone of its own inside the browser, whose owner always agrees."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def sign_in(page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.fill("#id_username", "anna")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


def sign_out(page) -> None:
    page.click("#logout-form button")
    page.wait_for_load_state()


def code_now(page) -> str:
    secret = page.locator(".own__secret").inner_text().replace(" ", "")
    return pyotp.TOTP(secret).now()


def a_later_code(user) -> None:
    """As if half a minute had passed: the code that is shown is not used up yet."""
    CodeApp.objects.filter(user=user).update(last_step=0)


def test_a_passkey_is_added_and_signs_in_without_a_password(
    anna, page, at_localhost, authenticator
):
    sign_in(page, at_localhost)
    page.goto(f"{at_localhost}/admin/security/")
    page.fill("#passkey-name", "Mijn telefoon")
    page.click("form[data-new] button")
    expect(page.locator(".own__codes li")).to_have_count(10)
    assert Passkey.objects.get().name == "Mijn telefoon"
    page.click(".own .button.default")
    expect(page.get_by_text("Mijn telefoon")).to_be_visible()
    sign_out(page)
    page.goto(f"{at_localhost}/admin/articles/article/")
    page.click("[data-passkey-button]")
    expect(page.locator("#logout-form")).to_be_visible()
    assert page.url == f"{at_localhost}/admin/articles/article/"
    used = Passkey.objects.get()
    assert (used.user, used.uses > 0, bool(used.used_at)) == (anna, True, True)


def test_an_app_is_set_up_and_a_recovery_code_does_for_it_once(
    anna, page, live_server, console_errors
):
    sign_in(page, live_server.url)
    page.goto("/admin/security/app/")
    expect(page.locator(".own__qr svg")).to_be_visible()
    page.fill("#id_sign_in_code", code_now(page))
    page.click(".own [type=submit]")
    codes = page.locator(".own__codes code").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as download:
        page.click("a[download]")
    kept = download.value.path().read_text().split()
    assert kept == codes

    sign_out(page)
    sign_in(page, live_server.url)
    page.wait_for_url("**/admin/sign_in/code/**")
    page.fill("#id_sign_in_code", codes[0].upper())
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    sign_out(page)
    sign_in(page, live_server.url)
    page.fill("#id_sign_in_code", codes[0])
    page.click("[type=submit]")
    expect(page.locator(".errornote")).to_be_visible()
    assert RecoveryCode.objects.filter(used_at__isnull=False).count() == 1
    assert all("403" in error for error in console_errors)
    console_errors.clear()


def test_a_story_outlives_its_session_where_there_are_two_steps(
    anna, page, live_server, console_errors
):
    article = make.article("Brug")
    sign_in(page, live_server.url)
    page.goto("/admin/security/app/")
    secret = page.locator(".own__secret").inner_text().replace(" ", "")
    page.fill("#id_sign_in_code", code_now(page))
    page.click(".own [type=submit]")
    page.locator(".own__codes").wait_for()
    a_later_code(anna)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.fill("#id_headline", "Brug open")
    Session.objects.all().delete()
    page.click(".submit-row [name=_continue]")
    dialog = page.locator("dialog.session")
    dialog.locator("#session-password").fill(PASSWORD)
    dialog.locator("[type=submit]").click()
    code = dialog.locator("#session-code")
    code.fill("000000")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("[role=alert]")).not_to_be_empty()
    code.fill(pyotp.TOTP(secret).now())
    with page.expect_navigation():
        dialog.locator("[type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Brug open"
    assert all(re.search("40[39]|429", error) for error in console_errors)
    console_errors.clear()


def test_without_a_script_a_passkey_is_not_offered_and_a_code_does(
    browser, anna, live_server
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url)
    page.goto("/admin/security/app/")
    page.fill("#id_sign_in_code", code_now(page))
    page.click(".own [type=submit]")
    code = page.locator(".own__codes code").first.inner_text()
    page.click("#logout-form button")
    page.goto("/admin/")
    expect(page.locator("[data-passkey-button]")).to_have_count(0)
    page.fill("#id_username", "anna")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.fill("#id_sign_in_code", code)
    page.click("[type=submit]")
    expect(page.locator("#logout-form")).to_be_visible()
    context.close()
