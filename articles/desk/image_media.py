"""The scripts and styles of the library's pages; each script stands alone."""

from django.forms.widgets import Script
from js_asset import Media

STYLES = ("pictures", "bring", "form", "uses")

PICTURES = Media(
    css={"all": [f"articles/pictures/{name}.css" for name in STYLES]},
    js=[
        Script("articles/pictures/bring.js", type="module"),
        Script("articles/pictures/focus.js", type="module"),
    ],
)
