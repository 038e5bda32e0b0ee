"""How often stories are read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_feeds"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadCount",
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
                ("article_id", models.PositiveBigIntegerField(verbose_name="article")),
                ("hour", models.DateTimeField(verbose_name="hour")),
                ("count", models.PositiveIntegerField(verbose_name="times read")),
            ],
            options={
                "verbose_name": "read count",
                "verbose_name_plural": "read counts",
                "indexes": [
                    models.Index(
                        fields=["hour"],
                        include=("article_id", "count"),
                        name="read_by_hour",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "hour"), name="read_once_an_hour"
                    )
                ],
            },
        ),
    ]
