"""A sentence that nobody reads to the end."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.limits import SENTENCE_WORDS
from articles.copydesk.passage import Kind
from articles.copydesk.remark import Remark


def long_sentences(copy: Copy) -> Iterator[Remark]:
    for sentence in copy.sentences:
        words = sentence.length
        if sentence.passage.kind is Kind.CELL or words <= SENTENCE_WORDS:
            continue
        message = _("A sentence of %(n)s words; %(limit)s is the most.")
        said = message % {"n": words, "limit": SENTENCE_WORDS}
        yield sentence.passage.remark(
            "long-sentence", sentence.start, sentence.end, said
        )
