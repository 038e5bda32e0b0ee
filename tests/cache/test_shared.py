"""Pages that processes share in a real Redis: found, never older, and not missed."""

import shutil
import signal
import socket
import time

import pytest

from newsroom.cache.entry import Entry
from newsroom.cache.packed import packed, unpacked
from newsroom.cache.page_cache import PageCache
from newsroom.cache.shared import CLOCKS, PATIENCE, Shared
from newsroom.cache.store import Store
from newsroom.cache.watch import EVERY, Watch
from tests.cache.test_page_cache import PAGE, Paper, get
from tests.servers import clean_environment, free_port, running

KEY = ("krant.example", "https", "/", "", False)
HEADERS = [("Content-Type", "text/html; charset=utf-8")]


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def redis_server(tmp_path_factory):
    """A Redis of this test's own: its process and its address."""
    assert shutil.which("redis-server"), "sh .ci/setup redis-server"
    port, folder = free_port(), tmp_path_factory.mktemp("redis")
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1"]
    command += ["--save", "", "--dir", str(folder)]
    log = folder / "redis.log"
    with running(command, env=clean_environment(), log=log) as process:
        while not answers(port):
            time.sleep(0.02)
        yield process, f"redis://127.0.0.1:{port}/0"


@pytest.fixture
def url(redis_server):
    _process, url = redis_server
    shared = Shared(url)
    # A machine that is busy with other tests is no Redis that is gone.
    shared._redis.flushall()
    return url


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setattr("newsroom.cache.shared.PATIENCE", 2.0)


def process_of(paper: Paper, url: str) -> PageCache:
    """One more process of the same paper."""
    watch = Watch(paper.ask, paper.changed)
    return PageCache(paper, watch, Store(10_000_000), shared=Shared(url))


def entry(state: str = "een", body: bytes = PAGE) -> Entry:
    return Entry("200 OK", HEADERS, body, state, time.time())


def test_what_one_process_rendered_the_others_have(url):
    paper = Paper()
    first, second = process_of(paper, url), process_of(paper, url)
    assert get(first)[1]["X-Cache"] == "miss"
    status, headers, body = get(second)
    assert (status, headers["X-Cache"], body) == ("200 OK", "hit", PAGE)
    assert get(second, ACCEPT_ENCODING="br") == get(first, ACCEPT_ENCODING="br")
    assert len(paper.asked) == 1


def test_a_page_of_an_older_paper_is_not_found(url):
    paper = Paper()
    get(process_of(paper, url))
    paper.word, paper.body = "twee", b"Brug dicht"
    assert get(process_of(paper, url))[2] == b"Brug dicht"
    assert len(paper.asked) == 2


def test_no_older_page_is_put_over_a_newer_one(url):
    shared = Shared(url)
    shared.put(KEY, entry("twee", b"nieuw"), since=200.0)
    shared.put(KEY, entry("een", b"oud"), since=100.0)
    found = shared.get(KEY, "twee")
    assert found is not None
    assert found.body == b"nieuw"
    assert shared.get(KEY, "een") is None


def test_what_was_rendered_while_the_paper_changed_is_shared_with_nobody(url):
    paper = Paper()
    slow = process_of(paper, url)

    def change(environ, start_response):
        paper.word = "twee"
        time.sleep(EVERY + 0.05)
        return paper(environ, start_response)

    slow.application = change
    get(slow)
    assert Shared(url).get(KEY, "een") is None
    assert Shared(url).get(KEY, "twee") is None


def test_the_last_good_page_of_another_process_is_shown_in_a_fault(url):
    paper = Paper()
    get(process_of(paper, url))
    paper.word, paper.broken = None, True
    status, headers, body = get(process_of(paper, url))
    assert (status, headers["X-Cache"], body) == ("200 OK", "stale", PAGE)


def test_no_last_good_page_is_older_than_a_withdrawal(url):
    paper = Paper()
    get(process_of(paper, url))
    Shared(url).forget_gone()
    paper.word, paper.broken = None, True
    with pytest.raises(ConnectionError):
        get(process_of(paper, url))
    later = entry()
    later.made += CLOCKS + 1
    Shared(url).put(KEY, later, since=time.time())
    assert get(process_of(paper, url))[2] == PAGE


def test_without_redis_pages_are_rendered_and_kept_as_ever(monkeypatch):
    paper = Paper()
    cache = process_of(paper, f"redis://127.0.0.1:{free_port()}/0")
    assert get(cache)[1]["X-Cache"] == "miss"
    assert get(cache)[1]["X-Cache"] == "hit"
    assert cache.shared is not None
    assert cache.shared.rests()


def test_a_redis_that_hangs_costs_one_request_a_moment_and_the_others_nothing(
    redis_server, url, monkeypatch
):
    process, _url = redis_server
    monkeypatch.setattr("newsroom.cache.shared.PATIENCE", PATIENCE)
    paper = Paper()
    cache = process_of(paper, url)
    process.send_signal(signal.SIGSTOP)
    try:
        began = time.perf_counter()
        assert get(cache, "/een/")[0] == "200 OK"
        first = time.perf_counter() - began
        began = time.perf_counter()
        for number in range(50):
            get(cache, f"/{number}/")
        others = (time.perf_counter() - began) / 50
    finally:
        process.send_signal(signal.SIGCONT)
    # The question, and that the answer is not put away: no more than these.
    assert first < 0.5
    assert others < PATIENCE
    assert cache.shared is not None
    assert cache.shared.rests()


def test_an_entry_is_the_same_after_it_was_packed():
    kept = entry()
    again = unpacked(packed(kept))
    assert again is not None
    assert vars(again) == vars(kept)


@pytest.mark.parametrize("broken", [b"", b"\0\0", b"\0\0\0\2{}", b"x" * 40])
def test_what_is_not_an_entry_is_none(broken):
    assert unpacked(broken) is None
    assert unpacked(packed(entry())[:-1]) is None
