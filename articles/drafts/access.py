"""Access: who may see, change and publish a story. Every act and every page asks here."""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.drafts.article import Article, ArticleByline
from articles.masthead.section import Section

VIEW = "articles.view_article"
CHANGE = "articles.change_article"
CHANGE_ANY = "articles.change_any_article"
CALL_READY = "articles.ready_article"
PUBLISH = "articles.publish_article"


def may_view(user) -> bool:
    """Whether somebody reads along: a newsroom reads all of its own copy, or none."""
    return user.has_perm(VIEW) or user.has_perm(CHANGE)


def may_change(user, article: Article) -> bool:
    """Whether somebody may write in a story, as it is saved now."""
    if not user.has_perm(CHANGE):
        return False
    return user.is_superuser or changeable(user).filter(pk=article.pk).exists()


def may_publish(user, article: Article | None) -> bool:
    """Whether somebody may send a story, or a new one (None), to readers."""
    if not user.has_perm(PUBLISH):
        return False
    return article is None or may_change(user, article)


def may_call_ready(user, article: Article | None) -> bool:
    """Whether somebody may say that a story, or a new one (None), can go out."""
    if not user.has_perm(CALL_READY):
        return False
    return article is None or may_change(user, article)


def may_write_in(user, section: Section | None) -> bool:
    """Whether a section is open to somebody."""
    return section is None or open_sections(user).filter(pk=section.pk).exists()


def changeable(user, articles: QuerySet[Article] | None = None) -> QuerySet[Article]:
    """The stories that somebody may write in."""
    articles = Article.objects.all() if articles is None else articles
    if not user.has_perm(CHANGE):
        return articles.none()
    if user.is_superuser:
        return articles
    inside = Q(section=None) | Q(section__in=open_sections(user).values("pk"))
    mine = Q() if user.has_perm(CHANGE_ANY) else _own(user)
    return articles.filter(inside & mine)


def own(user, articles: QuerySet[Article] | None = None) -> QuerySet[Article]:
    """Somebody's own stories: begun by, assigned to, or signed by them."""
    articles = Article.objects.all() if articles is None else articles
    return articles.filter(_own(user))


def open_sections(user) -> QuerySet[Section]:
    """The sections that somebody may write in: those without groups, or with theirs."""
    if user.is_superuser:
        return Section.objects.all()
    limits = Section.groups.through.objects.filter(section=OuterRef("pk"))
    inside = limits.filter(group__user=user)
    return Section.objects.filter(~Exists(limits) | Exists(inside))


def colleagues() -> QuerySet:
    """Those who can be given a story or a note: everybody with a desk, by name."""
    people = get_user_model().objects.filter(is_active=True, is_staff=True)
    return people.order_by("username")


def _own(user) -> Q:
    signed = ArticleByline.objects.filter(article=OuterRef("pk"), author__user=user)
    return Q(created_by=user) | Q(assignee=user) | Q(Exists(signed))
