"""A backup is made, something happens, and all is put back."""

from pathlib import Path

from django.db import connections

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from deploy.check import answers
from deploy.check.house import House
from deploy.check.part import soon
from deploy.check.said import Said

SERVERS = ("web-1", "web-2", "worker")


def there_and_back(house: House, said: Said) -> None:
    place = house.folder / "backups"
    # Ours is from before PostgreSQL was restarted.
    connections.close_all()
    before = Edition.objects.count()
    house.manage("backup", str(place))
    made = next(each for each in place.iterdir() if each.is_dir())
    said.well(f"a backup of {before} editions is made, while all is up")
    house.manage("restore", str(made), "--verify-only")
    said.well("it is equal, byte for byte")
    article = Article.objects.filter(headline="De som op de proef").first()
    assert article is not None
    article.headline = "Na de reservekopie"
    article.save()
    publish(article, by=None)
    soon(lambda: "Na de reservekopie" in answers.text(house, "/"), "It does not show.")
    _restore(house, made)
    after = Edition.objects.count()
    said.expect(after == before, f"restored: {after} editions, as before")
    gone = "Na de reservekopie" not in answers.text(house, "/")
    said.expect(gone, "readers see the paper of the backup")


def _restore(house: House, made: Path) -> None:
    for name in SERVERS:
        house.parts[name].stop()
    connections.close_all()
    house.manage("restore", str(made), "--replace")
    for name in SERVERS:
        house.parts[name].start()
