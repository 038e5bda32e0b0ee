"""Which stories have gone out or are to, as the desk's list looks for what waits."""

from django.db import migrations, models

from articles.operations.online import AddIndexOnline

# So many stories at a time are held while people work on.
AT_ONCE = 5_000


def say_what_was_sent(apps, schema_editor):
    article, edition = (
        apps.get_model("articles", name) for name in ("Article", "Edition")
    )
    sent = edition.objects.filter(article_id=models.OuterRef("pk"))
    last = article.objects.aggregate(last=models.Max("pk"))["last"] or 0
    for first in range(1, last + 1, AT_ONCE):
        some = article.objects.filter(pk__gte=first, pk__lt=first + AT_ONCE)
        some.filter(models.Exists(sent)).update(sent=True)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0023_audit_log")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="sent",
            field=models.BooleanField(
                default=False, db_default=False, editable=False
            ),
        ),
        migrations.RunPython(
            say_what_was_sent, migrations.RunPython.noop, elidable=True
        ),
        AddIndexOnline(
            model_name="article",
            index=models.Index(
                fields=["stage", "-changed_at", "-id"],
                condition=models.Q(sent=False),
                name="article_unsent",
            ),
        ),
    ]
