"""The scripts and styles of the library's pages; each script stands alone."""

from django.forms.widgets import Script
from js_asset import Media

PICTURES = Media(
    css={"all": ["articles/pictures/pictures.css"]},
    js=[
        Script("articles/pictures/bring.js", type="module"),
        Script("articles/pictures/focus.js", type="module"),
    ],
)
