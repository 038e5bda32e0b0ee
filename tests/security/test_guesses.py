"""Guessing: slower with each wrong one, by account and address, whoever guesses at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.audit.address import address_of, network_of
from articles.audit.entry import AuditEntry
from articles.sign_in import guesses
from articles.sign_in.guess_count import GuessCount
from articles.sign_in.guesses import MustWait
from tests.security.conftest import LOGIN, PASSWORD

NOON = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)


def guess(name: str = "anna", client: Client | None = None, **headers):
    told = {"username": name, "password": "fout"}
    return (client or Client()).post(LOGIN, told, **headers)


def exhaust(name: str = "anna", **headers) -> None:
    for _number in range(guesses.PASSWORDS.free):
        guess(name, **headers)


def time_passes(minutes: int) -> None:
    past = timezone.now() - dt.timedelta(minutes=minutes)
    GuessCount.objects.filter(wait_until__isnull=False).update(wait_until=past)


def test_waits_grow_and_end():
    waits = [guesses.PASSWORDS.wait(wrong) for wrong in (4, 5, 6, 7, 9, 10, 5000)]
    seconds = [wait and wait.total_seconds() for wait in waits]
    assert seconds == [None, 30, 60, 120, 480, 900, 900]


def test_after_five_wrong_passwords_not_even_the_right_one_is_looked_at(anna):
    exhaust()
    answer = anna.say_password()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert not anna.signed_in()
    time_passes(1)
    assert anna.say_password().status_code == 302
    assert not GuessCount.objects.filter(pk=guesses.at_account("anna").key).exists()


def test_who_must_wait_does_not_wait_longer_for_asking(anna):
    exhaust()
    until = GuessCount.objects.get(pk=guesses.at_account("anna").key).wait_until
    guess()
    guess()
    row = GuessCount.objects.get(pk=guesses.at_account("anna").key)
    assert (row.wait_until, row.wrong) == (until, guesses.PASSWORDS.free)


def test_an_account_that_is_not_there_waits_in_the_same_way(anna):
    exhaust("anna", REMOTE_ADDR="192.0.2.1")
    exhaust("niemand", REMOTE_ADDR="192.0.2.2")
    said = [guess(name, REMOTE_ADDR="192.0.2.3") for name in ("anna", "niemand")]
    assert [answer.status_code for answer in said] == [429, 429]
    assert said[0].headers["Retry-After"] == said[1].headers["Retry-After"]


def test_another_spelling_of_a_name_is_the_same_account(anna):
    exhaust("ANNA")
    assert guess("ａnna").status_code == 429


def test_one_address_may_not_try_everybody(db):
    for number in range(guesses.ADDRESSES.free):
        assert guess(f"naam-{number}", REMOTE_ADDR="192.0.2.9").status_code == 200
    assert guess("nog-een", REMOTE_ADDR="192.0.2.9").status_code == 429
    assert guess("nog-een", REMOTE_ADDR="192.0.2.10").status_code == 200


def test_a_right_password_does_not_wash_an_address_clean(anna):
    key = guesses.from_address("127.0.0.1").key
    for number in range(3):
        guess(f"naam-{number}")
    anna.say_password()
    assert GuessCount.objects.get(pk=key).wrong == 3


def test_a_stranger_cannot_keep_the_owner_out_of_their_own_browser(anna):
    anna.say_password()
    anna.sign_out()
    exhaust()
    assert guess().status_code == 429
    assert anna.say_password().status_code == 302
    assert anna.signed_in()


def test_the_cookie_of_a_browser_opens_no_other_account(anna, bea):
    anna.say_password()
    anna.sign_out()
    exhaust("bea", REMOTE_ADDR="192.0.2.1")
    assert guess("bea", client=anna.client).status_code == 429
    forged = Client()
    forged.cookies["known_browser"] = anna.client.cookies["known_browser"].value[:-1]
    exhaust("anna", REMOTE_ADDR="192.0.2.2")
    assert guess("anna", client=forged).status_code == 429


def test_codes_are_guessed_five_times_and_a_password_said_again_buys_no_more(bea):
    bea.say_password()
    for _number in range(guesses.CODES.free):
        assert bea.say_code("000000").status_code == 403
    assert bea.say_code().status_code == 429
    bea.say_password()
    assert bea.say_code().status_code == 429
    assert bea.say_code(bea.recovery[0]).status_code == 429
    assert not bea.signed_in()


def test_recovery_codes_are_guessed_no_faster(bea):
    bea.say_password()
    said = [bea.say_code(f"aaaa-bbbb-ccc{number}").status_code for number in range(6)]
    assert said == [403] * 5 + [429]


def test_the_old_password_is_not_guessed_from_an_open_desk(anna):
    anna.say_password()
    sent = {"old_password": "fout", "new_password1": "een-heel-nieuw-woord"}
    sent["new_password2"] = sent["new_password1"]
    for _number in range(5):
        assert anna.client.post("/admin/password_change/", sent).status_code == 200
    sent["old_password"] = PASSWORD
    assert anna.client.post("/admin/password_change/", sent).status_code == 429
    confirm = {"password": PASSWORD}
    assert anna.client.post("/admin/security/confirm/", confirm).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_a_thousand_guesses_at_one_moment_are_no_more_than_five():
    """Forty of them here: each is counted before it is looked at."""

    def attempt(_number) -> bool:
        try:
            guesses.count([guesses.at_account("anna")], at=NOON)
        except MustWait:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        looked_at = list(pool.map(attempt, range(40)))
    assert sum(looked_at) == guesses.PASSWORDS.free


def test_the_log_says_who_was_guessed_at_and_that_they_wait(anna):
    exhaust(REMOTE_ADDR="192.0.2.1")
    guess("geheim-wachtwoord", REMOTE_ADDR="192.0.2.1")
    said = AuditEntry.objects.order_by("pk").values_list(
        "action", "whom_name", "actor_name", "address"
    )
    failed = ("sign_in_failed", "anna", "", "192.0.2.1")
    # What was typed as a name and is none may be a password: it is not kept.
    nobody = ("sign_in_failed", "", "", "192.0.2.1")
    locked = ("locked", "anna", "", "192.0.2.1")
    assert list(said) == [*[failed] * 5, locked, nobody]


def test_an_operator_lets_somebody_in_again(anna, capsys):
    exhaust()
    call_command("unlock_sign_in", "anna")
    assert "anna" in capsys.readouterr().out
    assert anna.say_password().status_code == 302
    entry = AuditEntry.objects.filter(action="unlocked").get()
    assert (entry.whom_name, bool(entry.details["operator"])) == ("anna", True)


def test_an_operator_lets_an_address_in_again(db):
    for number in range(guesses.ADDRESSES.free):
        guess(f"naam-{number}", REMOTE_ADDR="192.0.2.9")
    call_command("unlock_sign_in", "192.0.2.9")
    assert guess("nog-een", REMOTE_ADDR="192.0.2.9").status_code == 200


def asked(remote: str, forwarded: str = ""):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return address_of(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


def test_what_a_stranger_says_of_their_address_counts_for_nothing(settings):
    settings.TRUSTED_PROXIES = []
    assert asked("198.51.100.7", "192.0.2.1") == "198.51.100.7"
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "unix"]
    assert asked("198.51.100.7", "192.0.2.1") == "198.51.100.7"
    assert asked("10.1.1.1", "192.0.2.1, 198.51.100.7") == "198.51.100.7"
    assert asked("10.1.1.1", "192.0.2.1, 198.51.100.7, 10.2.2.2") == "198.51.100.7"
    assert asked("", "198.51.100.7:4711") == "198.51.100.7"
    assert asked("10.1.1.1", "198.51.100.7, onzin") == "10.1.1.1"
    assert asked("10.1.1.1") == "10.1.1.1"
    assert asked("::ffff:10.1.1.1", "[2001:db8::7]:443") == "2001:db8::7"


def test_a_forged_address_does_not_start_a_new_count(anna, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    for number in range(guesses.ADDRESSES.free):
        forged = f"203.0.113.{number}, 198.51.100.7"
        guess(f"naam-{number}", HTTP_X_FORWARDED_FOR=forged)
    forged = "203.0.113.99, 198.51.100.7"
    assert guess("nog-een", HTTP_X_FORWARDED_FOR=forged).status_code == 429


def test_a_household_has_one_network():
    assert network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64"
    assert network_of("198.51.100.7") == "198.51.100.7"
