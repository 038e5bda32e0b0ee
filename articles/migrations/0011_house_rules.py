"""Some rules of the house, as a start for the desk."""

from django.db import migrations

from articles.copydesk.start_rules import START_RULES


def add(apps, schema_editor):
    HouseRule = apps.get_model("articles", "HouseRule")
    for avoid, say, reason in START_RULES:
        HouseRule.objects.get_or_create(
            avoid=avoid, defaults={"say": say, "reason": reason}
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_roles")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
