"""nginx as deploy/nginx.conf has it, on ports and in folders of our own."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from deploy.check.part import ROOT, Part, free_port, listens

CONFIGURATION = ROOT / "deploy" / "nginx.conf"


@dataclass(frozen=True)
class Ports:
    """Where nginx listens, and where it finds Newsroom."""

    web: tuple[int, int]
    https: int
    http: int
    watchers: int

    @classmethod
    def free(cls) -> "Ports":
        return cls((free_port(), free_port()), free_port(), free_port(), free_port())


def rendered(folder: Path, ports: Ports, host: str = "127.0.0.1") -> str:
    """The configuration, with other addresses and folders, and else as it is."""
    said = CONFIGURATION.read_text()
    for ours, theirs in {
        "user www-data;": "user root;",
        "worker_processes auto;": "worker_processes 2;",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "/var/log/nginx/": f"{folder}/",
        "/run/newsroom/pages": f"{folder}/pages",
        "127.0.0.1:8001": f"127.0.0.1:{ports.web[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{ports.web[1]}",
        "listen 443 ssl": f"listen 127.0.0.1:{ports.https} ssl",
        "listen 80": f"listen 127.0.0.1:{ports.http}",
        "listen 127.0.0.1:8080": f"listen 127.0.0.1:{ports.watchers}",
        "/etc/newsroom/tls/": f"{folder}/tls/",
        "/var/lib/newsroom/static/": f"{folder}/static/",
        "/var/lib/newsroom/media/": f"{folder}/media/",
        "www.example.org": host,
    }.items():
        if ours not in said:
            raise SystemExit(f"deploy/nginx.conf has no “{ours}” any more.")
        said = said.replace(ours, theirs)
    return said


def certificate(folder: Path, host: str) -> Path:
    """One that we sign ourselves."""
    tls = folder / "tls"
    tls.mkdir(exist_ok=True)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"]
        + ["ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj"]
        + [f"/CN={host}", "-addext", f"subjectAltName=IP:127.0.0.1,DNS:{host}"]
        + ["-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")],
        check=True,
        capture_output=True,
    )
    return tls / "fullchain.pem"


def nginx(folder: Path, ports: Ports, more: str = "", host: str = "127.0.0.1") -> Part:
    """Configured and tested, to be started; `more` servers stand beside the paper's."""
    certificate(folder, host)
    configuration = folder / "nginx.conf"
    said = rendered(folder, ports, host).rstrip().removesuffix("}")
    configuration.write_text(f"{said}\n{more}\n}}\n")
    pages = folder / "pages" / "first"
    if not pages.exists():
        pages.mkdir(parents=True)
        (folder / "pages" / "current").symlink_to(pages)
    command = ["nginx", "-p", str(folder), "-c", str(configuration)]
    tested = subprocess.run(
        [*command, "-t"], capture_output=True, text=True, check=False
    )
    if tested.returncode:
        raise SystemExit(tested.stderr)
    return Part(
        "nginx",
        [*command, "-g", "daemon off;"],
        folder / "nginx.log",
        ready=listens(ports.https),
    )
