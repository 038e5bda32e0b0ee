"""Where the corrections of a story stand: above its text or below it."""

from django.db import migrations, models


def corrections_place():
    return models.CharField(
        choices=[("top", "Above the text"), ("bottom", "Below the text")],
        default="top",
        help_text="Above what was wrong; below only where it was a trifle.",
        max_length=6,
        verbose_name="place of corrections",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_old_addresses")]

    operations = [
        migrations.AddField(name, "corrections_place", corrections_place())
        for name in ("article", "edition")
    ]
