"""Fronts at the desk, and as they went out."""
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import articles.fields


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_pictures_of_articles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Front',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('changed_at', models.DateTimeField(editable=False, null=True, verbose_name='changed at')),
                ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'front',
                'verbose_name_plural': 'fronts',
                'ordering': ('section__position', 'section__name', 'id'),
                'permissions': [('publish_front', 'Can publish fronts')],
            },
        ),
        migrations.CreateModel(
            name='FrontEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='recorded at')),
                ('place_count', models.PositiveSmallIntegerField(default=0)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'edition of a front',
                'verbose_name_plural': 'editions of fronts',
                'ordering': ('-published_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='FrontPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('article_id', models.PositiveBigIntegerField(db_index=True, verbose_name='article')),
                ('kicker', articles.fields.PlainCharField(blank=True, max_length=60, verbose_name='kicker')),
                ('headline', articles.fields.PlainCharField(blank=True, max_length=200, verbose_name='headline')),
                ('alt', articles.fields.PlainTextField(blank=True, verbose_name='alt text')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='articles.frontedition')),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.image', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'place of a front’s edition',
                'verbose_name_plural': 'places of fronts’ editions',
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='FrontSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('kicker', articles.fields.PlainCharField(blank=True, max_length=60, verbose_name='kicker')),
                ('headline', articles.fields.PlainCharField(blank=True, max_length=200, verbose_name='headline')),
                ('alt', articles.fields.PlainTextField(blank=True, verbose_name='alt text')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article', verbose_name='article')),
                ('front', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='articles.front')),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.image', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'place on a front',
                'verbose_name_plural': 'places on a front',
                'ordering': ('position', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='front',
            constraint=models.UniqueConstraint(django.db.models.functions.comparison.Coalesce('section', models.Value(0)), name='one_front_each'),
        ),
        migrations.AddIndex(
            model_name='frontedition',
            index=models.Index(fields=['section', '-published_at', '-id'], name='front_due'),
        ),
        migrations.AddConstraint(
            model_name='frontedition',
            constraint=models.UniqueConstraint(django.db.models.functions.comparison.Coalesce('section', models.Value(0)), models.F('number'), name='front_number_once'),
        ),
        migrations.AddConstraint(
            model_name='frontplace',
            constraint=models.UniqueConstraint(fields=('edition', 'position'), name='place_once_in_front'),
        ),
        migrations.AddConstraint(
            model_name='frontplace',
            constraint=models.UniqueConstraint(fields=('edition', 'article_id'), name='article_once_in_front'),
        ),
        migrations.AddConstraint(
            model_name='frontslot',
            constraint=models.UniqueConstraint(fields=('front', 'article'), name='article_once_on_front'),
        ),
    ]
