"""PostgreSQL really stopped: what readers, editors and probes get, in both languages."""

import pytest
from django.conf import settings
from lxml import html

from tests.operations.conftest import serving, soon
from tests.servers import clean_environment, manage


@pytest.fixture(scope="module")
def paper(postgresql):
    """A paper of its own in that database, with the usual sections."""
    env = clean_environment(DATABASE_URL=postgresql.url, SECRET_KEY=settings.SECRET_KEY)
    done = manage("migrate", "--verbosity", "0", env=env)
    assert done.returncode == 0, done.stderr
    code = (
        "from articles.models import Section; "
        "Section.objects.create(name='Binnenland', slug='binnenland')"
    )
    assert manage("shell", "--no-imports", "-c", code, env=env).returncode == 0
    return env


@pytest.fixture
def env(paper, tmp_path):
    (tmp_path / "media").mkdir()
    return paper | {
        "VAR_DIR": str(tmp_path / "var"),
        "MEDIA_ROOT": str(tmp_path / "media"),
        "DJANGO_SETTINGS_MODULE": "tests.operations.served",
        "LOG_FORMAT": "json",
    }


def said(page: str) -> list[str]:
    tree = html.fromstring(page)
    words = [tree.get("lang"), *tree.xpath("//h1/text()")]
    return [*words, *(" ".join(p.split()) for p in tree.xpath("//main//p/text()"))]


TOKEN = "a1" * 16
DUTCH = [
    "nl",
    "Zo terug",
    "Dat ligt aan ons. Probeer het over een minuut opnieuw.",
    "Niets is opgeslagen. Ga terug in je browser, waar nog staat wat je typte, en "
    "probeer het opnieuw.",
]
ENGLISH = [
    "en",
    "Back in a moment",
    "The fault is ours. Try again in a minute.",
    "Nothing was saved. Go back in your browser, where what you typed still stands, and "
    "try again.",
]


@pytest.mark.parametrize(("language", "words"), [("nl", DUTCH), ("en", ENGLISH)])
def test_pages_of_faults_need_no_database(env, postgresql, tmp_path, language, words):
    env["LANGUAGE_CODE"] = language
    with serving(env, tmp_path) as server:
        assert server.ask("/").status == 200
        postgresql.stop()
        try:
            # Kept before: shown on, to GET and HEAD, and the process counts as alive.
            soon(lambda: server.ask("/").headers["x-cache"] == "stale")
            assert server.ask("/").status == 200
            assert server.ask("/health/live").status == 200
            # Readers are served, so a balancer leaves it in.
            soon(lambda: server.ask("/health/ready").json["status"] == "degraded", 10)
            assert server.ask("/health/ready").status == 200
            for path in ("/binnenland/", "/admin/", "/nergens/"):
                answer = server.ask(path, Cookie="sessionid=abcdefghijklmnop12345678")
                assert answer.status == 503, path
                assert answer.headers["retry-after"] == "15"
                assert "no-store" in answer.headers["cache-control"]
                assert said(answer.body)[:3] == words[:3]
                name = answer.headers["x-request-id"]
                assert said(answer.body)[-1].endswith(f": {name}")
                assert any(name in line for line in server.lines), path
            # A form that could not be taken says that nothing was saved.
            sent = server.ask(
                "/admin/articles/article/add/",
                "POST",
                Cookie=f"sessionid=abcdefghijklmnop12345678; csrftoken={TOKEN}",
                X_CSRFToken=TOKEN,
                Content_Length="0",
            )
            assert (sent.status, said(sent.body)[:4]) == (503, words)
            assert "sessionid" not in "".join(server.lines)
        finally:
            postgresql.start()
        soon(lambda: server.ask("/binnenland/").status == 200)
        soon(lambda: server.ask("/").headers["x-cache"] == "hit")


def test_a_server_that_starts_without_a_database_says_that_it_cannot_serve(
    env, postgresql, tmp_path
):
    postgresql.stop()
    try:
        with serving(env, tmp_path) as server:
            assert server.ask("/health/live").status == 200
            answer = server.ask("/health/ready")
            assert (answer.status, answer.json["status"]) == (503, "unavailable")
            assert answer.json["checks"]["database"] == {
                "ok": False,
                "words": "does not answer",
            }
            assert server.ask("/").status == 503
    finally:
        postgresql.start()
