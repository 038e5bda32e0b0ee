"""`make production-check`: all of production on this machine, in a temporary folder.

    .venv/bin/python -m deploy.check [--short] [--keep]

Brings up PostgreSQL, Redis, two web servers, the worker, and nginx with deploy/nginx.conf;
publishes; reads; restarts each part while readers read; backs up and restores. Says what it
saw, line by line; ends with 1 where something was not as it should be.
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
from deploy.check.said import Said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="less than a minute")
    parser.add_argument("--keep", action="store_true", help="leave logs and folder")
    asked = parser.parse_args()
    for program in ("nginx", "redis-server", "openssl", "setpriv"):
        if shutil.which(program) is None:
            raise SystemExit(f"{program} is not installed: sh .ci/setup {program}")
    folder = Path(tempfile.mkdtemp(prefix="newsroom-production-"))
    # PostgreSQL and nginx may be other users here.
    folder.chmod(0o755)
    said = Said()
    # Whoever ends the check ends all of it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    house = House(folder)
    try:
        os.environ.update(house.env)
        _start(house, said)
        import_module("deploy.check.scenes").play(house, said, short=asked.short)
    finally:
        house.stop()
        if asked.keep or said.wrong:
            print(f"Logs are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    raise SystemExit(said.verdict())


def _start(house: House, said: Said) -> None:
    house.parts["postgresql"].start()
    house.database.create()
    house.parts["redis"].start()
    house.manage("migrate", "--verbosity", "0")
    house.manage("collectstatic", "--noinput", "--verbosity", "0")
    said.well("PostgreSQL and Redis are up; tables and static files are made")
    house.manage("load_demo")
    django.setup()
    said.well("a paper is loaded")
    for name in ("web-1", "web-2", "worker", "nginx"):
        house.parts[name].start()
    said.well("two web servers, the worker and nginx are up")


if __name__ == "__main__":
    main()
