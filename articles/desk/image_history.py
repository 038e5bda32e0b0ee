"""What was done to pictures away from their own form, in the admin's history."""

from collections.abc import Collection

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from articles.desk.image_tile import tile_words
from articles.images.image import Image
from articles.images.reread import field_label

BATCH = 500


def log_addition(user, image: Image) -> None:
    """Enter a picture that came in without its form."""
    LogEntry.objects.log_actions(user.pk, [image], ADDITION, [{"added": {}}])


def log_fields(user, image: Image, names: Collection[str]) -> None:
    """Enter which fields of one picture changed, as Django's own forms do."""
    labels = [field_label(name) for name in names]
    message = [{"changed": {"fields": labels}}]
    LogEntry.objects.log_actions(user.pk, [image], CHANGE, message)


def log_filled(user, image: Image, names: Collection[str]) -> None:
    """Enter what another file, or another look at it, brought."""
    labels = ", ".join(map(field_label, names))
    log_change(
        user, [image.pk], _("Filled in from the file: %(fields)s.") % {"fields": labels}
    )


def log_taken(user, image: Image, names: Collection[str]) -> None:
    """Enter for which fields the file's words replaced those of the desk."""
    labels = ", ".join(map(field_label, names))
    log_change(
        user, [image.pk], _("Taken from the file: %(fields)s.") % {"fields": labels}
    )


def log_change(user, ids: Collection[int], message: str) -> None:
    """Enter one change of many pictures: a few queries for each 500."""
    kind = ContentType.objects.get_for_model(Image)
    images = Image.objects.only("caption", "description").annotate(
        file_headline=KeyTextTransform("headline", "metadata")
    )
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        LogEntry.objects.bulk_create(
            LogEntry(
                user_id=user.pk,
                content_type=kind,
                object_id=str(image.pk),
                object_repr=tile_words(image)[:80],
                action_flag=CHANGE,
                change_message=message,
            )
            for image in images.filter(pk__in=wanted[start : start + BATCH])
        )
