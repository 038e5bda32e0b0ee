"""The formats that a picture may come in; a file's name counts for nothing."""

from pillow_heif import register_heif_opener

# Each is a decoder that no file can turn into another program.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "HEIF")

# One thread, since each takes memory; and never the small picture inside a file in the
# place of its own.
register_heif_opener(
    decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
)
