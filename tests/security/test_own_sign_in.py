"""One's own sign-in: sessions that end, and nothing of anybody else's within reach."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _
from fido2.utils import websafe_encode

from articles.audit.entry import AuditEntry
from articles.sign_in import door
from articles.sign_in.device import device
from articles.sign_in.known_session import KnownSession
from articles.sign_in.second_step import CodeApp, Passkey, RecoveryCode
from articles.sign_in.sessions import SINCE, forget_ended, sessions_of
from tests import make
from tests.security.conftest import PASSWORD, Person

SESSIONS, ACCOUNT = "/admin/security/sessions/", "/admin/auth/user/{}/sign_in/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


def elsewhere(person: Person) -> Person:
    """The same account in another browser."""
    other = Person(person.user, Client(), person.secret, person.recovery)
    other.say_password()
    if person.secret:
        other.say_code(person.recovery[-1])
    return other


def passkey(user, **said) -> Passkey:
    values = {"name": "Telefoon", "credential_id": f"k{user.pk}"} | said
    return Passkey.objects.create(user=user, made_at=timezone.now(), **values)


def row_of(person: Person) -> KnownSession:
    return KnownSession.objects.get(session_key=person.client.session.session_key)


def test_sessions_say_where_and_since_when(anna):
    anna.client.defaults["HTTP_USER_AGENT"] = FIREFOX
    anna.say_password()
    said = device(row_of(anna).agent)
    known = {"browser": "Firefox", "machine": "Windows"}
    assert said == _("%(browser)s on %(machine)s") % known
    page = anna.client.get("/admin/security/").content.decode()
    assert page.count(f"<strong>{said}</strong>") == 1
    assert "127.0.0.1" in page


def test_one_session_ends_and_then_all_others(anna):
    anna.say_password()
    first, second, third = (elsewhere(anna) for _number in range(3))
    sent = {"session": row_of(first).pk}
    assert anna.client.post(SESSIONS, sent).url == "/admin/security/"
    signed_in = [each.signed_in() for each in (anna, first, second, third)]
    assert signed_in == [True, False, True, True]
    anna.client.post(SESSIONS, {"others": "1"})
    assert [each.signed_in() for each in (anna, second, third)] == [True, False, False]
    assert list(sessions_of(anna.user, at=timezone.now())) == [row_of(anna)]


@pytest.mark.parametrize(
    "sent", [{}, {"session": "x"}, {"session": "-1"}, {"session": "9" * 30}]
)
def test_what_is_no_session_is_not_found(anna, sent):
    anna.say_password()
    assert anna.client.post(SESSIONS, sent).status_code == 404


def test_nobody_ends_the_session_of_somebody_else(anna, bea):
    bea.say_password()
    bea.say_code()
    anna.say_password()
    sent = {"session": row_of(bea).pk, "user": bea.user.pk}
    assert anna.client.post(SESSIONS, sent).status_code == 404
    address = ACCOUNT.format(bea.user.pk)
    assert anna.client.post(address, {"act": "end_all"}).status_code == 403
    assert bea.signed_in()


def test_a_chief_ends_sessions_of_that_account_only(anna, bea, chief):
    anna.say_password()
    bea.say_password()
    bea.say_code()
    address = ACCOUNT.format(bea.user.pk)
    sent = {"act": "end", "session": row_of(anna).pk}
    assert chief.post(address, sent).status_code == 404
    assert anna.signed_in()
    sent = {"act": "end", "session": row_of(bea).pk}
    assert chief.post(address, sent).status_code == 302
    assert (anna.signed_in(), bea.signed_in()) == (True, False)


def test_nobody_removes_the_passkey_of_somebody_else(anna, bea):
    theirs, own = passkey(bea.user), passkey(anna.user)
    anna.client.force_login(anna.user)
    session = anna.client.session
    session[door.PROVED] = timezone.now().timestamp()
    session.save()
    address = "/admin/security/passkeys/{}/remove/"
    sent = {"user": bea.user.pk, "user_id": bea.user.pk}
    assert anna.client.post(address.format(theirs.pk), sent).status_code == 404
    assert anna.client.post(address.format(own.pk), sent).status_code == 302
    assert list(Passkey.objects.all()) == [theirs]


def test_no_field_that_is_sent_along_touches_another_account(anna, bea):
    anna.say_password()
    before = list(CodeApp.objects.values())
    forged = {"user": bea.user.pk, "user_id": bea.user.pk, "id": before[0]["id"]}
    for name in ("app", "app/remove", "codes", "passkeys/add", "sessions", "confirm"):
        anna.client.post(f"/admin/security/{name}/", forged | {"sign_in_code": "0"})
    sent = {"old_password": PASSWORD, "is_superuser": "on", "username": "bea"}
    sent |= dict.fromkeys(("new_password1", "new_password2"), "een-heel-nieuw-woord")
    assert anna.client.post("/admin/password_change/", sent).status_code == 302
    anna.user.refresh_from_db()
    assert (anna.user.username, anna.user.is_superuser) == ("anna", False)
    assert list(CodeApp.objects.values()) == before
    assert RecoveryCode.objects.exclude(user=bea.user).count() == 0


def test_a_new_password_ends_all_other_sessions(anna):
    anna.say_password()
    other = elsewhere(anna)
    sent = {"old_password": PASSWORD}
    sent |= dict.fromkeys(("new_password1", "new_password2"), "een-heel-nieuw-woord")
    anna.client.post("/admin/password_change/", sent)
    assert (anna.signed_in(), other.signed_in()) == (True, False)
    assert KnownSession.objects.filter(user=anna.user).count() == 1
    entry = AuditEntry.objects.get(action="password_changed")
    assert (entry.actor_name, entry.whom_name) == ("anna", "anna")


def test_a_password_that_a_chief_sets_ends_all_sessions(anna, chief):
    anna.say_password()
    sent = dict.fromkeys(("password1", "password2"), "een-heel-nieuw-woord")
    sent["usable_password"] = "true"
    address = f"/admin/auth/user/{anna.user.pk}/password/"
    assert chief.post(address, sent).status_code == 302
    assert not anna.signed_in()
    assert not KnownSession.objects.filter(user=anna.user).exists()
    entry = AuditEntry.objects.get(action="password_changed")
    assert (entry.actor_name, entry.whom_name) == ("chef", "anna")


def test_a_chief_sets_their_own_password_only_where_the_old_one_is_asked(chief):
    own = chief.get("/admin/").wsgi_request.user
    sent = dict.fromkeys(("password1", "password2"), "een-heel-nieuw-woord")
    answer = chief.post(f"/admin/auth/user/{own.pk}/password/", sent)
    assert answer.url == "/admin/password_change/"
    own.refresh_from_db()
    assert not own.check_password("een-heel-nieuw-woord")


def test_a_second_step_that_is_removed_ends_other_sessions(bea):
    bea.say_password()
    bea.say_code()
    other = elsewhere(bea)
    assert bea.client.post("/admin/security/app/remove/").status_code == 302
    assert (bea.signed_in(), other.signed_in()) == (True, False)
    assert (CodeApp.objects.count(), RecoveryCode.objects.count()) == (0, 0)


def test_what_changes_the_sign_in_asks_the_password_after_a_while(bea):
    bea.say_password()
    bea.say_code()
    session = bea.client.session
    before = set(RecoveryCode.objects.values_list("digest", flat=True))
    session[door.PROVED] -= door.PROVED_FOR.total_seconds()
    session.save()
    for name in ("app/remove", "codes", "passkeys/ask", "passkeys/add"):
        answer = bea.client.post(f"/admin/security/{name}/")
        assert answer.url == "/admin/security/confirm/", name
    assert (CodeApp.objects.count(), RecoveryCode.objects.count()) == (1, 10)
    bea.client.post("/admin/security/confirm/", {"password": PASSWORD})
    assert bea.client.post("/admin/security/codes/").status_code == 200
    assert not before & set(RecoveryCode.objects.values_list("digest", flat=True))


def test_a_new_list_of_codes_ends_the_old_one(bea):
    bea.say_password()
    bea.say_code()
    bea.client.post("/admin/security/codes/")
    bea.sign_out()
    bea.say_password()
    assert bea.say_code(bea.recovery[0]).status_code == 403


def test_no_session_outlives_its_time_however_busy(anna, settings):
    anna.say_password()
    assert anna.signed_in()
    session = anna.client.session
    session[SINCE] -= settings.SESSION_LONGEST
    session.save()
    assert not anna.signed_in()
    entry = AuditEntry.objects.get(action="signed_out")
    assert entry.details == {"why": "lifetime"}


def test_signing_out_ends_the_session_and_is_noted(anna):
    anna.say_password()
    anna.client.post("/admin/logout/")
    assert not KnownSession.objects.exists()
    assert AuditEntry.objects.filter(action="signed_out", actor_name="anna").exists()
    assert forget_ended(timezone.now() + dt.timedelta(days=1)) == 0


@pytest.mark.parametrize("answer", ["", "x", "[]", "{}", '{"id": "AA"}', "x" * 30_000])
def test_an_answer_that_is_none_opens_nothing(bea, answer):
    passkey(bea.user)
    bea.client.post("/admin/sign_in/passkey/ask/", HTTP_HOST="localhost")
    sent = {"sign_in_credential": answer}
    page = bea.client.post("/admin/sign_in/passkey/", sent, HTTP_HOST="localhost")
    assert page.status_code == 403
    assert not bea.signed_in()


def test_a_passkey_is_asked_the_same_of_everybody(anna, bea):
    """No list of keys: it would say who has one."""
    passkey(bea.user)
    asked = []
    for person in (anna, bea):
        answer = person.client.post(
            "/admin/sign_in/passkey/ask/", HTTP_HOST="localhost"
        )
        options = json.loads(answer.content)["publicKey"]
        assert len(options.pop("challenge")) == len(websafe_encode(b"x" * 32))
        asked.append(options)
    assert asked[0] == asked[1] == {"rpId": "localhost", "userVerification": "required"}


def test_an_address_in_numbers_has_no_passkeys(anna):
    answer = anna.client.post("/admin/sign_in/passkey/ask/", HTTP_HOST="127.0.0.1")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "password", ["kort-woord", "123456789012", "password1234", "anna-de-vries"]
)
def test_weak_passwords_are_refused(anna, password):
    anna.user.first_name, anna.user.last_name = "Anna", "de-Vries"
    anna.user.save()
    anna.say_password()
    sent = {"old_password": PASSWORD}
    sent |= dict.fromkeys(("new_password1", "new_password2"), password)
    assert anna.client.post("/admin/password_change/", sent).status_code == 200
    assert anna.signed_in()
    anna.user.refresh_from_db()
    assert anna.user.check_password(PASSWORD)


def test_the_list_of_accounts_says_who_has_two_steps_in_as_many_queries(
    chief, bea, django_assert_num_queries
):
    address = "/admin/auth/user/"
    chief.get(address)
    with django_assert_num_queries(8):
        chief.get(address)
    for _number in range(3):
        make.member("Editor")
    with django_assert_num_queries(8):
        page = chief.get(address)
    assert page.content.decode().count("icon-yes") >= 1
