"""The demo paper's pictures, drawn and saved as an agency would deliver them."""

from articles.management.demo.pictures.catalogue import PICTURES
from articles.management.demo.pictures.picture import Picture
from articles.management.demo.pictures.save import draw_picture, save_picture

__all__ = ["PICTURES", "Picture", "draw_picture", "save_picture"]
