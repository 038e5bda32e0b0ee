"""All that bench/serving compares, started side by side."""

import gzip
import os
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.check.front_server import Ports, nginx
from deploy.check.part import Part, free_port, listens

GRANIAN = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
GRANIAN += ["--host", "127.0.0.1", "--log-level", "error", "--workers", "1"]
# As deploy/ and `make run` have it.
THREADS = 8
# The same bytes as files of their own, by the same nginx, with nothing else to do.
STATIC = """
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {folder}/tls/fullchain.pem;
        ssl_certificate_key {folder}/tls/privkey.pem;
        root {folder}/still;
        gzip_static on;
        types {{ text/html html; application/rss+xml xml; }}
        add_header Cache-Control "public, max-age=0";
    }}
"""


@dataclass
class Stand:
    """The programs, by name, and where each answers."""

    parts: dict[str, Part]
    urls: dict[str, str]

    def stop(self) -> None:
        for part in reversed(self.parts.values()):
            part.stop()


def granian(name: str, app: str, folder: Path, env: Mapping, threads=THREADS) -> Part:
    port = int(env.get("PORT", 0)) or free_port()
    command = [*GRANIAN, "--blocking-threads", str(threads), "--port", str(port), app]
    whole = dict(os.environ) | dict(env)
    return Part(name, command, folder / f"{name}.log", whole, ready=listens(port))


def url_of(part: Part) -> str:
    port = part.command[part.command.index("--port") + 1]
    return f"http://127.0.0.1:{port}"


def stand(folder: Path, env: Mapping[str, str]) -> Stand:
    """Bare things, the paper without and with its cache, and nginx in front of it."""
    ports = Ports.free()
    static_port = free_port()
    behind = env | {
        "SITE_URL": f"https://127.0.0.1:{ports.https}",
        "BEHIND_PROXY": "on",
        "ALLOWED_HOSTS": "127.0.0.1",
        "FRONT_CACHE": str(folder / "pages"),
    }
    paper = "newsroom.wsgi:application"
    parts = {
        "function": granian("function", "bench.serving_apps:bare_function", folder, {}),
        "view": granian("view", "bench.serving_apps:view", folder, {}),
        "uncached": granian("uncached", paper, folder, env | {"PAGE_CACHE_MB": "0"}),
        "cached": granian("cached", paper, folder, env),
        **{
            f"web-{port}": granian(
                f"web-{port}", paper, folder, behind | {"PORT": str(port)}
            )
            for port in ports.web
        },
        "nginx": nginx(folder, ports, STATIC.format(port=static_port, folder=folder)),
    }
    for part in parts.values():
        part.start()
    granians = ("function", "view", "uncached", "cached")
    urls = {name: url_of(parts[name]) for name in granians}
    urls["nginx"] = f"https://127.0.0.1:{ports.https}"
    urls["static"] = f"https://127.0.0.1:{static_port}"
    return Stand(parts, urls)


def still(folder: Path, name: str, url: str) -> None:
    """What the paper answers, as a precompressed file for nginx."""
    place = folder / "still"
    place.mkdir(exist_ok=True)
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
    (place / name).write_bytes(body)
    (place / f"{name}.gz").write_bytes(gzip.compress(body, 6))
