"""Empty until its room fills it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_picture_search")]

    operations = []
