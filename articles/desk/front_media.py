"""The scripts and styles of the page on which a front is arranged."""

from django.forms.widgets import Script
from django_prose_editor.widgets import importmap
from js_asset import ImportMap, Media

from articles.desk.editor_media import MODULES

FRONTS = ("column", "drag", "picture", "preview", "stories")

# The library's dialog is the story editor's, which is fetched when it is opened.
LIBRARY = {f"newsroom/{name}": f"articles/editor/{name}.js" for name in MODULES}
OWN = {f"newsroom/fronts/{name}": f"articles/fronts/{name}.js" for name in FRONTS}

FRONT_MEDIA = Media(
    importmap=importmap | ImportMap(LIBRARY | OWN),
    css={
        "all": [
            "articles/editor/editor.css",
            "articles/editor/library.css",
            "articles/fronts/fronts.css",
        ]
    },
    js=[Script("articles/fronts/arrange.js", type="module")],
)
