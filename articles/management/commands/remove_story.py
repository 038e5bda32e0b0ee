"""remove_story: what a court or a person's right takes away."""

import getpass

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.dispatch.removed import remove_and_tell
from articles.drafts.article import Article
from articles.drafts.article_words import ArticleWords
from articles.editions.edition_words import EditionWords
from articles.editions.removed_links import still_linking

EMPTIED = (
    "edition",
    "article",
    "revision",
    "workingcopy",
    "articlewords",
    "editionwords",
    "publishedword",
    "oldaddress",
)


class Command(BaseCommand):
    help = (
        "Removes a story, or only some words of it, from every table: drafts, "
        "revisions, editions, autosaves, notes, fronts and the admin's history. What "
        "is left says that something was removed, when, by whom and on what ground; "
        "readers find that at its address. It cannot be undone. Backups and a CDN are "
        "not reached: see docs/operators.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("article", type=int, help="its number, as in the address")
        parser.add_argument("--ground", required=True, help="the order or the right")
        parser.add_argument("--by", default=getpass.getuser(), help="who removes it")
        parser.add_argument("--words", default="", help="only these words, exactly")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args, article: int, ground, by, words, yes: bool, **options):
        if not yes and not self._sure(article, words):
            raise CommandError(_("Nothing was removed."))
        if connection.vendor == "sqlite":
            # Otherwise the words stay in the file where the rows were.
            connection.cursor().execute("PRAGMA secure_delete = ON")
        try:
            touched = remove_and_tell(
                article, by=by, ground=ground, at=timezone.now(), words=words
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._leave_no_journal()
        for table, count in touched.items():
            self.stdout.write(f"{table}: {count}")
        self._name_those_that_link(article)
        self.stdout.write(_("Removed. The pictures stay in the library."))

    def _sure(self, article_id: int, words: str) -> bool:
        story = Article.objects.filter(pk=article_id).first()
        if story is None:
            raise CommandError(_("There is no story with this number."))
        what = _("“%(words)s” in") % {"words": words} if words else _("All of")
        asked = _("%(what)s “%(story)s” goes for good. Type its number to go on: ")
        answer = input(asked % {"what": what, "story": story})
        return answer.strip() == str(article_id)

    def _name_those_that_link(self, article_id: int) -> None:
        """Readers get no link any more; the drafts wait for somebody to mend them."""
        for story in still_linking(article_id):
            words = _("Still links to it, at the desk only: %(number)s, “%(story)s”.")
            self.stdout.write(words % {"number": story.pk, "story": story})

    def _leave_no_journal(self) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for table in EMPTIED:
                    # The planner keeps examples of what a table holds.
                    cursor.execute(f"VACUUM (ANALYZE) articles_{table}")
                for model in (ArticleWords, EditionWords):
                    # What once was a word of an index stays in it without a row.
                    index = f"{model._meta.db_table}_index"
                    cursor.execute(f"REINDEX INDEX CONCURRENTLY {index}")
