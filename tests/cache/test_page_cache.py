"""The page cache by itself, around an application of the test's own."""

import gzip
import threading

import brotli
import pytest

from newsroom.cache.page_cache import PageCache
from newsroom.cache.store import Store
from newsroom.cache.watch import EVERY, OLDEST, Watch

PAGE = b"<p>Brug gaat open</p>" * 50


class Paper:
    """An application that counts how often it is asked, and a word for its state."""

    def __init__(self):
        self.asked: list[dict] = []
        self.body, self.status, self.headers = PAGE, "200 OK", []
        self.word: str | None = "een"
        self.gate: threading.Event | None = None
        self.broken = False
        self.forgot = 0

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        body = self.body
        if self.gate:
            self.gate.wait(5)
        if self.broken:
            raise ConnectionError
        kind = ("Content-Type", "text/html; charset=utf-8")
        start_response(self.status, [kind, *self.headers])
        return [body]

    def ask(self) -> str:
        if self.word is None:
            raise ConnectionError
        return self.word

    def changed(self) -> None:
        self.forgot += 1


class Clock:
    def __init__(self):
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    time = monotonic


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("newsroom.cache.watch.time", clock)
    monkeypatch.setattr("newsroom.cache.page_cache.time", clock)
    return clock


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def cache(paper, clock):
    return PageCache(paper, Watch(paper.ask, paper.changed), Store(10_000_000))


def get(cache, path: str = "/", query: str = "", method: str = "GET", **headers):
    """Status, headers and body as a reader gets them."""
    said = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "krant.example",
        "wsgi.url_scheme": "https",
    } | {f"HTTP_{name}": value for name, value in headers.items()}
    body = b"".join(cache(environ, lambda status, h: said.extend([status, dict(h)])))
    return said[0], said[1], body


def test_a_page_is_rendered_once_while_nothing_changes(cache, paper):
    assert get(cache)[1]["X-Cache"] == "miss"
    status, headers, body = get(cache)
    assert (status, headers["X-Cache"], body) == ("200 OK", "hit", PAGE)
    assert len(paper.asked) == 1


def test_a_change_shows_within_a_second(cache, paper, clock):
    get(cache)
    paper.body, paper.word = b"Brug dicht", "twee"
    assert get(cache)[2] == PAGE
    clock.now += EVERY + 0.01
    assert get(cache)[2] == b"Brug dicht"
    assert paper.forgot == 1
    assert EVERY < OLDEST <= 1


def test_each_encoding_has_its_own_bytes_length_and_etag(cache):
    plain = get(cache)
    zipped = get(cache, ACCEPT_ENCODING="gzip, deflate")
    small = get(cache, ACCEPT_ENCODING="gzip, br;q=1.0")
    refused = get(cache, ACCEPT_ENCODING="br;q=0, gzip;q=0")
    assert plain[2] == refused[2] == PAGE
    assert gzip.decompress(zipped[2]) == PAGE
    assert brotli.decompress(small[2]) == PAGE
    answers = (plain, zipped, small)
    assert len({headers["ETag"] for _, headers, _ in answers}) == 3
    for _, headers, body in answers:
        assert headers["Content-Length"] == str(len(body))
        assert headers["Vary"] == "Accept-Encoding"
    assert small[1]["Content-Encoding"] == "br"


def test_who_has_it_is_told_so(cache):
    etag = get(cache, ACCEPT_ENCODING="br")[1]["ETag"]
    for asked in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        status, headers, body = get(cache, ACCEPT_ENCODING="br", IF_NONE_MATCH=asked)
        assert (status, body) == ("304 Not Modified", b"")
        assert "Content-Length" not in headers
    assert get(cache, ACCEPT_ENCODING="br", IF_NONE_MATCH='"x"')[0] == "200 OK"


def test_a_head_has_no_body_and_the_same_headers(cache):
    _, full, _ = get(cache)
    status, headers, body = get(cache, method="HEAD")
    assert (status, body) == ("200 OK", b"")
    assert headers["Content-Length"] == full["Content-Length"]


def test_django_is_asked_for_the_whole_page(cache, paper):
    get(cache, method="HEAD", IF_NONE_MATCH='"x"', ACCEPT_ENCODING="gzip")
    (asked,) = paper.asked
    assert asked["REQUEST_METHOD"] == "GET"
    assert not {"HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING"} & asked.keys()


def test_parameters_that_no_page_knows_make_no_other_page(cache, paper):
    get(cache, query="q=brug&utm_source=x")
    get(cache, query="fbclid=abc&q=brug")
    assert len(paper.asked) == 1
    assert paper.asked[0]["QUERY_STRING"] == "q=brug"
    get(cache, query="q=sluis")
    assert len(paper.asked) == 2


@pytest.mark.parametrize(
    "request_of",
    [
        {"COOKIE": "a=b; sessionid=abc"},
        {"COOKIE": "messages=abc"},
        {"AUTHORIZATION": "Bearer x"},
        {"path": "/admin/"},
        {"path": "/preview/abc/"},
        {"query": "at=2026-11-24T14:02"},
        {"method": "POST"},
    ],
)
def test_what_is_one_persons_is_neither_kept_nor_taken(cache, paper, request_of):
    get(cache)
    path = request_of.get("path", "/")
    for _ in range(2):
        assert "X-Cache" not in get(cache, **request_of)[1]
    assert len(paper.asked) == 3
    assert len(cache.store) == 1
    assert path is not None


def test_another_cookie_changes_nothing(cache, paper):
    get(cache)
    get(cache, COOKIE="_ga=1; consent=yes")
    assert len(paper.asked) == 1


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "a=b"),
        ("Cache-Control", "private, no-store"),
        ("Vary", "Cookie"),
        ("Vary", "*"),
    ],
)
def test_an_answer_for_one_person_is_not_kept(cache, paper, header):
    paper.headers = [header]
    get(cache)
    get(cache)
    assert len(paper.asked) == 2
    assert len(cache.store) == 0


@pytest.mark.parametrize(
    ("status", "kept"), [("301 x", 1), ("410 x", 1), ("404 x", 0), ("500 x", 0)]
)
def test_which_answers_are_kept(cache, paper, status, kept):
    paper.status = status
    assert get(cache)[0] == status
    assert len(cache.store) == kept


def test_a_page_that_is_gone_is_forgotten(cache, paper, clock):
    get(cache)
    paper.status, paper.word = "404 Not Found", "twee"
    clock.now += 1
    assert get(cache)[0] == "404 Not Found"
    paper.broken = True
    with pytest.raises(ConnectionError):
        get(cache)


def test_a_stale_page_is_rendered_once_while_others_get_the_old_one(
    cache, paper, clock
):
    get(cache)
    paper.body, paper.word, paper.gate = b"Brug dicht", "twee", threading.Event()
    clock.now += 1
    answers = []
    first = threading.Thread(target=lambda: answers.append(get(cache)))
    first.start()
    while len(paper.asked) < 2:
        pass
    for _ in range(5):
        status, headers, body = get(cache)
        assert (headers["X-Cache"], body) == ("stale", PAGE)
    paper.gate.set()
    first.join()
    assert answers[0][2] == b"Brug dicht"
    assert len(paper.asked) == 2
    assert get(cache)[2] == b"Brug dicht"


def test_whoever_has_nothing_to_be_shown_waits_for_the_one_who_renders(cache, paper):
    paper.gate = threading.Event()
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(get(cache))) for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    while not paper.asked:
        pass
    paper.gate.set()
    for thread in threads:
        thread.join()
    assert [body for _, _, body in answers] == [PAGE] * 5
    assert len(paper.asked) == 1


@pytest.mark.parametrize("way", ["raises", "answers 500"])
def test_the_last_good_page_is_shown_for_a_day_when_the_paper_is_down(
    cache, paper, clock, way
):
    get(cache)
    paper.word = None
    paper.broken = way == "raises"
    paper.status = "200 OK" if paper.broken else "503 Service Unavailable"
    for hours in (1, 22):
        clock.now += hours * 3600
        status, headers, body = get(cache)
        assert (status, headers["X-Cache"], body) == ("200 OK", "stale", PAGE)
        assert headers["Warning"].startswith("110")
    clock.now += 2 * 3600
    if paper.broken:
        assert get(cache)[0].startswith("500")
    else:
        assert get(cache)[0].startswith("503")


def test_it_recovers_when_the_paper_is_back(cache, paper, clock):
    get(cache)
    paper.word, paper.broken = None, True
    clock.now += 5
    get(cache)
    paper.word, paper.broken, paper.body = "drie", False, b"Weer terug"
    clock.now += 1
    assert get(cache)[2] == b"Weer terug"
    assert get(cache)[1]["X-Cache"] == "hit"


def test_a_page_made_while_the_paper_changed_is_not_kept(cache, paper, clock):
    plain = paper.__call__

    def changing(environ, start_response):
        paper.word = "twee"
        clock.now += 1
        return plain(environ, start_response)

    cache.application = changing
    get(cache)
    assert len(cache.store) == 0


def test_memory_is_bounded_and_the_longest_unused_goes_first(paper, clock):
    cache = PageCache(paper, Watch(paper.ask, paper.changed), Store(60_000))
    for number in range(20):
        get(cache, f"/{number}/")
        get(cache, "/0/")
    assert cache.store.bytes <= 60_000
    paper.asked.clear()
    get(cache, "/0/")
    get(cache, "/19/")
    assert paper.asked == []
    get(cache, "/1/")
    assert len(paper.asked) == 1


def test_a_date_is_enough_where_a_page_has_one(cache, paper):
    paper.headers = [("Last-Modified", "Tue, 24 Nov 2026 13:02:00 GMT")]
    get(cache)
    for since, status in (
        ("Tue, 24 Nov 2026 13:02:00 GMT", "304 Not Modified"),
        ("Tue, 24 Nov 2026 13:01:59 GMT", "200 OK"),
        ("gisteren", "200 OK"),
    ):
        assert get(cache, IF_MODIFIED_SINCE=since)[0] == status


def test_a_feed_and_its_page_for_people_are_two(cache, paper):
    get(cache, "/rss.xml")
    get(cache, "/rss.xml", SEC_FETCH_DEST="document")
    assert len(paper.asked) == 2
    get(cache, "/")
    get(cache, "/", SEC_FETCH_DEST="document")
    assert len(paper.asked) == 3
