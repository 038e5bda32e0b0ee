"""A form that holds more than the server takes: the editor hears it, nothing is saved."""

import pytest
from django.urls import reverse

from articles.drafts.article import Article
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make.editor())
    return client


@pytest.mark.parametrize(
    ("setting", "most"),
    [("DATA_UPLOAD_MAX_MEMORY_SIZE", 1000), ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 10)],
)
def test_too_much_at_once_is_told_with_where_the_text_is(desk, settings, setting, most):
    article = make.article("Eerst")
    setattr(settings, setting, most)
    sent = {f"veld-{number}": "x" * 200 for number in range(20)} | {
        "headline": "Anders"
    }
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = desk.post(address, sent)
    page = response.content.decode()
    assert response.status_code == 413
    assert "Niets is opgeslagen" in page
    assert "Ga terug in je browser" in page
    assert Article.objects.get().headline == "Eerst"


def test_what_is_no_form_is_told_too(desk):
    address = reverse("admin:articles_article_add")
    response = desk.generic("POST", address, b"x", content_type="multipart/form-data")
    assert response.status_code == 400
