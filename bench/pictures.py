"""What a picture costs: the newsroom's machine, and its readers' lines.

    .venv/bin/python -m bench.pictures [PICTURE.jpg]

Without a picture it makes one of 24 megapixels, with the texture of a photo.
"""

import io
import resource
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageFilter

from articles.images.darkroom import apart
from articles.images.darkroom.ladder import Step, steps
from articles.images.metadata.fields import Metadata

CREDIT = Metadata(description="Een brug over de IJssel.", credit="ANP", creator=("X",))
# Width in CSS pixels, and device pixels to each.
READERS = {"phone (390 px, dpr 3)": (390, 3), "desktop (1440 px, dpr 1)": (1440, 1)}


def photo(width: int = 6000, height: int = 4000) -> bytes:
    """Large shapes, small shapes and a little grain, in colour: as hard as a photo."""
    planes = []
    for _plane in range(3):
        plane = Image.new("L", (width, height), 128)
        for size, share in ((400, 0.6), (60, 0.3), (10, 0.12), (1, 0.03)):
            noise = Image.effect_noise((width // size + 1, height // size + 1), 70)
            noise = noise.resize((width, height), Image.Resampling.BICUBIC)
            plane = Image.blend(plane, noise, share)
        planes.append(plane)
    luminance = planes[0].filter(ImageFilter.SHARPEN)
    colours = [Image.blend(luminance, plane, 0.3) for plane in planes]
    buffer = io.BytesIO()
    Image.merge("RGB", colours).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def timed(act: str, content: bytes, order: dict) -> tuple[str, list[int]]:
    """Seconds by the clock and of a processor, peak memory, and what was made."""
    with tempfile.TemporaryDirectory() as place:
        began, worked = time.perf_counter(), processor()
        answer = apart._run(act, io.BytesIO(content), order, Path(place))
        seconds, worked = time.perf_counter() - began, processor() - worked
        files = [Path(place) / name for name in answer.get("files", ())]
        lengths = [file.stat().st_size for file in files]
    peak = answer["peak"] / 2**20
    return f"{seconds:.2f} | {worked:.2f} | {peak:.0f}", lengths


def processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def order_for(wanted: list[Step]) -> dict:
    return {
        "steps": [vars(step) for step in wanted],
        "focus": (0.5, 0.5),
        "metadata": vars(CREDIT),
    }


def shown_width(columns: int) -> float:
    """How wide a lead picture is, as SIZES in articles/reading/figure.py has it."""
    return 64 * 16 if columns >= 68 * 16 else columns


def chosen(wanted: list[Step], image_format: str, pixels: float) -> Step:
    """What a browser takes from a srcset: the smallest that is large enough."""
    wholes = [step for step in wanted if (step.format, step.crop) == (image_format, "")]
    return next((step for step in wholes if step.width >= pixels), wholes[-1])


def main() -> None:
    content = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else photo()
    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
    wanted = steps(width, height)
    print(f"original: {width} × {height}, {len(content):,} bytes")
    print("| step | seconds | of a processor | peak MB | files | bytes |")
    print("|---|---|---|---|---|---|")
    cost, _lengths = timed("examine", content, {})
    print(f"| looked at on upload | {cost} | – | – |")
    cost, lengths = timed("develop", content, order_for(wanted))
    print(f"| whole ladder | {cost} | {len(lengths)} | {sum(lengths):,} |")
    made = dict(zip(wanted, lengths, strict=True))
    print("\n| reader | format | file | bytes | of the original |")
    print("|---|---|---|---|---|")
    for reader, (columns, density) in READERS.items():
        for image_format in ("AVIF", "WEBP", "JPEG"):
            step = chosen(wanted, image_format, shown_width(columns) * density)
            share = made[step] / len(content)
            print(
                f"| {reader} | {image_format} | {step.width} px "
                f"| {made[step]:,} | {share:.1%} |"
            )


if __name__ == "__main__":
    main()
