"""The one style sheet of readers, made of its components."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.reading.style_sheet import build, components, sheet

TOKENS = Path(finders.find("reading/components/tokens.css"))


def test_what_others_build_on_comes_first_and_paper_has_the_last_word():
    names = components()
    assert names[:3] == ["tokens", "base", "labels"]
    assert names[-1] == "print"
    files = {path.stem for path in TOKENS.parent.glob("*.css")}
    assert sorted(names) == sorted(files)


def test_every_component_is_in_the_sheet_and_nothing_is_imported():
    made = sheet(TOKENS)
    # A rule of the first, of one in between, and of the last.
    assert made.startswith(":root{color-scheme:light dark;--paper:")
    assert ".embed__place{display:grid;" in made
    assert made.rstrip("}").endswith("font-size:8.5pt")
    assert "/*" not in made
    assert "@import" not in made


def test_another_paper_has_its_own_colours_in_one_file(tmp_path):
    own = tmp_path / "own.css"
    own.write_text(":root { --paper: #fff0f5 }")
    made = sheet(own)
    assert made.startswith(":root{--paper:#fff0f5}")
    assert "--paper:#fbf9f4" not in made


def test_no_component_has_a_colour_of_the_house_in_it():
    """But black and white, where there is nothing else to be: print, another site's page."""
    files = [path for path in TOKENS.parent.glob("*.css") if path != TOKENS]
    house = TOKENS.read_text("utf-8")
    colours = {word for word in house.replace(";", " ").split() if word.startswith("#")}
    assert colours
    assert [
        (path.name, colour)
        for path in files
        for colour in colours
        if colour in path.read_text("utf-8")
    ] == []


def test_the_sheet_is_written_once_and_again_when_it_changes(tmp_path, settings):
    path = build(tmp_path)
    first = path.stat().st_mtime_ns
    assert build(tmp_path).stat().st_mtime_ns == first
    own = tmp_path / "own.css"
    own.write_text(":root { --paper: #fff0f5 }")
    settings.HOUSE_TOKENS = str(own)
    assert "#fff0f5" in build(tmp_path).read_text("utf-8")
    assert [each.name for each in path.parent.iterdir()] == ["site.css"]


def test_a_server_has_it_under_a_name_of_its_content(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        }
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (hashed,) = (tmp_path / "static" / "reading").glob("site.*.css")
    assert hashed.read_text("utf-8") == sheet(TOKENS)
    assert hashed.with_name(hashed.name + ".br").is_file()
