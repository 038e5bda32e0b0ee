"""Empty until its room fills it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_pictures")]

    operations = []
