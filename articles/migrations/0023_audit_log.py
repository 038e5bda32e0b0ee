"""The audit log, which chiefs may read."""

import articles.fields
from django.db import migrations, models


def let_chiefs_read(apps, schema_editor):
    """As Django would make the permission, which it does after the last migration only."""
    content_type, _new = apps.get_model(
        "contenttypes", "ContentType"
    ).objects.get_or_create(app_label="articles", model="auditentry")
    right, _new = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="view_auditentry",
        defaults={"name": "Can view entry in the audit log"},
    )
    for chief in apps.get_model("auth", "Group").objects.filter(name="Chief"):
        chief.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0022_sign_in"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="moment")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("signed_in", "Signed in"),
                            ("sign_in_failed", "Sign-in refused"),
                            ("locked", "Made to wait after wrong guesses"),
                            ("unlocked", "Let in again"),
                            ("signed_out", "Signed out"),
                            ("sessions_ended", "Sessions ended"),
                            ("step_added", "Second step added"),
                            ("step_removed", "Second step removed"),
                            ("step_reset", "Second step reset"),
                            ("codes_made", "Recovery codes made"),
                            ("code_used", "Recovery code used"),
                            ("password_changed", "Password changed"),
                            ("account_made", "Account made"),
                            ("account_changed", "Account changed"),
                            ("account_shut", "Account shut"),
                            ("account_deleted", "Account deleted"),
                            ("rights_changed", "Rights changed"),
                            ("group_made", "Group made"),
                            ("group_changed", "Group changed"),
                            ("group_deleted", "Group deleted"),
                            ("published", "Published"),
                            ("corrected", "Corrected"),
                            ("scheduled", "Scheduled"),
                            ("cancelled", "Plan cancelled"),
                            ("withdrawn", "Withdrawn"),
                            ("removed", "Removed by law"),
                            ("exported", "Exported"),
                            ("token_made", "Token made"),
                            ("token_changed", "Token changed"),
                            ("token_revoked", "Token revoked"),
                            ("forgotten", "Audit log shortened"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("actor_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "actor_name",
                    articles.fields.PlainCharField(
                        blank=True, max_length=150, verbose_name="who"
                    ),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=45, verbose_name="address"),
                ),
                ("whom_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "whom_name",
                    articles.fields.PlainCharField(
                        blank=True, max_length=150, verbose_name="whom"
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=40)),
                ("about_id", models.BigIntegerField(blank=True, null=True)),
                ("details", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "entry in the audit log",
                "verbose_name_plural": "audit log",
                "ordering": ("-id",),
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["action", "-id"], name="audit_by_action"),
                    models.Index(fields=["actor_name", "-id"], name="audit_by_actor"),
                    models.Index(fields=["whom_name", "-id"], name="audit_by_whom"),
                    models.Index(fields=["address", "-id"], name="audit_by_address"),
                    models.Index(
                        fields=["about_kind", "about_id"], name="audit_by_about"
                    ),
                ],
            },
        ),
        migrations.RunPython(let_chiefs_read, migrations.RunPython.noop),
    ]
