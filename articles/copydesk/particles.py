"""A separable verb whose particle came along twice: “zijn toegenomen toe”."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.remark import Remark
from articles.copydesk.word_list import word_set

# These say nothing by themselves behind a participle.
PARTICLES = ("toe", "af", "mee", "terug", "weg", "neer", "vast", "heen", "samen")
# These may begin what comes next (“opgenomen op de afdeling”), unless nothing does.
PREPOSITIONS = (
    "aan", "achter", "bij", "binnen", "door", "in", "om", "onder", "op", "over",
    "tegen", "uit", "voor",
)  # fmt: skip
# No preposition has one of these as its object.
NO_OBJECT = word_set(
    "aan bij door in met na naar om omdat op sinds tegen tijdens toen tot uit van voor "
    "voordat en maar want of dat terwijl nadat zodat is zijn was waren wordt worden werd "
    "werden heeft hebben had hadden zal zullen kan kunnen"
)
# “toegezegd toe te treden”, “samengekomen samen met”.
GOES_ON = frozenset(("te", "met"))

_any = "|".join(PARTICLES + PREPOSITIONS)
_again = re.compile(
    rf"(?<!\w)(?:({_any})ge[^\W\d_]{{2,20}}(?:t|d|en)|({_any}) te [^\W\d_]{{2,20}}n) "
    rf"(?:\1|\2)(?![\w-])([ ][^\W\d_]+)?",
    re.IGNORECASE,
)


def particles(copy: Copy) -> Iterator[Remark]:
    """A participle, or “te” with its verb, followed by its own particle."""
    if not copy.dutch:
        return
    for passage in copy.passages:
        for found in _again.finditer(passage.text):
            particle = (found[1] or found[2]).casefold()
            following = (found[3] or "").strip().casefold()
            if _may_stand(particle, following):
                continue
            end = found.start(3) if found[3] else found.end()
            message = _("“%(word)s” is in the verb already.") % {"word": particle}
            yield passage.remark("particle", found.start(), end, message)


def _may_stand(particle: str, following: str) -> bool:
    if following in GOES_ON:
        return True
    loose = not following or following in NO_OBJECT
    return particle in PREPOSITIONS and not loose
