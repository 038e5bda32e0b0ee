"""Puts a corpus into a database: by COPY on PostgreSQL, by plain inserts on SQLite."""

import datetime as dt
import io
import json
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models
from tqdm import tqdm

from articles.drafts.story_words import words_of
from articles.editions import permanence
from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionPicture,
    EditionTag,
)
from articles.editions.edition_words import EditionWords
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.old_address import OldAddress
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from bench import corpus

A_BATCH = 5000
WORDS = ("edition_id", "head", "body", "forms", "rules")
_known: dict[int, dict] = {}
PARTS = {
    EditionByline: ("edition_id", "author_id", "position", "first_published_at"),
    EditionTag: ("content_object_id", "tag_id", "first_published_at"),
    EditionPicture: ("edition_id", "image_id"),
}


def load(editions: int, *, words: bool = False, more: bool = False) -> None:
    """A database with so many editions; what is there already is reused.

    `more` where it may have more, since somebody has published in it.
    """
    call_command("migrate", verbosity=0)
    there = Edition.objects.count()
    if there == editions or (more and there > editions):
        return
    if there:
        raise SystemExit(f"{connection.settings_dict['NAME']} has {there} editions.")
    permanence.unlock(connection)
    _trust(True)
    _masthead()
    texts = corpus.texts()
    made = iter(tqdm(corpus.stories(editions), total=editions, unit="edition"))
    while batch := list(islice(made, A_BATCH)):
        _save(batch, texts)
        if words:
            _index(batch, texts)
    _trust(False)
    permanence.lock(connection)
    with connection.cursor() as cursor:
        tables = [Edition, OldAddress]
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _trust(rows: bool) -> None:
    """Whether PostgreSQL takes our word for what a row refers to."""
    if connection.vendor == "postgresql":
        role = "replica" if rows else "origin"
        with connection.cursor() as cursor:
            cursor.execute(f"SET session_replication_role = {role}")


def _masthead() -> None:
    Section.objects.bulk_create(
        Section(name=name, slug=name.lower(), position=place)
        for place, (name, _weight) in enumerate(corpus.SECTIONS)
    )
    Tag.objects.bulk_create(
        Tag(name=f"Onderwerp {number}", slug=f"onderwerp-{number}")
        for number in range(1, corpus.TAGS + 1)
    )
    Author.objects.bulk_create(
        Author(name=f"Auteur {number}", slug=f"auteur-{number}")
        for number in range(1, corpus.AUTHORS + 1)
    )
    Image.objects.bulk_create(
        Image(
            file=f"originals/{number}.jpg",
            token=uuid.UUID(int=number),
            alt="Een beeld",
            credit="ANP",
            width=1280,
            height=853,
            state="ready",
            renditions=corpus.renditions(number),
        )
        for number in range(1, corpus.PICTURES + 1)
    )


def _save(batch: list[corpus.Story], texts: list[corpus.Text]) -> None:
    _write_whole(Edition, (_edition(story, texts) for story in batch))
    for part, columns in PARTS.items():
        _write(part._meta.db_table, columns, _parts(part, batch))
    first = (story for story in batch if story.number == 1)
    _write_whole(OldAddress, (_old_address(story) for story in first))


def _old_address(story: corpus.Story) -> dict[str, object]:
    """Where the story was found on a former site."""
    origin = OldAddress.Origin.IMPORTED.value
    return {
        "id": story.article,
        "path": f"/nieuws/{story.article}.html",
        "article_id": story.article,
        "origin": origin,
    }


def _write_whole(model: type[models.Model], rows: Iterable[dict[str, object]]) -> None:
    """Rows of some columns; the others have their defaults."""
    usual = _usual(model)
    whole = (usual | row for row in rows)
    _write(
        model._meta.db_table, usual, ([row[name] for name in usual] for row in whole)
    )


def _usual(model: type[models.Model]) -> dict[str, object]:
    """Every column with its default, so that a new field needs no word here."""
    return {
        field.column: json.dumps(field.get_default())
        if isinstance(field, models.JSONField)
        else field.get_default()
        for field in model._meta.concrete_fields
    }


def _edition(story: corpus.Story, texts: list[corpus.Text]) -> dict[str, object]:
    text = texts[story.text]
    empty, corrected = story.kind == "withdrawal", story.kind == "correction"
    return {
        "id": story.id,
        "article_id": story.article,
        "article_uuid": uuid.UUID(int=story.article),
        "number": story.number,
        "kind": story.kind,
        "correction": "Eerder stond hier iets anders." if corrected else "",
        "headline": f"{text.headline} {story.article}",
        "slug": text.slug,
        "intro": "" if empty else text.intro,
        "body": "" if empty else text.body,
        "section_id": story.section,
        "dated": story.dated,
        "lead_image_id": story.picture or None,
        "published_at": story.published_at,
        "first_published_at": story.first,
        "recorded_at": story.published_at,
        "byline_count": len(story.authors),
        "tag_count": len(story.tags),
        "picture_count": int(bool(story.picture)),
    }


def _parts(part: type[models.Model], batch: list[corpus.Story]) -> Iterator[tuple]:
    for story in batch:
        if part is EditionByline:
            for place, author in enumerate(story.authors):
                yield story.id, author, place, story.first
        elif part is EditionTag:
            yield from ((story.id, tag, story.first) for tag in story.tags)
        elif story.picture:
            yield story.id, story.picture


def _write(table: str, columns: Iterable[str], rows: Iterable[Iterable]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        lines = io.StringIO("".join(f"{_line(row)}\n" for row in rows))
        with connection.cursor() as cursor:
            cursor.cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", lines)
        return
    marks = ", ".join("?" for _column in columns)
    connection.ensure_connection()
    connection.connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        ([_plain(value) for value in row] for row in rows),
    )


def _line(row: Iterable) -> str:
    """As COPY reads it."""
    return "\t".join("\\N" if value is None else _escaped(value) for value in row)


def _escaped(value: object) -> str:
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _plain(value: object) -> object:
    """As SQLite keeps it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.hex if isinstance(value, uuid.UUID) else value


def _index(batch: list[corpus.Story], texts: list[corpus.Text]) -> None:
    """What search finds them by: made once for each text, since making it is slow."""
    told = [story for story in batch if story.kind != "withdrawal"]
    for number in {story.text for story in told} - _known.keys():
        _known[number] = vars(words_of(Edition(**vars(texts[number])), ()))
    rows = (
        (story.id, *(_known[story.text][name] for name in WORDS[1:])) for story in told
    )
    _write(EditionWords._meta.db_table, WORDS, rows)
