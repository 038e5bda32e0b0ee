"""What a picture file says about itself, read and written. Knows no table and no Django."""

from articles.images.metadata.fields import Metadata
from articles.images.metadata.reading import read
from articles.images.metadata.saving import save_with_metadata
from articles.images.metadata.writing import write_iim, write_xmp

__all__ = ["Metadata", "read", "save_with_metadata", "write_iim", "write_xmp"]
