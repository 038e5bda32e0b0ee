"""A headline and an intro fit."""

import pytest

from articles.copydesk.length import length
from articles.copydesk.limits import LIMITS
from tests.copydesk.copies import copy


@pytest.mark.parametrize("field", ["kicker", "headline", "intro"])
def test_what_is_too_long_is_pointed_at_from_where_it_is(field):
    limit = LIMITS[field]
    assert list(length(copy(**{field: "x" * limit}))) == []
    (remark,) = length(copy(**{field: "x" * limit + "yz"}))
    assert (remark.field, remark.words) == (field, "yz")
    assert remark.message == f"The {field} has {limit + 2} characters; {limit} fit."


def test_a_long_text_is_none_of_its_business():
    assert list(length(copy("x" * 5000, lead_caption="x" * 5000))) == []
