"""index_words: what search finds stories by, made anew."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.drafts import index_articles
from articles.editions import index_editions


class Command(BaseCommand):
    help = (
        "Indexes the words of every article and edition that is not indexed by the "
        "rules of this version. May be stopped and started again, while the paper is "
        "open. --all does everything anew, as after authors or tags got other names."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="also what is up to date"
        )

    def handle(self, *args, all, **options):
        articles = index_articles.unindexed(everything=all).count()
        editions = index_editions.unindexed(everything=all).count()
        total = articles + editions
        with tqdm(total=total, unit="", leave=False, disable=None, delay=1) as bar:
            for done in index_articles.index_articles(everything=all):
                bar.update(done)
            for done in index_editions.index_editions(everything=all):
                bar.update(done)
        summary = _("Indexed %(articles)d articles and %(editions)d editions.")
        self.stdout.write(summary % {"articles": articles, "editions": editions})
