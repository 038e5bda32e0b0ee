"""The words of articles, and of what went out, where the database finds them."""

import django.db.models.deletion
from django.db import migrations, models

from articles.drafts.story_words import words_of
from articles.editions.published_word import spelling
from articles.words import engine
from articles.words.sounds import sound

A_BATCH = 200
INDEXED = (
    ("articles_articlewords", "article_id"),
    ("articles_editionwords", "edition_id"),
)


def make_indexes(apps, schema_editor):
    for table, key in INDEXED:
        engine.make(schema_editor.connection, table, key)


def drop_indexes(apps, schema_editor):
    for table, _key in INDEXED:
        engine.drop(schema_editor.connection, table)


def fill(apps, schema_editor):
    """The words of what there is already, a few hundred stories at a time."""
    Article = apps.get_model("articles", "Article")
    Edition = apps.get_model("articles", "Edition")
    _fill(Article, apps.get_model("articles", "ArticleWords"))
    _fill(Edition, apps.get_model("articles", "EditionWords"))
    PublishedWord = apps.get_model("articles", "PublishedWord")
    for editions in _batches(Edition):
        known = {
            word: written
            for edition in editions
            for word, written in spelling(edition, _names(edition)).items()
        }
        PublishedWord.objects.bulk_create(
            (
                PublishedWord(word=word, written=written, sound=sound(word))
                for word, written in known.items()
            ),
            ignore_conflicts=True,
        )


def _fill(stories, words):
    key = words._meta.pk.attname
    for batch in _batches(stories):
        words.objects.bulk_create(
            words(**{key: story.pk}, **vars(words_of(story, _names(story))))
            for story in batch
        )


def _batches(stories):
    last = 0
    whole = stories.objects.prefetch_related("bylines__author", "tag_items__tag")
    if stories._meta.model_name == "edition":
        whole = whole.exclude(kind="withdrawal")
    while batch := list(whole.filter(pk__gt=last).order_by("pk")[:A_BATCH]):
        yield batch
        last = batch[-1].pk


def _names(story):
    authors = [byline.author.name for byline in story.bylines.all()]
    return authors + [item.tag.name for item in story.tag_items.all()]


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_house_rules")]

    operations = [
        migrations.CreateModel(
            name="ArticleWords",
            fields=[
                ("head", models.TextField()),
                ("body", models.TextField()),
                ("forms", models.TextField()),
                ("rules", models.PositiveSmallIntegerField(db_index=True)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EditionWords",
            fields=[
                ("head", models.TextField()),
                ("body", models.TextField()),
                ("forms", models.TextField()),
                ("rules", models.PositiveSmallIntegerField(db_index=True)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="articles.edition",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PublishedWord",
            fields=[
                (
                    "word",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("written", models.CharField(max_length=64)),
                ("sound", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.RunPython(make_indexes, drop_indexes),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
