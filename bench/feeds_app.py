"""The addresses of the paper, and Django's own feed view beside them."""

from django.contrib.syndication.views import Feed
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

from articles.editions.edition import Edition
from articles.reading.feeds import archive
from articles.reading.feeds.document import NEVER
from articles.reading.feeds.item import Item
from articles.reading.feeds.stories import story_items


class DjangosFeed(Feed):
    """The same stories with the same text, as its documentation says to."""

    title, link, description = "De Courant", "/", "Het nieuws"
    many = archive.NEWEST

    def items(self) -> list[Item]:
        at = timezone.now()
        newest = Edition.objects.live(at).by_first_publication()[: self.many]
        numbers = list(newest.values_list("pk", flat=True))
        made = story_items(numbers, at)
        return [made[number] for number in numbers]

    def item_title(self, item: Item) -> str:
        return item.title

    def item_description(self, item: Item) -> str:
        return item.html

    def item_link(self, item: Item) -> str:
        return item.url

    def item_guid(self, item: Item) -> str:
        return item.id

    def item_pubdate(self, item: Item):
        return item.published_at or NEVER

    def item_categories(self, item: Item) -> list[str]:
        return [subject.label for subject in item.subjects]


urlpatterns = [
    path("django/rss.xml", gzip_page(conditional_page(DjangosFeed()))),
    path("", include("newsroom.urls")),
]
