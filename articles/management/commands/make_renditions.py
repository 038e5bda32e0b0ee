"""make_renditions: every picture gets the files of today's ladder."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.images.image import Image
from articles.images.prepare import prepare_all
from articles.images.renditions import missing


class Command(BaseCommand):
    help = (
        "Makes the renditions that pictures lack: after the ladder has changed, or after "
        "a worker was killed. What is up to date is skipped, so it may be stopped and "
        "started again. Its status is 1 where a picture could not be prepared."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="also what is up to date"
        )
        parser.add_argument(
            "--processes", type=int, default=2, metavar="N", help="at once; 2"
        )

    def handle(self, *args, all, processes, **options):
        images = Image.objects.exclude(file="").order_by("-pk")
        made, failed = 0, []
        with tqdm(
            total=images.count(), unit="", leave=False, disable=None, delay=1
        ) as bar:
            wanted = _wanted(images, bar, everything=all)
            for image in prepare_all(wanted, max(1, processes)):
                bar.update()
                made += image.state == Image.State.READY
                if image.state == Image.State.FAILED:
                    failed.append(f"{image.pk}: {image.problem}")
            known = bar.total - made - len(failed)
        for line in failed:
            self.stderr.write(line)
        counts = {"made": made, "known": known, "failed": len(failed)}
        summary = _("Prepared %(made)d, up to date %(known)d, failed %(failed)d.")
        self.stdout.write(summary % counts)
        if failed:
            message = _("%(failed)d pictures could not be prepared.")
            raise CommandError(message % counts)


def _wanted(images, bar: tqdm, *, everything: bool) -> Iterator[Image]:
    """The pictures that lack something, each read when its turn comes."""
    for pk in list(images.values_list("pk", flat=True)):
        image = images.filter(pk=pk).first()
        if image and everything:
            image.renditions = []
        if image and (missing(image) or image.state != Image.State.READY):
            yield image
        else:
            bar.update()
