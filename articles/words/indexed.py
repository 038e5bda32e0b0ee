"""IndexedWords: the words of one story, kept where the database finds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connections, models
from django.db.models import F, Func
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from articles.words import engine
from articles.words.asked import Asked
from articles.words.stems import RULES, bare, stem, words

# Stands between the parts of a story, so that no phrase runs from one into the next.
APART = "qqapartqq"
# PostgreSQL refuses a story of more than a megabyte of words; this is a thick book.
MOST_BYTES = 300_000
# Fewer than these are read and then sorted; of more, a list in order is tried one by one.
FEW = 2_000
KEY = models.BigIntegerField()

Rows = TypeVar("Rows", bound=models.QuerySet)


@dataclass(frozen=True)
class StoryWords:
    """What of a story is indexed: in the headline, in the text, and words before stems."""

    head: str
    body: str
    forms: str
    rules: int = RULES


class IndexedWordsQuerySet(models.QuerySet):
    def current(self) -> models.QuerySet:
        """Those that today's rules made."""
        return self.filter(rules=RULES)

    def find_in(
        self,
        rows: Rows,
        question: Asked,
        *,
        head_only: bool = False,
        few: bool = False,
    ) -> Rows:
        """The rows whose story has all that is asked, in the order that they have.

        The best way to read them depends on how many they are: the index is asked, in one
        query, unless `few` says so.
        """
        if not question:
            return rows.none()
        connection = connections[rows.db]
        table, key = self.model._meta.db_table, self.model._meta.pk.attname
        sql, match = engine.finding(connection, table, key, question, head_only)
        found = RawSQL(sql, [match])  # noqa: S611 - letters and digits only
        if few:
            return rows.filter(pk__in=found)
        keys = engine.keys(connection, sql, match, FEW)
        if len(keys) < FEW:
            return rows.filter(pk__in=keys)
        every = engine.at_once(connection, sql, question)
        if not every:
            return rows.filter(pk__in=found)
        # Behind a plus the rows are read in their order, and not all of them first.
        same = Func(F("pk"), template="+%(expressions)s", output_field=KEY)
        return rows.filter(In(same, RawSQL(every, [match])))  # noqa: S611 - as above

    def keep(self, rows: Iterable[Any]) -> None:
        """Write these words in the place of those that there were: one query."""
        key = self.model._meta.pk.name
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=[key],
            update_fields=[*engine.COLUMNS, "rules"],
        )

    keep.alters_data = True  # type: ignore[attr-defined]


class IndexedWords(models.Model):
    """One story's words, as `words.engine` has the database index them."""

    # Stems of the headline, and of the rest, in order.
    head = models.TextField()
    body = models.TextField()
    # Each word once, where it is not its own stem: what a beginning is looked for in.
    forms = models.TextField()
    # Of which edition of `words.stems` these are.
    rules = models.PositiveSmallIntegerField(db_index=True)

    objects = IndexedWordsQuerySet.as_manager()

    class Meta:
        abstract = True


def story_words(head: Iterable[str], body: Iterable[str], language: str) -> StoryWords:
    """The words of pieces of plain text; what is beyond MOST_BYTES is not indexed."""
    forms: dict[str, None] = {}
    in_head = _stems(head, language, forms)
    in_body = _stems(body, language, forms)
    return StoryWords(in_head, in_body, _cut(" ".join(forms)))


def _stems(pieces: Iterable[str], language: str, forms: dict[str, None]) -> str:
    found: list[str] = []
    for piece in pieces:
        for word in words(piece):
            stemmed, form = stem(word.folded, language), bare(word.folded)
            found.append(stemmed)
            if form != stemmed:
                forms[form] = None
        found.append(APART)
    return _cut(" ".join(found))


def _cut(text: str) -> str:
    if len(text) <= MOST_BYTES // 4:
        return text
    return text.encode()[:MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]
