"""A breaking-news day on the whole stack: readers, feeds, editors, publications, pictures.

    .venv/bin/python -m bench.day [--minutes 10] [--editors 20]

All of production as deploy/ has it, in a temporary folder, with a corpus of 10,000. Readers
ask at 80 % of what nginx gives from its cache here, measured first; they and the editors
are on the same machine. Says each minute how long readers waited and what each part takes
of memory; ends with 1 where anything failed.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

from deploy.check.house import House


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--editors", type=int, default=20)
    parser.add_argument("--editions", type=int, default=10_000)
    parser.add_argument("--share", type=float, default=0.8, help="of the cache’s limit")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="newsroom-day-"))
    folder.chmod(0o755)
    house = House(folder)
    try:
        _start(house, asked.editions)
        failed = import_module("bench.day_report").live_through(
            house, asked.minutes, asked.editors, asked.share
        )
    finally:
        house.stop()
        shutil.rmtree(folder, ignore_errors=True)
    raise SystemExit(int(bool(failed)))


def _start(house: House, editions: int) -> None:
    house.parts["postgresql"].start()
    house.database.create("SUPERUSER")
    os.environ.update(house.env)
    django.setup()
    import_module("bench.load").load(editions)
    house.manage("collectstatic", "--noinput", "--verbosity", "0")
    for name in ("redis", "web-1", "web-2", "worker", "nginx"):
        house.parts[name].start()


if __name__ == "__main__":
    main()
