"""What deploy/ says of itself fits what the program is."""

import shutil
import subprocess

import pytest

from deploy.check.front_server import Ports, rendered
from deploy.check.house import server_command
from deploy.check.part import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]


def test_nginx_listens_and_writes_only_where_it_is_told(tmp_path):
    ports = Ports((1001, 1002), 1003, 1004, 1005)
    said = rendered(tmp_path, ports)
    listens = {line.strip() for line in said.splitlines() if "listen " in line}
    assert listens == {
        "listen 127.0.0.1:1004 default_server;",
        "listen 127.0.0.1:1003 ssl http2 default_server;",
        "listen 127.0.0.1:1004;",
        "listen 127.0.0.1:1003 ssl http2 backlog=4096;",
        "listen 127.0.0.1:1005;",
    }
    for place in ("/var/log", "/run/", "/var/lib", "/etc/newsroom", "example.org"):
        assert place not in said


def test_the_check_starts_what_the_unit_starts():
    command = " ".join(server_command(8001)[3:])
    assert command.startswith("newsroom.wsgi:application --interface wsgi --no-ws ")
    assert "--port 8001 " in command
    assert "--blocking-threads 8 " in command


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_no_unit_has_more_rights_than_it_needs(unit):
    lines = unit.read_text().splitlines()
    for line in (
        "User=newsroom",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "CapabilityBoundingSet=",
    ):
        assert line in lines
    assert any(line.startswith("ReadWritePaths=") for line in lines)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_each_unit(unit):
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [
        line
        for line in done.stderr.splitlines()
        if unit.stem.rstrip("@") in line and "is not executable" not in line
    ]
    assert said == []
