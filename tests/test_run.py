"""`make run`, as somebody who has just cloned the repository types it."""

import os
import signal
import stat
import time
import urllib.error
import urllib.request

import pytest

from tests.servers import ROOT, clean_environment, free_port, running

PATIENCE = 120


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """The newsroom as `make run` starts it in an empty folder: its address, its log."""
