"""How long a reader's page takes when nothing is cached, in a small archive and a large one.

    .venv/bin/python -m bench.pages [10000 1000000] [--folder FOLDER] [--sqlite] [--words]

Each size is a corpus in a database of its own, on a PostgreSQL from the wheel that the
tests use; with a folder they are kept there for the next time. Every page is asked of
Django as a server would, in turns, so that what else the machine does hits all alike.
"""

import argparse
import tempfile
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import django

from bench import server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="keep the databases here")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--words", action="store_true", help="index them for search")
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    if asked.sqlite:
        folder = asked.folder or Path(tempfile.mkdtemp(prefix="newsroom-bench-"))
        folder.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{folder}/bench.sqlite3"
    else:
        url = (
            urlsplit(server.postgresql(asked.folder))
            ._replace(path="/postgres")
            .geturl()
        )
    server.environment(url)
    django.setup()
    timing = import_module("bench.pages_time")
    timing.report(asked.sizes, words=asked.words, rounds=asked.rounds)


if __name__ == "__main__":
    main()
