"""Somebody with two steps, and a way to the door."""

import datetime as dt
from dataclasses import dataclass

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from articles.sign_in.code_app import add_code_app, new_secret
from articles.sign_in.recovery import make_codes
from tests import make

PASSWORD = "een-lang-wachtwoord"
LOGIN, CODE = "/admin/login/", "/admin/sign_in/code/"


@dataclass
class Person:
    """An account, what its owner knows and has, and the browser they sit at."""

    user: object
    client: Client
    secret: str = ""
    recovery: tuple[str, ...] = ()

    def say_password(self, password: str = PASSWORD, **sent):
        told = {"username": self.user.username, "password": password}
        return self.client.post(LOGIN, told | sent)

    def say_code(self, code: str = "", **sent):
        return self.client.post(CODE, {"sign_in_code": code or self.code()} | sent)

    def code(self, ahead: int = 0) -> str:
        moment = timezone.now() + dt.timedelta(seconds=30 * ahead)
        return pyotp.TOTP(self.secret).at(moment)

    def sign_out(self) -> None:
        """As at the desk: the browser keeps its other cookies."""
        self.client.post("/admin/logout/")

    def signed_in(self) -> bool:
        return self.client.get("/admin/").status_code == 200


@pytest.fixture
def anna(db) -> Person:
    """An editor with a password alone."""
    return Person(make.member("Editor", "anna", password=PASSWORD), Client())


@pytest.fixture
def bea(db) -> Person:
    """An editor with an app and a paper list."""
    user, secret = make.member("Editor", "bea", password=PASSWORD), new_secret()
    add_code_app(user, secret, step=0, at=timezone.now())
    return Person(user, Client(), secret, tuple(make_codes(user)))


@pytest.fixture
def chief(db) -> Client:
    client = Client()
    client.force_login(make.member("Chief", "chef"))
    return client
