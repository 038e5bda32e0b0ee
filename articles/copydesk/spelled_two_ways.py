"""The same name spelled two ways in one story."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.alike import alike
from articles.copydesk.copy import Copy
from articles.copydesk.remark import Remark


def spelled_two_ways(copy: Copy) -> Iterator[Remark]:
    """“Khadimi”, where the story has “Kadhimi” too."""
    for slip, name in alike(copy):
        message = _("“%(slip)s” here, “%(name)s” elsewhere: one name, or two?") % {
            "slip": slip.text,
            "name": name.text,
        }
        yield slip.sentence.passage.remark(
            "name", slip.start, slip.end, message, learn=slip.text, beside=name.text
        )
