"""The worker says that it lives, and stops saying so when it is killed."""

import signal
import subprocess
import sys

import pytest

from articles.operations.sign_of_life import RETENTION, last, last_worker
from tests.operations.conftest import soon


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_a_worker_says_that_it_lives(other_process):
    command = [sys.executable, "manage.py", "db_worker", "--no-startup-delay"]
    worker = subprocess.Popen(command, env=other_process)
    try:
        soon(lambda: last_worker() is not None, 60)
        soon(lambda: last(RETENTION) is not None)
    finally:
        worker.terminate()
        # Told before it listens, it ends all the same.
        assert worker.wait(30) in (0, -signal.SIGTERM)
