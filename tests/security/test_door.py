"""The door: two steps, a new session, the way on, and nothing said to strangers."""

import datetime as dt
import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client

from articles.audit.entry import AuditEntry
from articles.sign_in import door
from articles.sign_in.second_step import CodeApp, RecoveryCode
from tests import make
from tests.security.conftest import CODE, LOGIN, PASSWORD

# Pages of the door and of one's own sign-in.
PAGES = [LOGIN, "/admin/security/", "/admin/security/confirm/"]
ELSEWHERE = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "/\\kwaad.example/",
    "https:kwaad.example",
    "javascript:alert(1)",
    "http://testserver.kwaad.example/",
]


def log() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_password_is_half_of_two_steps(bea):
    assert bea.say_password().url == CODE
    assert not bea.signed_in()
    assert bea.say_code().url == "/admin/"
    assert bea.signed_in()
    assert log() == ["signed_in"]


def test_a_code_without_a_password_is_nothing(bea):
    assert bea.say_code().url == LOGIN
    assert not bea.signed_in()


def test_a_code_is_good_once_also_for_two_at_the_same_moment(bea):
    code = bea.code()
    bea.say_password()
    bea.say_code(code)
    bea.sign_out()
    bea.say_password()
    assert bea.say_code(code).status_code == 403
    assert not bea.signed_in()
    # The one before it is no better: time only goes on.
    assert bea.say_code(bea.code(ahead=-1)).status_code == 403
    assert bea.say_code(bea.code(ahead=1)).url == "/admin/"


def test_a_code_of_another_moment_or_another_person_is_none(bea, anna):
    bea.say_password()
    for code in (bea.code(ahead=-3), bea.code(ahead=3), "12345", "abcdef", "٣" * 6):
        assert bea.say_code(code).status_code in (403, 429), code
    assert not bea.signed_in()


def test_a_recovery_code_is_good_once_and_for_its_owner_only(bea, anna):
    from_list = bea.recovery[0].replace("-", " ").upper()
    bea.say_password()
    assert bea.say_code(from_list).url == "/admin/"
    bea.sign_out()
    bea.say_password()
    assert bea.say_code(bea.recovery[0]).status_code == 403
    assert RecoveryCode.objects.filter(used_at__isnull=False).count() == 1
    assert "code_used" in log()
    kept = "".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(code.replace("-", "") in kept for code in bea.recovery)


def test_what_is_halfway_ends_by_itself_and_with_the_password(bea, monkeypatch):
    bea.say_password()
    bea.user.set_password("een-ander-wachtwoord")
    bea.user.save()
    assert bea.say_code().url == LOGIN
    bea.say_password("een-ander-wachtwoord")
    monkeypatch.setattr(door, "HALFWAY_FOR", dt.timedelta(0))
    assert bea.say_code().url == LOGIN
    assert not bea.signed_in()


@pytest.mark.parametrize("change", ["is_active", "is_staff"])
def test_who_is_shut_out_halfway_stays_out(bea, change):
    bea.say_password()
    setattr(bea.user, change, False)
    bea.user.save()
    assert bea.say_code().url == LOGIN


def test_the_session_that_comes_in_is_a_new_one(anna, bea):
    """Else whoever planted a session in somebody's browser would come in with them."""
    for person in (anna, bea):
        session = person.client.session
        session["planted"] = "yes"
        session.save()
        keys = [session.session_key]
        person.client.cookies["sessionid"] = keys[0]
        person.say_password()
        keys.append(person.client.cookies["sessionid"].value)
        if person is bea:
            person.say_code()
            keys.append(person.client.cookies["sessionid"].value)
        assert person.signed_in()
        assert len(set(keys)) == len(keys)
        assert list(Session.objects.filter(pk__in=keys[:-1])) == []


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_to_another_site(anna, bea, address):
    assert anna.say_password(next=address).url == "/admin/"
    halfway = bea.say_password(next=address)
    assert "kwaad" not in halfway.url
    assert bea.say_code(next=address).url == "/admin/"
    confirmed = anna.client.post(
        "/admin/security/confirm/", {"password": PASSWORD, "next": address}
    )
    assert confirmed.url == "/admin/security/"


def test_who_was_going_somewhere_gets_there(bea):
    address = "/admin/articles/article/?q=brug"
    halfway = bea.say_password(next=address)
    page = bea.client.get(halfway.url)
    kept = re.search(r'name="next" value="([^"]*)"', page.content.decode())
    assert kept and kept[1] == address
    assert bea.say_code(next=kept[1]).url == address


def test_strangers_do_not_learn_which_accounts_there_are(anna, bea):
    """Nor whether one has a second step, is shut, or has nothing to do with the desk."""
    shut = make.member("Editor", "naam-dicht", password=PASSWORD, is_active=False)
    reader = make.user("naam-lezer", password=PASSWORD)
    none = make.member("Editor", "naam-zonder")
    none.set_unusable_password()
    none.save()
    said = set()
    wrong = dict.fromkeys(("anna", "bea", "naam-niemand", none.username), "fout")
    right = {shut.username: PASSWORD, reader.username: PASSWORD}
    for name, password in (wrong | right).items():
        answer = Client().post(LOGIN, {"username": name, "password": password})
        page = answer.content.decode().replace(f'"{name}"', "NAAM")
        page = page.replace(answer.wsgi_request.csp_nonce, "")
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
        said.add((answer.status_code, page, tuple(answer.cookies)))
    assert len(said) == 1


def test_a_password_is_hashed_for_nobody_too(anna, monkeypatch):
    """So that it takes as long as for somebody."""
    hashed, encode = [], MD5PasswordHasher.encode

    def counted(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for name in ("anna", "niemand"):
        hashed.clear()
        Client().post(LOGIN, {"username": name, "password": "fout"})
        counts.append(len(hashed))
    assert counts == [1, 1]


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_are_in_no_frame_and_in_no_cache(anna, address):
    if address != LOGIN:
        anna.say_password()
    answer = anna.client.get(address)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self' 'nonce-" in policy
    assert answer.headers["Cache-Control"] == "private, no-store"
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*(src|nonce))", page)
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize(
    "address",
    [
        LOGIN,
        CODE,
        "/admin/sign_in/passkey/ask/",
        "/admin/sign_in/passkey/",
        *(
            f"/admin/security/{name}/"
            for name in (
                *("confirm", "sessions", "app", "app/remove", "passkeys/ask"),
                *("passkeys/add", "passkeys/1/remove", "codes"),
            )
        ),
        "/admin/auth/user/1/sign_in/",
        "/admin/logout/",
        "/admin/password_change/",
    ],
)
def test_no_other_site_can_send_these_forms(bea, address):
    bea.say_password()
    bea.say_code()
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = bea.client.cookies
    before = list(CodeApp.objects.values()), RecoveryCode.objects.count()
    answer = forged.post(address, {"others": "1", "act": "reset", "username": "bea"})
    assert answer.status_code == 403
    assert "403_csrf.html" in [template.name for template in answer.templates]
    assert (list(CodeApp.objects.values()), RecoveryCode.objects.count()) == before
    assert bea.signed_in()


def test_to_look_at_the_sign_in_page_is_no_step_back(bea):
    """The editor's dialog does between a password and a code."""
    bea.say_password()
    assert bea.client.get(LOGIN).status_code == 200
    assert bea.say_code().url == "/admin/"
