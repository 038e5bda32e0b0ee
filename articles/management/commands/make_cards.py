"""make_cards: every story of the last weeks gets its social card."""

import datetime as dt

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.editions.card import draw_cards, missing_card
from articles.editions.edition import Edition

# Who shares a link, shares what is new.
DAYS = 30


class Command(BaseCommand):
    help = (
        "Draws the social cards that live stories lack: after the paper's name or "
        "SECRET_KEY has changed, or what a killed worker left. What is there is skipped, "
        "so it may be stopped and started again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--days",
            type=int,
            default=DAYS,
            metavar="N",
            help=f"stories that came out in so many days; {DAYS}",
        )
        parser.add_argument(
            "--all", action="store_true", help="also all older ones, and the archive"
        )

    def handle(self, *args, all, days, **options):
        now = timezone.now()
        live = Edition.objects.live(now).select_related("lead_image")
        if not all:
            since = now - dt.timedelta(days=max(0, days))
            live = live.filter(first_published_at__gte=since)
        drawn = 0
        with tqdm(
            total=live.count(), unit="", leave=False, disable=None, delay=1
        ) as bar:
            for edition in live.order_by("-first_published_at").iterator(200):
                if missing_card(edition):
                    draw_cards.call(edition.pk)
                    drawn += not missing_card(edition)
                bar.update()
            known = bar.total - drawn
        summary = _("Drawn %(drawn)d, there already or not to be drawn %(known)d.")
        self.stdout.write(summary % {"drawn": drawn, "known": known})
