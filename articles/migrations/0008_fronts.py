"""Empty until its room fills it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_pictures_of_articles")]

    operations = []
