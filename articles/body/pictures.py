"""Which pictures a body uses."""

import re

_image = re.compile(r'<figure data-image="(\d+)"')


def image_ids(html: str) -> list[int]:
    """The images in a stored body, in order, each once."""
    return list(dict.fromkeys(int(number) for number in _image.findall(html)))
