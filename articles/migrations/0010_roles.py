"""The four groups of a newsroom, once: afterwards they are the operator's.

A migration and not a signal, so that nothing that was changed in them ever comes back. On
a fresh database Django makes permissions only after the last migration; those that are
given here are made here, as Django would.
"""

from django.conf import settings
from django.db import migrations
from django.db.models import Exists, OuterRef

READS = [
    *("view_article", "view_articlebyline", "view_edition", "view_image"),
    *("view_section", "view_author", "view_tag"),
]
REPORTER = [
    *READS,
    *("add_article", "change_article"),
    *("add_articlebyline", "change_articlebyline", "delete_articlebyline"),
    *("add_image", "view_houserule"),
]
PICTURE_DESK = [
    *READS,
    *("add_image", "change_image", "delete_image"),
    *(f"{act}_creditrule" for act in ("view", "add", "change", "delete")),
]
EDITOR = [
    *REPORTER,
    *("change_any_article", "ready_article", "publish_article", "delete_article"),
    *("change_image", "view_creditrule", "add_tag", "view_houseword", "add_houseword"),
]
CHIEF = [
    *EDITOR,
    *PICTURE_DESK,
    *(
        f"{act}_{kind}"
        for kind in ("section", "author", "tag", "houserule", "houseword")
        for act in ("view", "add", "change", "delete")
    ),
    *("view_front", "change_front", "publish_front", "view_removal"),
]
# Accounts are shut, not thrown away; what a group may do is the operator's to say.
ACCOUNTS = ["view_user", "add_user", "change_user", "view_group"]
GROUPS = {
    "Reporter": {"articles": REPORTER},
    "Editor": {"articles": EDITOR},
    "Picture desk": {"articles": PICTURE_DESK},
    "Chief": {"articles": CHIEF, "auth": ACCOUNTS},
}
NAMES = {
    "change_any_article": "Can change everybody’s articles",
    "ready_article": "Can call articles ready",
    "publish_article": "Can publish and withdraw articles",
    "publish_front": "Can publish fronts",
}
OWN_WORDS = {
    "change_any_article": "article",
    "ready_article": "article",
    "publish_article": "article",
    "publish_front": "front",
}


def add_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in GROUPS.items():
        group, new = Group.objects.get_or_create(name=name)
        # A house that had a group of this name keeps its own.
        if new:
            group.permissions.set(
                permission(apps, label, codename)
                for label, codenames in rights.items()
                for codename in dict.fromkeys(codenames)
            )


def permission(apps, label, codename):
    """A permission as `create_permissions` makes it, with the name that it gives it."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    kind = OWN_WORDS.get(codename) or codename.split("_", 1)[1]
    content_type, _new = ContentType.objects.get_or_create(app_label=label, model=kind)
    model = apps.get_model(label, kind)
    act = codename.split("_", 1)[0]
    name = NAMES.get(codename) or f"Can {act} {model._meta.verbose_name_raw}"
    found, _new = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def call_ready(apps, schema_editor):
    """What is out and was not touched since is no draft: its stage says so from now on."""
    Article = apps.get_model("articles", "Article")
    Edition = apps.get_model("articles", "Edition")
    since = Edition.objects.filter(
        article_id=OuterRef("pk"), recorded_at__gte=OuterRef("changed_at")
    )
    Article.objects.filter(Exists(since)).update(stage="ready")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_fronts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ("-changed_at", "-id"),
                "permissions": [
                    ("publish_article", "Can publish and withdraw articles"),
                    ("change_any_article", "Can change everybody’s articles"),
                    ("ready_article", "Can call articles ready"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.RunPython(add_groups, migrations.RunPython.noop),
        migrations.RunPython(call_ready, migrations.RunPython.noop),
    ]
