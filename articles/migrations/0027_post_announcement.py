"""Hubs are told of the posts of liveblogs, each once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_operations")]

    operations = [
        migrations.CreateModel(
            name="PostAnnouncement",
            fields=[
                (
                    "post_edition_id",
                    models.BigIntegerField(primary_key=True, serialize=False),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={"default_permissions": ()},
        ),
    ]
