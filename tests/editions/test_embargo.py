"""Nothing of a story goes out before its embargo ends."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db

SECOND = dt.timedelta(seconds=1)


def test_a_story_goes_out_at_its_embargo_and_not_a_second_before():
    ends = timezone.now() + dt.timedelta(hours=2)
    article = make.article(section=make.section(), embargo=ends)
    editor = make.editor()
    for early in (None, ends - SECOND):
        with pytest.raises(ValidationError) as refused:
            publish(article, by=editor, at=early)
        moment = timezone.localtime(ends).strftime("%d-%m-%Y %H.%M")
        assert refused.value.message_dict == {
            "at": [
                f"Op dit verhaal rust een embargo tot {moment}. Plan het voor dan of "
                "later, of haal het embargo van het verhaal."
            ]
        }
    assert not Edition.objects.exists()
    edition = publish(article, by=editor, at=ends)
    assert list(Edition.objects.live(ends - SECOND)) == []
    assert list(Edition.objects.live(ends)) == [edition]
