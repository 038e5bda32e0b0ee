"""Indexes for the desk's list of articles: its orders and its filters."""

from django.db import migrations, models


def _article(name, *fields):
    index = models.Index(fields=list(fields), name=name)
    return migrations.AddIndex(model_name="article", index=index)


def _image(name, condition):
    index = models.Index(fields=["id"], condition=condition, name=name)
    return migrations.AddIndex(model_name="image", index=index)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_story_furniture")]

    operations = [
        _article("article_at_stage", "stage", "-changed_at", "-id"),
        _article("article_in_section", "section", "-changed_at", "-id"),
        _article("article_assigned", "assignee", "-changed_at", "-id"),
        _article("article_in_language", "language", "-changed_at", "-id"),
        _article("article_deadline", "deadline", "id"),
        _article("article_embargo", "embargo"),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["kind", "-published_at"], name="edition_of_kind"
            ),
        ),
        _image("image_no_credit", models.Q(credit="")),
        _image("image_no_alt", models.Q(alt="")),
        _image("image_to_come", models.Q(file="")),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(fields=["rights_end"], name="image_rights_end"),
        ),
    ]
