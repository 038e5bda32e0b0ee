"""Many processes save at the same moment: nobody is refused, nothing is lost."""

import subprocess
import sys

import pytest

from articles.drafts.article import Article
from articles.drafts.revision import Revision
from tests import make
from tests.faults.size import sized

PROCESSES, SAVES = sized((4, 25), (4, 600))
SAVER = """
from django.contrib.auth import get_user_model
from django.db import transaction
from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
editor = get_user_model().objects.get(username="{name}")
for number in range({saves}):
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk={pk})
        article.headline = f"{name} {{number}}"
        article.changed_by = editor
        article.save()
        record(article, by=editor, why=Revision.Why.SAVED)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
def test_no_save_is_refused_and_each_is_a_revision(other_process):
    savers = []
    for number in range(PROCESSES):
        editor, article = make.editor(f"wie{number}"), make.article()
        code = SAVER.format(name=editor.username, saves=SAVES, pk=article.pk)
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        savers.append((article, subprocess.Popen(command, env=other_process)))
    refused = [saver.wait(timeout=600) for _, saver in savers]
    assert refused == [0] * PROCESSES
    for number, (article, _) in enumerate(savers):
        kept = Revision.objects.filter(article=article).count()
        headline = Article.objects.get(pk=article.pk).headline
        assert (kept, headline) == (SAVES, f"wie{number} {SAVES - 1}")
