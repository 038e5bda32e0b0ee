"""Runs a command of manage.py that is killed before its Nth act on files or programs.

`python -m tests.operations.killer N command …`; 0 lets it live, and says how many there are.
"""

import os
import signal
import sys

import django
from django.core.management import execute_from_command_line

ACTS = {
    *("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"),
    *("sqlite3.connect", "subprocess.Popen", "shutil.rmtree", "fcntl.flock"),
}


class Killer:
    def __init__(self, at: int):
        self.at = at
        self.acts = 0

    def __call__(self, event: str, details: tuple) -> None:
        if event not in ACTS and not (event == "open" and _writes(details)):
            return
        self.acts += 1
        if self.acts == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(details: tuple) -> bool:
    mode = details[1]
    return isinstance(mode, str) and any(letter in mode for letter in "wxa+")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    killer = Killer(int(sys.argv[1]))
    sys.addaudithook(killer)
    try:
        execute_from_command_line(["manage.py", *sys.argv[2:]])
    finally:
        if not killer.at:
            print(f"acts {killer.acts}")


if __name__ == "__main__":
    main()
