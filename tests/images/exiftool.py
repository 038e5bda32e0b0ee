"""Exiftool, which knows more of metadata than anybody: another word than our own."""

import shutil
import subprocess

import pytest


def exiftool(*arguments: str) -> str:
    """What it prints; a failure where it finds fault or is not there."""
    program = shutil.which("exiftool")
    if not program:
        cure = "install Debian's package libimage-exiftool-perl"
        pytest.fail(f"This test needs exiftool: {cure}.", pytrace=False)
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout
