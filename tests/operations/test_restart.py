"""Restarting granian under load: nobody is turned away."""

import http.client
import os
import signal
import threading
import time

import pytest

from articles.editions.publish import publish
from tests import make
from tests.operations.conftest import serving, soon

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]


class Load(threading.Thread):
    """A reader who never stops; a connection for each request, or one for all."""

    def __init__(self, port: int, *, kept: bool):
        super().__init__(daemon=True)
        self.port, self.kept = port, kept
        self.answers, self.faults = 0, []
        self.stopped = threading.Event()

    def run(self) -> None:
        there = None
        while not self.stopped.is_set():
            there = there or http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=20
            )
            try:
                there.request("GET", "/")
                response = there.getresponse()
                response.read()
                if response.status == 200:
                    self.answers += 1
                else:
                    self.faults.append(str(response.status))
            except (OSError, http.client.HTTPException) as error:
                self.faults.append(repr(error))
                there.close()
                there = None
            if there and (
                not self.kept or response.headers.get("Connection") == "close"
            ):
                there.close()
                there = None
            time.sleep(0.005)


def test_a_reload_turns_nobody_away(site_env, tmp_path):
    publish(make.article("Brug gaat open", section=make.section()), by=None)
    # The old worker goes after this time, whether the new one is there yet or not.
    patient = ["--respawn-interval", "20", "--workers-kill-timeout", "20"]
    with serving(site_env, tmp_path, *patient, "--log-level", "info") as server:
        loads = [Load(server.port, kept=False) for _ in range(3)]
        for load in loads:
            load.start()
        time.sleep(1)
        os.kill(server.process.pid, signal.SIGHUP)
        soon(lambda: "Stopped old worker-1" in server.log.read_text(), 90)
        time.sleep(2)
        for load in loads:
            load.stopped.set()
        for load in loads:
            load.join()
        assert [fault for load in loads for fault in load.faults] == []
        assert sum(load.answers for load in loads) > 200
