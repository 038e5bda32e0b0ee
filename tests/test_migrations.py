"""The tables are what the models say, and every test finds them as migrated."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from articles.editions.edition import Edition
from articles.images.credit_rule import CreditRule
from tests import make


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert capsys.readouterr().out == "No changes detected\n"


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_with_commits_leaves_everything_as_migrated(turn):
    """With the usual agencies, without editions, and those that come are permanent."""
    found = (Edition.objects.count(), CreditRule.objects.filter(credit="ANP").count())
    make.edition()
    with pytest.raises(DatabaseError, match="never changed"):
        Edition.objects.all().delete()
    assert found == (0, 1)
