"""The one declaration of what a body may contain.

The editor's toolbar, the sanitiser, the parser and every renderer derive from it.
"""

import re
from dataclasses import dataclass, field

from articles.body import blocks


@dataclass(frozen=True)
class Rule:
    """One block or mark: its HTML, and the editor extensions that make it."""

    name: str
    tags: dict[str, tuple[str, ...]]  # tag -> attributes kept
    editor: dict[str, object] = field(default_factory=dict)
    block: type | None = None


PICTURE_ATTRIBUTES = ("data-image", "data-alt", "data-decorative", "data-size")
PICTURE_SIZES = ("normal", "wide", "half")
GALLERY_SIZES = ("normal", "wide")
LINK_PROTOCOLS = ("http", "https", "mailto", "tel")
# A language with, where it matters, its script and region (BCP 47): fr, sr-Latn, pt-BR.
LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?",
    re.IGNORECASE,
)

BLOCKS = (
    Rule("paragraph", {"p": ()}, {"Paragraph": True}, blocks.Paragraph),
    Rule("crosshead", {"h2": ()}, {"Heading": {"levels": [2]}}, blocks.Crosshead),
    Rule(
        "picture",
        {"figure": PICTURE_ATTRIBUTES, "figcaption": ()},
        {"Picture": True},
        blocks.Picture,
    ),
    Rule(
        "gallery",
        {"section": ("data-block", "data-size")},
        {"Gallery": True},
        blocks.Gallery,
    ),
    Rule("quotation", {"blockquote": ()}, {"Blockquote": True}, blocks.Quotation),
    Rule(
        "pullquote", {"aside": ("data-block",)}, {"PullQuote": True}, blocks.PullQuote
    ),
    Rule(
        "list",
        {"ul": (), "ol": (), "li": ()},
        {"BulletList": True, "OrderedList": True, "ListItem": True},
        blocks.List,
    ),
    Rule(
        "factbox",
        {"aside": ("data-block",), "h3": ()},
        {"FactBox": True, "FactBoxTitle": True},
        blocks.FactBox,
    ),
    Rule("embed", {"figure": ("data-embed",)}, {"Embed": True}, blocks.Embed),
    Rule(
        "table",
        {"table": (), "tbody": (), "tr": (), "th": (), "td": ()},
        {"Table": True, "TableRow": True, "TableHeader": True, "TableCell": True},
        blocks.Table,
    ),
)

MARKS = (
    Rule("strong", {"strong": ()}, {"Bold": True}),
    Rule("emphasis", {"em": ()}, {"Italic": True}),
    Rule("subscript", {"sub": ()}, {"Subscript": True}),
    Rule("superscript", {"sup": ()}, {"Superscript": True}),
    Rule("break", {"br": ()}, {"HardBreak": True}),
    Rule(
        "link",
        {"a": ("href",)},
        {
            "Link": {
                "enableTarget": False,
                "openOnClick": False,
                "protocols": list(LINK_PROTOCOLS),
            }
        },
    ),
    Rule("foreign", {"span": ("lang",)}, {"Foreign": True}),
)

MENU = [
    {"group": "blockType -lists", "type": "dropdown", "minItems": 2},
    {"group": "newsroom"},
    {"group": "lists"},
    {"group": "marks"},
    {"group": "foreign"},
    {"group": "link"},
    {"group": "table"},
    {"group": "history"},
    {"group": "utility"},
]


def language_tag(value: str) -> str:
    """A language's tag in its own spelling (fr, pt-BR), "" for what is none."""
    found = LANGUAGE.fullmatch(value.strip())
    if not found:
        return ""
    parts = (
        found["language"].lower(),
        (found["script"] or "").title(),
        (found["region"] or "").upper(),
    )
    return "-".join(filter(None, parts))


def allowed_attributes() -> dict[str, set[str]]:
    """Every tag of the grammar with the attributes it may carry."""
    allowed: dict[str, set[str]] = {}
    for rule in (*BLOCKS, *MARKS):
        for tag, attributes in rule.tags.items():
            allowed.setdefault(tag, set()).update(attributes)
    return allowed


def editor_extensions() -> dict[str, object]:
    """What django-prose-editor is told: its extensions and ours, and the toolbar."""
    extensions: dict[str, object] = {
        "Menu": {"groups": MENU},
        "History": True,
        "NoSpellCheck": False,
        "Pasting": True,
        "Typography": True,
    }
    for rule in (*BLOCKS, *MARKS):
        extensions.update(rule.editor)
    return extensions
