"""House: every part of production, in a temporary folder, on free ports."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from deploy.check.database import Database
from deploy.check.front_server import Ports, nginx
from deploy.check.part import ROOT, Part, free_port, listens

UNIT = ROOT / "deploy" / "systemd" / "newsroom-web@.service"


def server_command(port: int) -> list[str]:
    """What the unit starts, with this Python's granian, on another port."""
    line = next(
        line for line in UNIT.read_text().splitlines() if line.startswith("ExecStart=")
    )
    _granian, *arguments = line.removeprefix("ExecStart=").split()
    named = [str(port) if word == "%i" else word for word in arguments]
    return [sys.executable, "-m", "granian", *named]


class House:
    """Made and not started; `parts` in the order in which they start."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.ports = Ports.free()
        self.url = f"https://127.0.0.1:{self.ports.https}"
        self.database = Database(folder)
        self.redis_port = free_port()
        self.env = self._environment()
        self.parts: dict[str, Part] = {"postgresql": self.database.part}
        self.parts["redis"] = self._redis()
        for number, port in enumerate(self.ports.web, 1):
            name = f"web-{number}"
            self.parts[name] = self._part(name, server_command(port), listens(port))
        worker = [sys.executable, "manage.py", "db_worker", "--verbosity", "0"]
        self.parts["worker"] = self._part("worker", worker, None)
        for name in ("media", "static", "backups"):
            (folder / name).mkdir()
        self.parts["nginx"] = nginx(folder, self.ports)

    def stop(self) -> None:
        for part in reversed(self.parts.values()):
            part.stop()

    def manage(self, *arguments: str) -> str:
        """What a command of manage.py says; ends all where it fails."""
        said = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        if said.returncode:
            raise SystemExit(f"manage.py {arguments[0]}: {said.stdout}{said.stderr}")
        return said.stdout + said.stderr

    def _environment(self) -> dict[str, str]:
        kept = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")
        inherited = {name: os.environ[name] for name in kept if name in os.environ}
        return inherited | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "SITE_URL": self.url,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DATABASE_URL": self.database.url,
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "FRONT_CACHE": str(self.folder / "pages"),
            "BEHIND_PROXY": "on",
            "VAR_DIR": str(self.folder),
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.folder / "static"),
            "POSTGRESQL_BIN": str(self.database.bin),
            "METRICS_FROM": "127.0.0.1",
            "LOG_FORMAT": "json",
        }

    def _part(self, name: str, command: list[str], ready) -> Part:
        return Part(name, command, self.folder / f"{name}.log", self.env, ready)

    def _redis(self) -> Part:
        command = ["redis-server", "--port", str(self.redis_port), "--save", ""]
        command += ["--bind", "127.0.0.1", "--dir", str(self.folder)]
        return Part(
            "redis", command, self.folder / "redis.log", None, listens(self.redis_port)
        )
