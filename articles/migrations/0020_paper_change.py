"""What readers see is watched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_dispatch"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperChange",
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
                ("changed", models.CharField(max_length=63)),
                ("number", models.BigIntegerField(db_default=0, default=0)),
            ],
        ),
    ]
