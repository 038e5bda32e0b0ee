"""The house's rules: say this, not that."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy, Rule
from articles.copydesk.remark import Remark


def house_rules(copy: Copy) -> Iterator[Remark]:
    """Each place where the house would say something else, with its reason."""
    texts = [(passage, _even(passage.text)) for passage in copy.passages]
    for rule in copy.house.rules:
        pattern = _pattern(rule.avoid)
        start = _even(rule.avoid.rstrip("*"))
        for passage, folded in texts:
            # Most rules meet nothing in most stories: look before searching.
            if not start or start not in folded:
                continue
            for found in pattern.finditer(passage.text):
                yield passage.remark("house", found.start(), found.end(), _said(rule))


def _even(text: str) -> str:
    """Lower case, one kind of space, one kind of apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())


def _pattern(avoid: str) -> re.Pattern:
    """Whole words, in any case unless the rule has capitals; “*” is any ending."""
    words = re.escape(avoid.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "[’']")
    ending = r"\w{0,30}" if avoid.endswith("*") else ""
    case = re.IGNORECASE if avoid.islower() else 0
    return re.compile(
        rf"(?<![\w’'-]){words.replace('’', '[’' + chr(39) + ']')}{ending}(?![\w-])",
        case,
    )


def _said(rule: Rule) -> str:
    if not rule.say:
        return rule.reason
    return _("Say “%(say)s”. %(reason)s") % {"say": rule.say, "reason": rule.reason}
