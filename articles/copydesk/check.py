"""All checks on a draft."""

from articles.copydesk.problem import Problem
from articles.copydesk.required import required
from articles.drafts.article import Article

CHECKS = (required,)


def problems(article: Article) -> list[Problem]:
    """What stands in the way of publishing; empty when nothing does."""
    return [problem for check in CHECKS for problem in check(article)]
