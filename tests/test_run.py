"""`make run`, as somebody types it who has just cloned the repository."""

import http.cookiejar
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import feedparser
import pytest

from tests.servers import ROOT, clean_environment, free_port, running

# Seconds. It draws the demo's pictures and compresses static files: half a minute of
# work, on a machine that is busy with other tests.
PATIENCE = 240
ACCOUNTS = ["hoofdredacteur", "chef", "redacteur", "beeldredacteur", "verslaggever"]
PERSON = r"(\w+)  ([\w-]{12})$"


def make_run(folder: Path, port: int) -> list[str]:
    """The command, keeping what it writes in a folder and this run's virtualenv as it is."""
    return [
        "make",
        "run",
        f"PORT={port}",
        f"VENV={sys.prefix}",
        f"VAR_DIR={folder}",
        f"MEDIA_ROOT={folder}/media",
        f"--assume-old={sys.prefix}/run.stamp",
    ]


def visit(address: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(PATIENCE * 4):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            visit(address)
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8"))


def signs_in(site: str, username: str, password: str) -> bool:
    """Whether the desk lets somebody in with this password, by its own form."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(f"{site}/admin/login/").read()
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    form = {"username": username, "password": password, "csrfmiddlewaretoken": token}
    answer = browser.open(f"{site}/admin/login/?next=/admin/", urlencoded(form))
    return answer.url == f"{site}/admin/"


def urlencoded(form: dict[str, str]) -> bytes:
    return urllib.parse.urlencode(form).encode()


@pytest.mark.run
def test_a_new_machine_gets_a_newspaper_and_keeps_it(tmp_path):
    port = free_port()
    site, log = f"http://127.0.0.1:{port}", tmp_path / "log"
    command, env = make_run(tmp_path, port), clean_environment()

    with running(command, env=env, log=log) as process:
        wait_for(site, process, log)
        first = log.read_text(encoding="utf-8")
        pages = ("/", "/rss.xml", "/admin/login/", "/nergens/")
        statuses = {page: visit(site + page)[0] for page in pages}
        stories = [entry.id for entry in feedparser.parse(f"{site}/rss.xml").entries]
        people = re.findall(PERSON, first, re.MULTILINE)
        again = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True
        )

        assert statuses == {
            "/": 200,
            "/rss.xml": 200,
            "/admin/login/": 200,
            "/nergens/": 404,
        }
        assert [
            address in first
            for address in (f"{site}/", f"{site}/admin/", f"{site}/rss.xml")
        ] == [True] * 3
        assert len(stories) >= 12
        assert [name for name, _password in people] == ACCOUNTS
        assert [signs_in(site, *person) for person in people] == [True] * 5
        assert again.returncode != 0
        assert (
            again.stderr.splitlines()[0]
            == f"Port {port} is taken. Try: make run PORT=8001"
        )

    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600

    with running(command, env=env, log=log) as process:
        wait_for(site, process, log)
        second = log.read_text(encoding="utf-8")
        assert [
            entry.id for entry in feedparser.parse(f"{site}/rss.xml").entries
        ] == stories
        assert re.findall(PERSON, second, re.MULTILINE) == people
        assert "Preparing" not in second
    assert "Traceback" not in log.read_text(encoding="utf-8")
