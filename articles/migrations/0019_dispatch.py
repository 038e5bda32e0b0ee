"""What other systems are told, and who they are."""

import articles.dispatch.web_hook
import articles.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_reads"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "edition_id",
                    models.BigIntegerField(primary_key=True, serialize=False),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
            ],
            options={
                "verbose_name": "announcement",
                "verbose_name_plural": "announcements",
            },
        ),
        migrations.CreateModel(
            name="WebHook",
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
                    "name",
                    articles.fields.PlainCharField(max_length=120, verbose_name="name"),
                ),
                (
                    "address",
                    models.URLField(
                        help_text="Each publication, update, correction and withdrawal is sent there.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        default=articles.dispatch.web_hook.new_secret,
                        help_text="What a message is signed with; give it to the partner.",
                        max_length=120,
                        verbose_name="secret",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "since",
                    models.DateTimeField(auto_now_add=True, verbose_name="since"),
                ),
            ],
            options={
                "verbose_name": "partner’s address",
                "verbose_name_plural": "partners’ addresses",
                "ordering": ("name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                ("key", models.CharField(editable=False, max_length=200, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("websub", "To a feed hub"),
                            ("webhook", "To a partner"),
                            ("verify", "To who wants to subscribe"),
                            ("content", "To a subscriber"),
                            ("purge", "To the delivery network"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("address", models.URLField(max_length=2000, verbose_name="address")),
                ("about", models.JSONField(default=dict, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "On its way"),
                            ("done", "Arrived"),
                            ("failed", "Given up"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("try_at", models.DateTimeField(verbose_name="next try at")),
                (
                    "leased_until",
                    models.DateTimeField(blank=True, editable=False, null=True),
                ),
                (
                    "tries",
                    models.PositiveSmallIntegerField(default=0, verbose_name="tries"),
                ),
                (
                    "answer",
                    articles.fields.PlainTextField(
                        blank=True, verbose_name="last answer"
                    ),
                ),
                (
                    "done_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="arrived at"
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "ordering": ("-id",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["try_at", "id"],
                        name="delivery_waiting",
                    ),
                    models.Index(fields=["state", "-id"], name="delivery_by_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
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
                ("topic", models.URLField(max_length=500, verbose_name="feed")),
                ("callback", models.URLField(max_length=1000, verbose_name="address")),
                (
                    "secret",
                    models.CharField(blank=True, editable=False, max_length=200),
                ),
                ("until", models.DateTimeField(verbose_name="until")),
                (
                    "confirmed",
                    models.BooleanField(default=False, verbose_name="confirmed"),
                ),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["until"], name="subscription_until")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "callback"), name="subscribed_once"
                    )
                ],
            },
        ),
    ]
