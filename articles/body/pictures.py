"""Which pictures a body uses."""

import re
from collections.abc import Iterable, Iterator

from articles.body.blocks import Block, Gallery, Picture

_image = re.compile(r'<figure data-image="(\d+)"')


def uses(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Every use of a picture, in order, those in galleries too."""
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Gallery):
            yield from block.pictures


def image_ids(html: str) -> list[int]:
    """The images in a stored body, in order, each once."""
    return list(dict.fromkeys(int(number) for number in _image.findall(html)))
