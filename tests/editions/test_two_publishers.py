"""Two processes publish one story at the same moment, on a real database."""

import subprocess
import sys

import pytest

from articles.editions.edition import Edition
from tests import make

PUBLISHER = """
import sys
from django.core.exceptions import ValidationError
from articles.drafts.article import Article
from articles.editions.publish import publish
print("ready", flush=True)
sys.stdin.readline()
try:
    print("published", publish(Article.objects.get(pk={pk}), by=None).number)
except ValidationError as error:
    print("refused", getattr(error, "code", error.messages))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
@pytest.mark.parametrize("attempt", range(3))
def test_one_of_two_simultaneous_publishers_wins_and_the_other_hears_why(
    other_process, attempt
):
    article = make.article(section=make.section(), authors=[make.author()], tags=["a"])
    command = [
        sys.executable,
        "manage.py",
        "shell",
        "-v0",
        "-c",
        PUBLISHER.format(pk=article.pk),
    ]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with (
        subprocess.Popen(command, env=other_process, **pipes) as one,
        subprocess.Popen(command, env=other_process, **pipes) as two,
    ):
        for process in (one, two):
            assert process.stdout.readline() == "ready\n"
        for process in (one, two):
            process.stdin.write("\n")
            process.stdin.flush()
        answers = sorted(process.communicate(timeout=60)[0] for process in (one, two))
    assert answers == ["published 1\n", "refused unchanged\n"]
    edition = Edition.objects.get()
    assert (edition.bylines.count(), edition.tag_items.count()) == (1, 1)
