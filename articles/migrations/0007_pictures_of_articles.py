"""The pictures of the articles that there are already, as rows."""

import re

from django.db import migrations

IMAGE = re.compile(r'data-image="([0-9]{1,18})"')
A_BATCH = 500


def fill(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    ArticlePicture = apps.get_model("articles", "ArticlePicture")
    Image = apps.get_model("articles", "Image")
    there = set(Image.objects.values_list("pk", flat=True))
    found = []
    articles = Article.objects.order_by("pk").values_list("pk", "body", "lead_image_id")
    for key, body, lead in articles.iterator(A_BATCH):
        shown = {int(number) for number in IMAGE.findall(body)} | {lead}
        found += [
            ArticlePicture(article_id=key, image_id=image) for image in shown & there
        ]
        if len(found) >= A_BATCH:
            ArticlePicture.objects.bulk_create(found)
            found = []
    ArticlePicture.objects.bulk_create(found)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_desk")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
