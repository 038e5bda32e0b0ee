"""What a feed costs: the first time, the next time, and under a thousand readers.

    .venv/bin/python -m bench.feeds [--editions 10000] [--folder FOLDER] [--no-polling]

Beside Django's own syndication view with the same stories, compressed and conditional as
Django has it. Readers and server share the machine and talk over loopback; neither uses
the page cache, which in production answers before any of this.
"""

import argparse
import tempfile
from importlib import import_module
from pathlib import Path

import django

from bench import server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--editions", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep the database here")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--no-polling", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="newsroom-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    server.environment(f"sqlite:///{folder}/feeds.sqlite3", "bench.feeds_settings")
    django.setup()
    import_module("bench.load").load(asked.editions)
    timing = import_module("bench.feeds_time")
    timing.report(asked.rounds, not asked.no_polling)


if __name__ == "__main__":
    main()
