"""Old addresses that lead on; merged tags; more of an author; lists that no update moves."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.db import migrations, models
from django.utils.text import slugify

import articles.fields
import articles.masthead.author

RIGHTS = [f"{act}_oldaddress" for act in ("view", "add", "delete")]


def give_rights(apps, schema_editor):
    """To chiefs; on a fresh database Django makes permissions only after migrating."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    kind, _new = ContentType.objects.get_or_create(
        app_label="articles", model="oldaddress"
    )
    rights = [
        Permission.objects.get_or_create(
            content_type=kind,
            codename=codename,
            defaults={"name": f"Can {codename.split('_')[0]} old address"},
        )[0]
        for codename in RIGHTS
    ]
    for chief in Group.objects.filter(name="Chief"):
        chief.permissions.add(*rights)


def lead_synonyms(apps, schema_editor):
    """A synonym is an address from now on; the model keeps them up to date."""
    OldAddress = apps.get_model("articles", "OldAddress")
    Tag = apps.get_model("articles", "Tag")
    for tag in Tag.objects.exclude(synonyms="").iterator():
        slugs = {slugify(line) for line in tag.synonyms.splitlines()} - {"", tag.slug}
        OldAddress.objects.bulk_create(
            [
                OldAddress(path=f"/tag/{slug}/", tag=tag, origin="synonym")
                for slug in sorted(slugs)
                if len(slug) < 250
            ],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', articles.fields.PlainCharField(max_length=500, unique=True, verbose_name='old address')),
                ('article_id', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='article')),
                ('to', articles.fields.PlainCharField(blank=True, max_length=500, verbose_name='other page')),
                ('origin', models.CharField(choices=[('renamed', 'Renamed'), ('synonym', 'Synonym'), ('imported', 'Imported'), ('by_hand', 'By hand')], default='by_hand', max_length=10, verbose_name='origin')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
            ],
            options={
                'verbose_name': 'old address',
                'verbose_name_plural': 'old addresses',
                'ordering': ('path',),
            },
        ),
        migrations.RemoveIndex(
            model_name='edition',
            name='edition_newest',
        ),
        migrations.RemoveIndex(
            model_name='edition',
            name='edition_in_section',
        ),
        migrations.AddField(
            model_name='author',
            name='links',
            field=articles.fields.PlainTextField(blank=True, help_text='Pages of the author’s own on other sites, one address a line.', validators=[articles.masthead.author.addresses], verbose_name='elsewhere'),
        ),
        migrations.AddField(
            model_name='author',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.image', verbose_name='portrait'),
        ),
        migrations.AddField(
            model_name='author',
            name='role',
            field=articles.fields.PlainCharField(blank=True, help_text='As under the name: “correspondent in Brussels”.', max_length=120, verbose_name='role'),
        ),
        migrations.AddField(
            model_name='tag',
            name='merged_into',
            field=models.ForeignKey(blank=True, help_text='The tag that is the same subject: its page shows the stories of both, and this one’s address leads there. New stories get that tag.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='articles.tag', verbose_name='merged into'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['-first_published_at', '-article_id'], name='edition_by_date'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('dated'), 7), _negated=True), fields=['-first_published_at', '-article_id'], name='edition_by_day'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['section', '-first_published_at', '-article_id'], name='edition_by_section'),
        ),
        migrations.AddField(
            model_name='oldaddress',
            name='author',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.author', verbose_name='author'),
        ),
        migrations.AddField(
            model_name='oldaddress',
            name='section',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.section', verbose_name='section'),
        ),
        migrations.AddField(
            model_name='oldaddress',
            name='tag',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.tag', verbose_name='tag'),
        ),
        migrations.AddConstraint(
            model_name='oldaddress',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('section__isnull', True), _negated=True), ('tag__isnull', True), ('author__isnull', True), ('article_id', None), ('to', '')), models.Q(models.Q(('tag__isnull', True), _negated=True), ('section__isnull', True), ('author__isnull', True), ('article_id', None), ('to', '')), models.Q(models.Q(('author__isnull', True), _negated=True), ('section__isnull', True), ('tag__isnull', True), ('article_id', None), ('to', '')), models.Q(models.Q(('article_id', None), _negated=True), ('section__isnull', True), ('tag__isnull', True), ('author__isnull', True), ('to', '')), models.Q(models.Q(('to', ''), _negated=True), ('section__isnull', True), ('tag__isnull', True), ('author__isnull', True), ('article_id', None)), _connector='OR'), name='old_address_leads_on'),
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(lead_synonyms, migrations.RunPython.noop),
    ]
