"""thin_revisions: keep fewer of the old saves of drafts."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from articles.drafts.thin import thin


class Command(BaseCommand):
    help = (
        "Of saves older than two weeks keeps the last of each hour, of those older "
        "than sixty days the last of each day. What was published, received or not "
        "chosen stays for ever. Run it daily."
    )

    def handle(self, *args, **options):
        count = thin(timezone.now())
        words = ngettext(
            "%(count)d revision thinned.", "%(count)d revisions thinned.", count
        )
        self.stdout.write(words % {"count": count})
