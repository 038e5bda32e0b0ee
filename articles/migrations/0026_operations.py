"""Workers say that they live, and jobs when they were last done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_desk")]

    operations = [
        migrations.CreateModel(
            name="SignOfLife",
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
                ("name", models.CharField(max_length=120, unique=True)),
                ("at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
        ),
    ]
