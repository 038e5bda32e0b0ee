"""Liveblogs: a form of story, its posts as they went out, and the pictures in them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import articles.fields


def form():
    return models.CharField(
        choices=[("article", "Article"), ("liveblog", "Liveblog")],
        default="article",
        help_text="A liveblog gets its posts one by one, once readers have it.",
        max_length=10,
        verbose_name="form",
    )


POST = [
    (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    ),
    ("article_id", models.PositiveBigIntegerField(verbose_name="article")),
    ("post", models.PositiveIntegerField(verbose_name="post")),
    ("uuid", models.UUIDField()),
    ("number", models.PositiveIntegerField(verbose_name="number")),
    (
        "kind",
        models.CharField(
            choices=[
                ("first", "First publication"),
                ("update", "Update"),
                ("withdrawal", "Withdrawal"),
            ],
            max_length=10,
            verbose_name="kind",
        ),
    ),
    (
        "headline",
        articles.fields.PlainCharField(
            blank=True, max_length=200, verbose_name="headline"
        ),
    ),
    ("body", models.TextField(blank=True, verbose_name="text")),
    (
        "pinned",
        models.BooleanField(
            default=False,
            help_text="Stands above the other posts.",
            verbose_name="pinned",
        ),
    ),
    (
        "key_event",
        models.BooleanField(
            default=False,
            help_text="Named in the summary on top, by its headline.",
            verbose_name="key event",
        ),
    ),
    ("closes", models.BooleanField(default=False, verbose_name="ends the liveblog")),
    ("posted_at", models.DateTimeField(verbose_name="time")),
    (
        "changed_at",
        models.DateTimeField(blank=True, null=True, verbose_name="changed at"),
    ),
    (
        "reason",
        articles.fields.PlainTextField(
            blank=True, verbose_name="reason of the withdrawal"
        ),
    ),
    ("published_at", models.DateTimeField(verbose_name="published at")),
    (
        "recorded_at",
        models.DateTimeField(
            default=django.utils.timezone.now, verbose_name="recorded at"
        ),
    ),
    ("picture_count", models.PositiveSmallIntegerField(default=0)),
    (
        "author",
        models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="articles.author",
            verbose_name="author",
        ),
    ),
    (
        "published_by",
        models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
            verbose_name="published by",
        ),
    ),
]
INDEXES = [
    models.Index(
        fields=["article_id", "post", "-published_at", "-id"],
        name="live_post_of_liveblog",
    ),
    models.Index(
        fields=["article_id", "-posted_at", "-post"], name="live_post_by_time"
    ),
    models.Index(fields=["article_id", "-published_at", "-id"], name="live_post_due"),
    models.Index(fields=["-published_at"], name="live_post_out"),
]
CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["article_id", "post", "number"], name="live_post_number_once"
    ),
    models.UniqueConstraint(fields=["uuid", "number"], name="live_post_uuid_once"),
    models.CheckConstraint(
        condition=models.Q(kind="withdrawal")
        | ~models.Q(body="")
        | models.Q(closes=True),
        name="live_post_says_something",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_article_list")]

    operations = [
        *(migrations.AddField(name, "form", form()) for name in ("article", "edition")),
        migrations.CreateModel(
            name="LivePostEdition",
            fields=POST,
            options={
                "verbose_name": "post of a liveblog",
                "verbose_name_plural": "posts of liveblogs",
                "ordering": ("-published_at", "-id"),
                "indexes": INDEXES,
                "constraints": CONSTRAINTS,
            },
        ),
        migrations.CreateModel(
            name="LivePostPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="articles.livepostedition",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.image",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["edition", "image"], name="picture_once_in_live_post"
                    )
                ],
            },
        ),
    ]
