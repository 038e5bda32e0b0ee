"""Partners get keys to the API, which finds stories by their permanent id."""

from django.db import migrations, models

import articles.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_paper_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartnerToken",
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
                    articles.fields.PlainCharField(
                        help_text="Who gets it, as in “Regional broadcaster, planning desk”.",
                        max_length=120,
                        unique=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                (
                    "may_read_embargoed",
                    models.BooleanField(
                        default=False,
                        help_text="Stories under embargo, whole, before readers have them.",
                        verbose_name="may read what is planned",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="Off: it opens nothing from now on.",
                        verbose_name="active",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="made at"),
                ),
                (
                    "last_used",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="last used"
                    ),
                ),
            ],
            options={
                "verbose_name": "partner’s token",
                "verbose_name_plural": "partners’ tokens",
                "ordering": ("name", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["article_uuid"], name="edition_by_uuid"),
        ),
    ]
