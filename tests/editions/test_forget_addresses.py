"""The address under which a removed story was once found goes with it."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.masthead.old_address import OldAddress
from tests import make

pytestmark = pytest.mark.django_db

NAMED = "/2019/ibrahim-verzonnen-veroordeeld.html"
BARE = "/artikel/4711.html"
BY_PATH = "/kort/verzonnen"


@pytest.fixture
def story():
    article = make.article("Rechter hoort Ibrahim Verzonnen", section=make.section())
    edition = publish(article, by=make.editor())
    other = make.edition("Brug open", by=None)
    led = {"article_id": article.pk}
    for path, target in {
        NAMED: led,
        BARE: led,
        BY_PATH: {"to": edition.get_absolute_url()},
        "/2019/ibrahim-verzonnen-is-een-ander": {"article_id": other.article_id},
    }.items():
        old = OldAddress.objects.create(path=path, **target)
        LogEntry.objects.create(
            user=article.changed_by or make.editor(),
            content_type=ContentType.objects.get_for_model(OldAddress),
            object_id=str(old.pk),
            object_repr=old.path,
            action_flag=CHANGE,
        )
    return article


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("", []),
        ("Ibrahim Verzonnen", [BARE]),
        ("Rechter", [NAMED, BARE]),
    ],
)
def test_no_old_address_says_what_was_removed(story, words, kept):
    remove(story.pk, by="R", ground="AVG", at=timezone.now(), words=words)
    left = [*sorted(["/2019/ibrahim-verzonnen-is-een-ander", *kept])]
    assert sorted(OldAddress.objects.values_list("path", flat=True)) == left
    logged = LogEntry.objects.filter(content_type__model="oldaddress")
    assert sorted(logged.values_list("object_repr", flat=True)) == left
