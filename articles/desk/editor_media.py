"""The scripts and styles of the story form."""

from django.forms.widgets import Script
from js_asset import ImportMap, Media

# The editor's modules know each other by name: under hashed file names a relative import
# would miss its file.
MODULES = (
    "arrivals",
    "ask",
    "autosave",
    "boxes",
    "bylines",
    "captions",
    "cards",
    "copydesk_marks",
    "copydesk_place",
    "counts",
    "embed",
    "foreign",
    "form",
    "gallery",
    "gallery_view",
    "grammar",
    "key_sheet",
    "library",
    "link",
    "menu",
    "offers",
    "paste/again",
    "paste/clean",
    "paste/file",
    "paste/links",
    "paste/lists",
    "paste/marks",
    "paste/noise",
    "paste/pasted",
    "paste/read",
    "paste/runs",
    "paste/tables",
    "paste/word",
    "paste/word_online",
    "paste/words",
    "paste/write",
    "pasting",
    "picture",
    "picture_view",
    "pictures",
    "place",
    "place_keys",
    "presence",
    "preview",
    "rescue",
    "saving",
    "session",
    "session_steps",
    "shortcuts",
    "tag_chips",
    "tags",
    "typed",
    "typed_differences",
    "typography/rules",
    "typography/text",
    "words_found",
)

EDITOR = Media(
    importmap=ImportMap(
        {f"newsroom/{name}": f"articles/editor/{name}.js" for name in MODULES}
    ),
    css={
        "all": [
            f"articles/editor/{name}.css"
            for name in (
                "editor",
                "gallery",
                "library",
                "lead",
                "keeping",
                "copydesk",
                "preview",
                "paste",
            )
        ]
    },
    js=[
        "articles/editor/guard.js",
        Script("articles/choices.js", type="module"),
        *(
            Script(f"articles/editor/{name}.js", type="module")
            for name in (
                "lead",
                "bylines",
                "cards",
                "counts",
                "tags",
                "keeping",
                "copydesk",
                "preview",
                "typography/fields",
            )
        ),
    ],
)
