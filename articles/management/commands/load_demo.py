"""load_demo: a day's paper to look around in, through the same doors as real copy."""

import datetime as dt
import json
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.body.pictures import image_ids
from articles.drafts.arrange import Pin, arrange, front_of
from articles.drafts.article import Article, ArticleByline
from articles.editions.edition import Edition
from articles.editions.front_edition import FrontEdition
from articles.editions.publish import publish
from articles.editions.publish_front import publish_front
from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.images.prepare import prepare_all
from articles.management import demo
from articles.management.demo.liveblog import load_liveblog
from articles.management.demo.pictures.save import save_picture
from articles.management.demo.stories import (
    AUTHORS,
    FRONT,
    SECTIONS,
    STORIES,
    DemoStory,
)
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.wire.files import copy_key, read_copy
from articles.wire.plain import parse
from articles.wire.receive import AlreadyReceived, receive

COPY = Path(demo.__file__).parent / "copy"
# Left at the desk, so that there is something to publish.
DRAFTS = ("sport/laatste-elftal.txt",)
# One account of each kind; who may do everything sends the demo stories out.
CHIEF = "hoofdredacteur"
ACCOUNTS = {
    "chef": "Chief",
    "redacteur": "Editor",
    "beeldredacteur": "Picture desk",
    "verslaggever": "Reporter",
}


class Command(BaseCommand):
    help = (
        "Loads demo stories, pictures and an account for each role into an empty newsroom, and "
        "prints where everything is. A newsroom with stories is left as it is."
    )

    def handle(self, *args, **options):
        accounts = Accounts(settings.VAR_DIR / "demo-accounts.json")
        unfinished = settings.VAR_DIR / "demo-unfinished"
        if unfinished.exists() or not Article.objects.exists():
            unfinished.touch()
            load(accounts)
            unfinished.unlink()
        self.stdout.write(welcome(accounts))


class Accounts:
    """The demo editors' passwords: made once, kept in a file that only you can read."""

    def __init__(self, path: Path):
        self.path = path
        self.passwords: dict[str, str] = {}
        if path.is_file():
            self.passwords = json.loads(path.read_text(encoding="utf-8"))

    def create(self, username: str, group: str = "", **values):
        """An account with a fresh password; somebody's own of that name stays as it is."""
        User = get_user_model()
        theirs = User.objects.filter(username=username).first()
        if theirs and username not in self.passwords:
            return theirs
        # Before the account: a password that nobody knows is no use.
        self.passwords[username] = secrets.token_urlsafe(9)
        self.path.touch(mode=0o600)
        self.path.write_text(json.dumps(self.passwords, indent=1), encoding="utf-8")
        values |= {"is_staff": True}
        user, _new = User.objects.get_or_create(username=username, defaults=values)
        user.set_password(self.passwords[username])
        user.save()
        # The operator may have given it another name.
        user.groups.add(*Group.objects.filter(name=group))
        return user


def load(accounts: Accounts) -> None:
    """Accounts, sections, authors, and every story with its pictures."""
    chief = accounts.create(CHIEF, is_superuser=True)
    for username, group in ACCOUNTS.items():
        accounts.create(username, group)
    for place, (slug, name, description) in enumerate(SECTIONS):
        values = {"name": name, "description": description, "position": place}
        Section.objects.get_or_create(slug=slug, defaults=values)
    for name, bio in AUTHORS:
        values = {"name": name, "bio": bio}
        Author.objects.get_or_create(slug=slugify(name), defaults=values)
    spellings = CreditRule.objects.all().spellings()
    with tempfile.TemporaryDirectory() as folder:
        for _image in prepare_all(load_stories(Path(folder), spellings, by=chief)):
            pass
    load_liveblog(by=chief)
    pin_front(by=chief)


def load_stories(folder: Path, spellings: dict[str, str], *, by) -> Iterator[Image]:
    """Every story; its pictures come out, to be prepared while the next one is drawn."""
    seen: list[int] = []
    for story in tqdm(STORIES, desc=_("Demo stories"), unit="", leave=False):
        load_story(story, folder, spellings, by=by)
        new = Image.objects.filter(state=Image.State.PREPARING).exclude(pk__in=seen)
        for image in new:
            seen.append(image.pk)
            yield image


def load_story(
    story: DemoStory, folder: Path, spellings: dict[str, str], *, by
) -> None:
    """One story by the way of all copy: wire, pictures with metadata, publish."""
    text = read_copy(COPY / story.path)
    images = []
    for name in story.pictures:
        images.append(folder / f"{name}.jpg")
        save_picture(name, images[-1])

    def finish(article: Article) -> None:
        _complete(article, story)
        if story.path not in DRAFTS:
            at = timezone.now() - dt.timedelta(minutes=story.minutes_ago)
            publish(article, by=by, at=at)
            if story.correction:
                _correct(article, story, by=by, at=at + dt.timedelta(hours=2))

    try:
        receive(
            parse(text, spellings),
            by=by,
            section=Section.objects.get(slug=story.section),
            images=images,
            key=copy_key(text),
            then=finish,
        )
    except AlreadyReceived:
        return


def _correct(article: Article, story: DemoStory, *, by, at: dt.datetime) -> None:
    """The text as it is now went out with a mistake in it; here it is mended."""
    article.body = made_up(article, story) or article.body  # type: ignore[assignment]
    article.save()
    publish(article, by=by, at=at, correction=story.correction)


def made_up(article: Article, story: DemoStory) -> str:
    """The text that the desk made of a copy file, "" where it left it as it was."""
    path = (COPY / story.path).with_suffix(".html")
    if not path.is_file():
        return ""
    html = path.read_text(encoding="utf-8")
    images = [article.lead_image_id, *image_ids(article.body)]
    for name, key in zip(story.pictures, images, strict=True):
        html = html.replace(f'data-image="{name}"', f'data-image="{key}"')
    return html


def pin_front(*, by) -> None:
    """The front page with its pinned stories, as the desk would publish it."""
    if FrontEdition.objects.exists():  # from a load that was broken off
        return
    live = dict(Edition.objects.live().values_list("slug", "article_id"))
    pins = [Pin(live[slug], headline=own) for slug, own in FRONT if slug in live]
    version = front_of(None).version
    publish_front(arrange(None, pins, by=by, version=version), by=by)


def welcome(accounts: Accounts) -> str:
    """Where the site, the desk and the feed are, and who can sign in."""
    lines = [
        (_("Site"), settings.SITE_URL + reverse("front")),
        (_("Desk"), settings.SITE_URL + reverse("admin:index")),
        (_("Feed"), settings.SITE_URL + reverse("rss")),
    ]
    lines += [
        (_("Sign in"), f"{username}  {password}")
        for username, password in accounts.passwords.items()
    ]
    width = max(len(label) for label, _value in lines) + 2
    return (
        "\n" + "\n".join(f"  {label:{width}}{value}" for label, value in lines) + "\n"
    )


def _complete(article: Article, story: DemoStory) -> None:
    """What an editor adds to copy: intro, bylines, tags."""
    article.intro, article.genre = story.intro, story.genre
    article.save()
    authors = {
        author.name: author for author in Author.objects.filter(name__in=story.authors)
    }
    ArticleByline.objects.bulk_create(
        ArticleByline(article=article, author=authors[name], position=place)
        for place, name in enumerate(story.authors)
    )
    article.tags.set(story.tags)
