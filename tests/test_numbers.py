"""Numbers longer than any key: a page that is not there, on every database."""

import pytest
from django.test import RequestFactory

from articles.drafts.article import Article
from newsroom.numbers import too_long_is_not_found
from tests import make

pytestmark = pytest.mark.django_db
HUGE = 2**70


@pytest.fixture
def desk(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize(
    "address",
    [
        f"/admin/articles/article/{HUGE}/change/",
        f"/admin/articles/article/{HUGE}/delete/",
        f"/admin/articles/article/{HUGE}/publish/",
        f"/admin/articles/article/{HUGE}/notes/",
        f"/admin/articles/article/?section__id__exact={HUGE}",
        f"/admin/articles/article/?section__id__in={HUGE}",
        f"/admin/articles/image/{HUGE}/original/",
        f"/admin/auth/user/{HUGE}/password/",
        f"/admin/r/1/{HUGE}/",
    ],
)
def test_no_address_is_a_fault_of_ours(desk, address):
    assert desk.get(address).status_code in (200, 302, 404)


def test_no_forged_choice_is_either(desk):
    for sent in ({"section": HUGE}, {"lead_image": HUGE}, {"assignee": HUGE}):
        answer = desk.post("/admin/articles/article/add/", sent)
        assert answer.status_code in (200, 404)
    action = {"action": "delete_selected", "_selected_action": HUGE}
    assert desk.post("/admin/articles/image/", action).status_code in (302, 200, 404)
    assert not Article.objects.exists()


def test_any_other_overflow_is_a_fault_and_stays_one():
    middleware = too_long_is_not_found(lambda request: None)
    request = RequestFactory().get("/admin/")
    assert middleware.process_exception(request, OverflowError("math range")) is None
    assert middleware.process_exception(request, ValueError("SQLite INTEGER")) is None
