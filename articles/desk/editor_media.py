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
    "cards",
    "copydesk_marks",
    "copydesk_place",
    "counts",
    "embed",
    "form",
    "gallery",
    "gallery_view",
    "grammar",
    "key_sheet",
    "library",
    "link",
    "menu",
    "offers",
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
    "shortcuts",
    "tag_chips",
    "tags",
    "typed",
    "typed_differences",
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
            )
        ]
    },
    js=[
        "articles/editor/guard.js",
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
            )
        ),
    ],
)
