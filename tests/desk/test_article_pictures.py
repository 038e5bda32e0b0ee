"""When a story first loses a picture, as the list says it."""

import datetime as dt

import pytest

from articles.desk.article_pictures import with_rights_end
from articles.drafts.article import Article
from tests import make

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def showing(*images) -> str:
    """A text with these pictures."""
    return "".join(
        f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'
        for image in images
    )


def test_the_picture_that_goes_first_counts_and_only_within_a_month():
    soon, later, far, gone, to_come = (
        make.image(rights_end=NOON + days * DAY, file=file)
        for days, file in ((3, True), (30, True), (31, True), (0, True), (1, False))
    )
    both = make.article(body=showing(later), lead_image=soon)
    one = make.article(body=showing(gone, later, far))
    none = make.article(body=showing(gone, to_come, far))
    bare = make.article()
    found = with_rights_end(Article.objects.all(), NOON)
    assert dict(found.values_list("pk", "rights_end")) == {
        both.pk: soon.rights_end,
        one.pk: later.rights_end,
        none.pk: None,
        bare.pk: None,
    }
