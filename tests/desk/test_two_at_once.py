"""Processes that save one story at the same moment, on a real database."""

import subprocess
import sys

import pytest

from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from tests import make

SAVER = """
import sys
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from lxml import html
settings.ALLOWED_HOSTS.append("testserver")
client = Client()
client.force_login(get_user_model().objects.get(username="{name}"))
address = reverse("admin:articles_article_change", args=[{pk}])
for number in range({rounds}):
    page = html.fromstring(client.get(address, secure=False).content.decode())
    (form,) = page.xpath("//form[@id='article_form']")
    sent = {{key: (value or "").removeprefix("\\n") for key, value in form.form_values()}}
    sent["body"] += f"<p>{name} {{number}} schreef dit.</p>"
    print("ready", flush=True)
    sys.stdin.readline()
    answer = client.post(address, sent)
    print(answer.status_code, flush=True)
"""
ROUNDS = 10


def saver(name: str, article: Article, environment) -> subprocess.Popen:
    make.editor(name)
    code = SAVER.format(name=name, pk=article.pk, rounds=ROUNDS)
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
def test_two_processes_that_save_at_once_lose_no_paragraph(other_process):
    # Without the list of hashed static files, which no test makes.
    other_process["DEBUG"] = "on"
    article = make.article(body="<p>Begin.</p>")
    record(article, by=None, why=Revision.Why.SAVED)
    with (
        saver("anna", article, other_process) as anna,
        saver("eva", article, other_process) as eva,
    ):
        for _ in range(ROUNDS):
            for process in (anna, eva):
                assert process.stdout.readline() == "ready\n"
            for process in (anna, eva):
                process.stdin.write("\n")
                process.stdin.flush()
            for process in (anna, eva):
                assert process.stdout.readline() == "302\n"
        for process in (anna, eva):
            process.communicate(timeout=60)
    article.refresh_from_db()
    paragraphs = article.body.removesuffix("</p>").split("</p>")
    expected = {
        f"<p>{n} {k} schreef dit." for n in ("anna", "eva") for k in range(ROUNDS)
    }
    assert sorted(paragraphs) == sorted({"<p>Begin.", *expected})
    assert article.version == 1 + 2 * ROUNDS
    merged = article.revisions.filter(why=Revision.Why.MERGED).count()
    assert merged >= ROUNDS
