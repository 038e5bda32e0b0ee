"""The story that a page of the desk is about, for who may read it or write in it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from articles.drafts.article import Article


def story_to_read(request: HttpRequest, article_id: int, admin) -> Article:
    """Raises PermissionDenied before it looks: no answer tells whether it is there."""
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=article_id)
    if not admin.has_view_or_change_permission(request, article):
        raise PermissionDenied
    return article


def story_to_write(request: HttpRequest, article_id: int, admin) -> Article:
    """As `story_to_read`, for who may also change it."""
    article = story_to_read(request, article_id, admin)
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    return article
