"""The scripts and styles of the story form."""

from django.forms.widgets import Script
from js_asset import ImportMap, Media

# The editor's modules know each other by name: under hashed file names a relative import
# would miss its file.
MODULES = (
    "arrivals",
    "ask",
    "boxes",
    "embed",
    "gallery",
    "gallery_view",
    "grammar",
    "library",
    "link",
    "menu",
    "picture",
    "picture_view",
    "pictures",
    "place",
)

EDITOR = Media(
    importmap=ImportMap(
        {f"newsroom/{name}": f"articles/editor/{name}.js" for name in MODULES}
    ),
    css={
        "all": [
            f"articles/editor/{name}.css"
            for name in ("editor", "gallery", "library", "lead")
        ]
    },
    js=["articles/editor/guard.js", Script("articles/editor/lead.js", type="module")],
)
