"""How many threads a web server should have: what they do for readers, and what they cost.

    .venv/bin/python -m bench.threads --url postgresql://… [1 4 8 32 512]

Thirty-two readers at once ask for pages that no cache has, then for one that is kept; each
thread that answered from the database has a connection to it.
"""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path

import django

from bench import server

READERS = 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("threads", nargs="*", type=int, default=[1, 4, 8, 32, 512])
    parser.add_argument("--url", required=True, help="a PostgreSQL with a corpus")
    parser.add_argument("--seconds", type=int, default=4)
    asked = parser.parse_args()
    server.environment(asked.url, "newsroom.settings")
    with tempfile.TemporaryDirectory(prefix="newsroom-threads-") as folder:
        os.environ |= {"VAR_DIR": folder, "STATIC_ROOT": f"{folder}/static"}
        django.setup()
        import_module("bench.threads_time").report(
            Path(folder), asked.threads, asked.seconds, READERS
        )


if __name__ == "__main__":
    main()
