"""Logs: a request's lines are found by its id, and no line opens anything."""

import json

import pytest

from articles.desk.preview_links import address, make_link
from newsroom.logs.scrub import scrub
from tests import make
from tests.operations.conftest import serving, soon

LOGGED = {"LOG_FORMAT": "json", "ACCESS_LOG": "on", "LOG_LEVEL": "DEBUG"}


@pytest.mark.parametrize(
    ("words", "scrubbed"),
    [
        ("Not Found: /preview/abc:1tX2:sig-_9/", "Not Found: /preview/…/"),
        ("GET /search/?q=jan&token=x HTTP/1.1", "GET /search/?… HTTP/1.1"),
        ("Authorization: Bearer abc123456789", "Authorization: Bearer …"),
        ('{"token": "kdj3-12345678"}', '{"token": "…"}'),
        ("postgresql://desk:geheim@db/krant", "postgresql://desk:…@db/krant"),
        ("no such bridge: “open?”", "no such bridge: “open?”"),
        ("CSRF token from POST has incorrect length", None),
        ("/binnenland/brug-gaat-open~12/", None),
        ("SELECT 1 WHERE a = 12:30:00", None),
    ],
)
def test_what_opens_something_is_left_out(words, scrubbed):
    assert scrub(words) == (scrubbed or words)


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_a_line_has_its_request_and_nothing_that_opens_a_door(site_env, tmp_path):
    draft = make.article("Nog geheim")
    link = make_link(draft, by=None, at=draft.created_at, hours=1)
    shared = address(link)
    site_env |= LOGGED
    with serving(site_env, tmp_path) as server:
        assert "Nog geheim" in server.ask(shared).body
        refused = server.ask(f"{shared[:-2]}x/")
        assert refused.status == 404
        wrong = refused.headers["x-request-id"]
        name = server.ask("/?q=woord&token=abc-123456").headers["x-request-id"]
        server.ask("/api/articles/", Authorization="Bearer partner-sleutel-12345")
        # Nobody who has no server before them names their own request.
        own = server.ask("/", X_Request_ID="0123456789abcdef").headers["x-request-id"]
        assert own not in ("0123456789abcdef", name)
        soon(lambda: sum("newsroom.access" in line for line in server.lines) >= 5)
        text = "\n".join(server.lines)
    lines = [json.loads(line) for line in text.splitlines()]
    for secret in (link.token, shared, "woord", "abc-123456", "partner-sleutel"):
        assert secret not in text
    mine = [line for line in lines if line.get("request_id") == name]
    access = [line for line in mine if line["logger"] == "newsroom.access"]
    assert [(line["method"], line["path"], line["status"]) for line in access] == [
        ("GET", "/", 200)
    ]
    assert set(access[0]) == {
        *("time", "level", "logger", "message", "request_id", "process"),
        *("method", "path", "status", "milliseconds", "cache", "bytes"),
    }
    # What Django said of a request belongs to it as well.
    fault = [line["logger"] for line in lines if line.get("request_id") == wrong]
    assert sorted(fault) == ["django.request", "newsroom.access"]
    assert [
        line["path"] for line in lines if line.get("path", "").startswith("/prev")
    ] == [
        "/preview/…/",
        "/preview/…/",
    ]


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_the_server_in_front_names_the_request_and_people_read_plain_lines(
    site_env, tmp_path
):
    site_env |= {"BEHIND_PROXY": "on", "ACCESS_LOG": "on"}
    with serving(site_env, tmp_path) as server:
        answer = server.ask("/", X_Request_ID="0123456789abcdef")
        assert answer.headers["x-request-id"] == "0123456789abcdef"
        hostile = server.ask("/", X_Request_ID="a b\tc" + "x" * 90)
        assert " " not in hostile.headers["x-request-id"]
        soon(lambda: len([line for line in server.lines if " GET / " in line]) == 2)
        line = next(line for line in server.lines if " GET / " in line)
    assert line.startswith("INFO newsroom.access [0123456789abcdef] GET / 200 ")
    assert line.endswith(" ms miss")
