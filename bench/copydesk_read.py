"""The reading that bench.copydesk times; it needs Django to have been set up."""

import time
from html import escape
from pathlib import Path

from articles.body.blocks import Paragraph
from articles.body.serialise import to_html
from articles.copydesk.copy import House, Rule, copy_of
from articles.copydesk.remarks import remarks
from articles.copydesk.start_rules import START_RULES
from articles.drafts.article import Article
from articles.wire.files import copy_files, read_copy
from articles.wire.item import WirePicture
from articles.wire.plain import parse

HERE = Path(__file__).parent
GOOD = (HERE / "copy", HERE.parent / "articles" / "management" / "demo" / "copy")


def drafts(places):
    """Each text as a draft, as the wire would make it, unsaved."""
    for file in copy_files(places):
        item = parse(read_copy(file.path), {}, headline="")
        blocks = [
            Paragraph(escape(block.caption, quote=False))
            if isinstance(block, WirePicture)
            else block
            for block in item.blocks
        ]
        yield (
            file.path,
            Article(headline=item.headline, kicker=item.kicker, body=to_html(blocks)),
        )


def main(places) -> None:
    house = House(rules=tuple(Rule(*rule) for rule in START_RULES))
    begin = time.process_time()
    remarks(next(drafts(places))[1], house=house)
    print(f"first story, with the dictionaries: {time.process_time() - begin:.2f} s")
    words, said, times = 0, 0, []
    for path, draft in drafts(places):
        begin = time.process_time()
        found = remarks(draft, house=house)
        times.append(time.process_time() - begin)
        words += sum(sentence.length for sentence in copy_of(draft).sentences)
        said += len(found)
        for remark in found:
            print(f"{path.name}: {remark.code}: [{remark.words[:60]}] {remark.message}")
    milliseconds = sorted(round(1000 * seconds) for seconds in times)
    rate = f"1 in {words // said}" if said else "none"
    print(f"{len(times)} stories, {words:,} words, {said} remarks: {rate}")
    print(
        f"milliseconds of a processor: median {milliseconds[len(times) // 2]}, most {milliseconds[-1]}"
    )
