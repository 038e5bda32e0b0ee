"""The usual agencies' spellings, as a start for the desk."""

from django.db import migrations

from articles.images.credits.rules import START_RULES


def add(apps, schema_editor):
    CreditRule = apps.get_model("articles", "CreditRule")
    for credit, spellings in START_RULES:
        CreditRule.objects.get_or_create(
            credit=credit, defaults={"spellings": "\n".join(spellings)}
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_first")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
