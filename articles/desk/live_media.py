"""The scripts and styles of the page on which a liveblog is written."""

from django.forms.widgets import Script
from js_asset import ImportMap, Media

from articles.desk.editor_media import MODULES

LIVE = Media(
    importmap=ImportMap(
        {f"newsroom/{name}": f"articles/editor/{name}.js" for name in MODULES}
    ),
    css={
        "all": [
            *(
                f"articles/editor/{name}.css"
                for name in ("editor", "gallery", "library", "paste")
            ),
            "articles/live/desk.css",
        ]
    },
    js=[
        "articles/editor/guard.js",
        Script("articles/choices.js", type="module"),
        Script("articles/live/desk.js", type="module"),
    ],
)
