"""What serving the paper costs, beside bare things on the same machine, in turns.

    .venv/bin/python -m bench.serving [10000] [--folder FOLDER] [--rounds 5]

B is what a bare view of Django costs that returns a constant 30 kB on the same granian.
Pages that no cache has are counted in B, for the server's processes; PostgreSQL's own
are not in it. Hits are compared with a bare WSGI function, and behind deploy/nginx.conf
with the same bytes as a precompressed file of the same nginx, over TLS. wrk (Debian's)
asks; it runs on the same machine. Last: how soon a reader gets what is published.
"""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import django

from bench import server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("editions", nargs="?", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep the database here")
    parser.add_argument("--url", help="a PostgreSQL with such a corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--publishes", type=int, default=50)
    asked = parser.parse_args()
    url = asked.url or _database(asked.folder, asked.editions)
    server.environment(url, "newsroom.settings")
    with tempfile.TemporaryDirectory(prefix="newsroom-serving-") as folder:
        os.environ |= {"VAR_DIR": folder, "STATIC_ROOT": f"{folder}/static"}
        os.environ |= {"MEDIA_ROOT": f"{folder}/media"}
        django.setup()
        import_module("bench.load").load(asked.editions, more=True)
        import_module("bench.serving_report").report(
            Path(folder), asked.rounds, asked.seconds, asked.publishes
        )


def _database(folder: Path | None, editions: int) -> str:
    """A database with the corpus's name, made if need be."""
    psycopg2 = import_module("psycopg2")
    base = server.postgresql(folder)
    name = f"bench_{editions}"
    connection = psycopg2.connect(base)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    return urlsplit(base)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    main()
