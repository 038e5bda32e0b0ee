"""The readers' style sheet: one file for one request, made of a file for each component."""

import os
from pathlib import Path

import rcssmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

COMPONENTS = Path(__file__).parent.parent / "static" / "reading" / "components"
SHEET = "reading/site.css"
# What the others build on comes before them, and paper has the last word.
FIRST = ("tokens", "base", "labels", "teaser", "figure")
LAST = ("print",)


class StyleSheetFinder(BaseFinder):
    """Gives the sheet to whoever collects or serves static files."""

    def find(self, path, find_all=False, **kwargs):
        found = [str(build(Path(settings.BUILT_ROOT)))] if path == SHEET else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns):
        build(Path(settings.BUILT_ROOT))
        yield SHEET, FileSystemStorage(location=settings.BUILT_ROOT)


def build(folder: Path) -> Path:
    """Write the sheet below a folder, unless it is there already."""
    path, made = folder / SHEET, sheet(Path(settings.HOUSE_TOKENS or _file("tokens")))
    if path.is_file() and path.read_text(encoding="utf-8") == made:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another process may be reading it, or writing it too.
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(made, encoding="utf-8")
    beside.replace(path)
    return path


def sheet(tokens: Path) -> str:
    """All components in order; `tokens` is the file with the house's own values."""
    files = [tokens, *(_file(name) for name in components() if name != "tokens")]
    return rcssmin.cssmin("\n".join(file.read_text("utf-8") for file in files))


def components() -> list[str]:
    """The name of each component, in the order of the cascade."""
    names = {path.stem for path in COMPONENTS.glob("*.css")} - {*FIRST, *LAST}
    return [*FIRST, *sorted(names), *LAST]


def _file(name: str) -> Path:
    return COMPONENTS / f"{name}.css"
