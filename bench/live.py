"""What readers who wait for a liveblog cost: live.json beside a view that does nothing.

    .venv/bin/python -m bench.live

Everything but the socket: requests go through the whole handler of Django, with all of
this project's middleware, in one thread. Without a cache in front, which would answer
nearly all of them.
"""

import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.server import environment

SECONDS = 5.0
POSTS = 150
READERS, EVERY = 10_000, 8


def prepare(folder: Path) -> str:
    """A liveblog of a long night; the address of its story."""
    # Only once the environment is set may Django's models be named.
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from tests import make  # noqa: PLC0415

    blog = make.liveblog(authors=[make.author()], tags=["Storm"])
    for number in range(POSTS):
        body = f"<p>{'Het waait hard op de dijk. ' * 12}</p>"
        make.live_post(blog, body, headline=f"Bericht {number}")
    return blog.get_absolute_url()


def handler() -> Callable:
    from django.conf import settings  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    settings.ROOT_URLCONF = "bench.live_urls"
    return get_wsgi_application()


def asker(application: Callable, path: str, **headers: str) -> Callable[[], bytes]:
    """Asks a path; returns what came."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
    } | headers

    def ask() -> bytes:
        answer = application(environ | {"wsgi.input": io.BytesIO()}, lambda *_: None)
        content = b"".join(answer)
        answer.close()
        return content

    return ask


def tag_of(application: Callable, path: str) -> str:
    """The ETag of a path, as a browser would send it back."""
    found = {}

    def start(_status, headers, _info=None):
        found.update(headers)

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        "wsgi.input": io.BytesIO(),
    }
    application(environ, start).close()
    return found["ETag"]


def measured(ask: Callable[[], bytes]) -> tuple[float, int, int]:
    """Milliseconds for one, the bytes of it, and the queries of all of them."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    size = len(ask())
    many, began = 0, time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        while time.perf_counter() - began < SECONDS:
            ask()
            many += 1
    return (time.perf_counter() - began) / many * 1000, size, len(queries)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment(f"sqlite:///{folder}/live.sqlite3")
        os.environ |= {"VAR_DIR": folder, "MEDIA_ROOT": f"{folder}/media"}
        import django  # noqa: PLC0415

        django.setup()
        story = prepare(Path(folder))
        application = handler()
        tag = tag_of(application, f"{story}live.json")
        asked = {
            "a view that does nothing": asker(application, "/bare/"),
            "live.json": asker(application, f"{story}live.json"),
            "live.json, unchanged (304)": asker(
                application, f"{story}live.json", HTTP_IF_NONE_MATCH=tag
            ),
            "live.html, the newest posts": asker(application, f"{story}live.html"),
            "the whole page, uncached": asker(application, story),
        }
        report({name: measured(ask) for name, ask in asked.items()})


def report(found: dict[str, tuple[float, int, int]]) -> None:
    bare = next(iter(found.values()))[0]
    print("| asked | ms | × nothing | a second | bytes | queries a second |")
    print("|---|---|---|---|---|---|")
    for name, (cost, size, queries) in found.items():
        row = (f"{cost:.2f}", f"{cost / bare:.2f}", f"{1000 / cost:,.0f}")
        print(f"| {name} | {' | '.join(row)} | {size:,} | {queries / SECONDS:.1f} |")
    need, can = READERS / EVERY, 1000 / found["live.json"][0]
    print(
        f"\n{READERS:,} readers ask {need:,.0f} times a second: "
        f"{need / can:.0%} of one core without a cache in front."
    )


if __name__ == "__main__":
    main()
