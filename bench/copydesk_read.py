"""The reading that bench.copydesk times; it needs Django to have been set up."""

import time
from html import escape
from pathlib import Path

from articles.body.blocks import Paragraph
from articles.body.serialise import to_html
from articles.copydesk.copy import House, Rule, copy_of
from articles.copydesk.remark import Remark
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
    begin = time.process_time()
    remarks(Article(body="<p>Bij de ambasade.</p>"))
    print(f"the dictionaries, once: {time.process_time() - begin:.2f} s")
    house = House(rules=tuple(Rule(*rule) for rule in START_RULES))
    stories = list(drafts(places))
    first = [_read(draft, house) for _path, draft in stories]
    again = [_read(draft, house) for _path, draft in stories]
    words = sum(_words(draft) for _path, draft in stories)
    said = sum(len(found) for _seconds, found in first)
    for (path, _draft), (_seconds, found) in zip(stories, first, strict=True):
        for remark in found:
            print(f"{path.name}: {remark.code}: [{remark.words[:60]}] {remark.message}")
    rate = f"1 in {words // said}" if said else "none"
    print(f"{len(stories)} stories, {words:,} words, {said} remarks: {rate}")
    print(f"at first sight: {_milliseconds(first)}")
    print(f"again, as while typing: {_milliseconds(again)}")


def _read(draft: Article, house: House) -> tuple[float, list[Remark]]:
    begin = time.process_time()
    found = remarks(draft, house=house)
    return time.process_time() - begin, found


def _words(draft: Article) -> int:
    return sum(sentence.length for sentence in copy_of(draft).sentences)


def _milliseconds(read) -> str:
    taken = sorted(round(1000 * seconds) for seconds, _found in read)
    return f"median {taken[len(taken) // 2]} ms, most {taken[-1]} ms of a processor"
