"""Every parameter that a page knows is part of what its cached answer is kept by."""

from articles.reading.feeds.archive import ArchiveForm
from articles.reading.search_form import SearchForm
from newsroom.cache.key import KNOWN


def test_what_a_page_is_asked_is_never_dropped():
    asked = {*SearchForm.base_fields, *ArchiveForm.base_fields, "page"}
    assert asked - KNOWN == set()
