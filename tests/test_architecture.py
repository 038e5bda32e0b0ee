"""The house of ../shared/design.md: who may import whom, and how long things may be."""

import ast
from pathlib import Path

import pytest

from tests.imports import circles, imports
from tests.servers import ROOT

FLOOR = frozenset({"text", "fields", "statements"})
STORY = frozenset({"body", "images", "masthead", "words"})
DRAFTS = STORY | {"story"}
DESK = DRAFTS | {"drafts"}
READING = DRAFTS | {"editions", "reading"}
BELOW_DESK = DESK | READING | {"wire", "copydesk", "dispatch"}
SIGN_IN = frozenset({"audit", "sign_in"})
ALL = BELOW_DESK | SIGN_IN | {"operations", "desk", "management"}
MAY_IMPORT: dict[str, frozenset[str]] = {
    "text": frozenset(),
    "fields": frozenset({"text"}),
    "statements": frozenset(),
    "body": FLOOR,
    "images": FLOOR,
    "masthead": FLOOR,
    "words": frozenset({"statements"}),
    "audit": FLOOR,
    "sign_in": FLOOR | {"audit"},
    "story": FLOOR | STORY,
    "drafts": FLOOR | DRAFTS,
    "wire": FLOOR | DESK,
    "copydesk": FLOOR | DESK,
    "editions": FLOOR | DESK | {"copydesk", "audit"},
    "reading": FLOOR | DRAFTS | {"editions"},
    "dispatch": FLOOR | READING,
    "operations": FLOOR | BELOW_DESK | SIGN_IN,
    "desk": FLOOR | ALL,
    "management": FLOOR | ALL,
}
# Django looks in these; they import the rooms, and no room imports them.
REGISTERS = frozenset({"models", "admin", "apps", "urls", "migrations"})
# Template tags belong to the room whose templates load them.
TAGS = {"desk": "desk"}
# What an import inside a function is for; anything else belongs at the top.
LATE_IMPORTS: dict[str, str] = {}
LONGEST_FILE = 250
LONGEST_FUNCTION = 60
DRAFT_WORDS = ("article_set", "articletag", "articlebyline", "drafts", ".revisions")


def sources() -> dict[str, str]:
    """Our own code by the name of the module, migrations left out."""
    files = (
        path for top in ("articles", "newsroom") for path in (ROOT / top).rglob("*.py")
    )
    return {
        _module(path): path.read_text(encoding="utf-8")
        for path in sorted(files)
        if "migrations" not in path.parts
    }


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts)


def room(module: str) -> str:
    """The room that a module of articles is in, or what may not be in any: a register."""
    parts = [*module.split("."), "", ""]
    if parts[1] == "templatetags":
        return TAGS.get(parts[2], "reading")
    return parts[1]


def trespasses(code: dict[str, str]) -> list[str]:
    """Imports against the table of the house."""
    found = []
    for module, source in code.items():
        for imported in imports(module, source):
            if _trespass(module, imported.module):
                found.append(f"{module}:{imported.line} imports {imported.module}")
    return found


def _trespass(module: str, imported: str) -> bool:
    top = imported.split(".")[0]
    if module.startswith("newsroom."):
        return top == "articles" and module != "newsroom.urls"
    here, there = room(module), room(imported)
    if here in REGISTERS or module == "articles.__init__":
        return False
    if top == "newsroom":
        return True
    return top == "articles" and there != here and there not in MAY_IMPORT.get(here, ())


def late_imports(code: dict[str, str]) -> list[str]:
    """Imports inside functions without a reason in LATE_IMPORTS."""
    return [
        f"{module}:{imported.line} imports {imported.module} inside a function"
        for module, source in code.items()
        for imported in imports(module, source)
        if imported.late and imported.module not in LATE_IMPORTS
    ]


def too_long(code: dict[str, str]) -> list[str]:
    """Files and functions past the wall."""
    found = []
    for module, source in code.items():
        length = len(source.splitlines())
        if length > LONGEST_FILE:
            found.append(f"{module} has {length} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{module}.{node.name} has {length} lines")
    return found


def test_every_room_imports_only_what_is_below_it():
    assert trespasses(sources()) == []


def test_every_module_has_a_room():
    rooms = {room(module) for module in sources() if module.startswith("articles.")}
    assert rooms - {"__init__"} - REGISTERS - set(MAY_IMPORT) == set()


def test_no_module_imports_itself_by_way_of_others():
    assert circles(sources()) == []


def test_imports_stand_at_the_top():
    assert late_imports(sources()) == []


def test_files_and_functions_have_one_idea():
    assert too_long(sources()) == []


def test_readers_templates_cannot_name_a_draft():
    folders = [ROOT / "templates" / name for name in ("reading", "body")]
    templates = [
        path for folder in folders for path in folder.rglob("*") if path.is_file()
    ]
    templates += (ROOT / "templates").glob("*.html")
    text = {path: path.read_text(encoding="utf-8").lower() for path in templates}
    assert [
        (path.name, word) for path in text for word in DRAFT_WORDS if word in text[path]
    ] == []
    assert templates


@pytest.mark.parametrize(
    ("module", "source", "trespass"),
    [
        (
            "articles.reading.forged",
            "import articles.drafts.article",
            "articles.drafts.article",
        ),
        (
            "articles.reading.forged",
            "from ..drafts import article",
            "articles.drafts.article",
        ),
        ("articles.reading.forged", "from articles import drafts", "articles.drafts"),
        (
            "articles.reading.forged",
            "def act():\n    if True:\n        from articles.desk.state import State",
            "articles.desk.state.State",
        ),
        ("articles.templatetags.newsroom", "import articles.drafts", "articles.drafts"),
        (
            "articles.images.forged",
            "from articles.story import Story",
            "articles.story.Story",
        ),
        (
            "articles.fields",
            "from .masthead.tag import Tag",
            "articles.masthead.tag.Tag",
        ),
        (
            "articles.desk.forged",
            "from articles.models import Tag",
            "articles.models.Tag",
        ),
        ("articles.desk.forged", "from newsroom import settings", "newsroom.settings"),
        ("newsroom.forged", "from articles.story import Story", "articles.story.Story"),
    ],
)
def test_the_checker_sees_a_trespass(module, source, trespass):
    line = source.count("\n") + 1
    assert trespasses({module: source}) == [f"{module}:{line} imports {trespass}"]


def test_the_checker_lets_the_right_way_pass():
    right = "from articles.editions.edition import Edition\nfrom . import front"
    assert trespasses({"articles.reading.forged": right}) == []


def test_the_checker_sees_a_late_import_a_circle_and_a_long_function():
    late = {"articles.body.forged": "def act():\n    import json"}
    circle = {
        "articles.body.a": "from articles.body.b import act",
        "articles.body.b": "from articles.body import c",
        "articles.body.c": "from .a import act",
        "articles.body.d": "from articles.body.a import act",
    }
    long = {"articles.body.forged": "def act():\n" + "    act()\n" * LONGEST_FUNCTION}
    assert late_imports(late) == [
        "articles.body.forged:2 imports json inside a function"
    ]
    assert circles(circle) == ["articles.body.a", "articles.body.b", "articles.body.c"]
    assert too_long(long) == ["articles.body.forged.act has 61 lines"]
