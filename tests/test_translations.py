"""Every word of the interface is there in Dutch."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.servers import ROOT, clean_environment

CATALOGUES = "articles/locale/nl/LC_MESSAGES"
WRITTEN = ROOT / CATALOGUES
DOMAINS = ("django", "djangojs")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
SOURCES = ("articles", "newsroom", "templates")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """The catalogues as `make messages` would leave them, in a copy of the source."""
    if not shutil.which("xgettext"):
        cure = "install Debian's package gettext"
        pytest.fail(f"The test of translations needs xgettext: {cure}.", pytrace=False)
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name)
    for domain in DOMAINS:
        _makemessages(copy, domain)
    return copy / CATALOGUES


def _makemessages(folder: Path, domain: str) -> None:
    command = [
        "-m",
        "django",
        "makemessages",
        "-l",
        "nl",
        "-d",
        domain,
        "--no-location",
    ]
    variables = {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "SECRET_KEY": "-"}
    env = clean_environment(**variables, PYTHONPATH=str(folder))
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_has_its_dutch(extracted, domain):
    catalogue = polib.pofile(f"{extracted}/{domain}.po")
    faults = {
        "untranslated": [entry.msgid for entry in catalogue.untranslated_entries()],
        "fuzzy": [entry.msgid for entry in catalogue if entry.fuzzy],
        "no longer in the source": [
            entry.msgid for entry in catalogue.obsolete_entries()
        ],
    }
    assert {fault: words for fault, words in faults.items() if words} == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_the_written_one(domain):
    """Else tests and people see old words: `make messages` compiles."""
    written = polib.pofile(f"{WRITTEN}/{domain}.po")
    compiled = polib.mofile(f"{WRITTEN}/{domain}.mo")
    assert _words(compiled) == _words(written)


@pytest.mark.parametrize("domain", DOMAINS)
def test_dutch_keeps_the_placeholders(domain):
    """A lost %(name)s is an error page, and only for those who read Dutch."""
    catalogue = polib.pofile(f"{WRITTEN}/{domain}.po", check_for_duplicates=True)
    lost = [entry.msgid for entry in catalogue if not _same_placeholders(entry)]
    assert lost == []


def _words(catalogue) -> dict:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if entry.msgid
    }


def _same_placeholders(entry) -> bool:
    wanted = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    if entry.msgid_plural:  # one form may say “one story” instead of the number
        forms = "".join(entry.msgstr_plural.values())
        return set(PLACEHOLDER.findall(forms)) == wanted
    return not entry.msgstr or set(PLACEHOLDER.findall(entry.msgstr)) == wanted
