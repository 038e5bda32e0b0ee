"""Stems of Dutch words: Snowball's, kept from what it makes of a newspaper's words."""

import re
from collections.abc import Callable

# Forms that no rule brings together, and words of which the rules make another one.
_IRREGULAR = {
    "dagen": "dag",
    "daken": "dak",
    "dode": "dood",
    "doden": "dood",
    "eieren": "ei",
    "goden": "god",
    "kinderen": "kind",
    "leden": "lid",
    "liederen": "lied",
    "minister": "minister",
    "ministers": "minister",
    "musea": "museum",
    "politici": "politicus",
    "schepen": "schip",
    "schoten": "schot",
    "steden": "stad",
    "volkeren": "volk",
    "wegen": "weg",
}
# “idee[ë]n”, “industrie[ë]n”.
_plural = re.compile("(ee|ie)en\\Z")
_syllable = re.compile("[aeiouy]+")
_long_vowel = re.compile(r"([aeou])\1([^aeiouy])\Z")
_s_after_consonant = re.compile(r"([^aeiouys])s\Z")
SHORT = 4


def dutch_stem(folded: str, snowball: Callable[[str], str]) -> str:
    """The stem of a folded word, by Snowball's rules with three of the house."""
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    stemmed = _without_participles(_plural.sub(r"\1", folded), snowball)
    if len(_syllable.findall(stemmed)) > 1:
        # “oorlogen” would be of “oorloog”, and “verliezen” not of “verlies”.
        stemmed = _long_vowel.sub(r"\1\2", stemmed)
        return stemmed.removesuffix("s") if len(stemmed) > SHORT else stemmed
    if len(stemmed) > SHORT:
        return _s_after_consonant.sub(r"\1", stemmed)
    return stemmed


def _without_participles(folded: str, snowball: Callable[[str], str]) -> str:
    """“gemeente” is no form of “menen”, nor “gezond” of “zon”."""
    if folded.startswith("ge") and len(folded) > SHORT + 1:
        return "ge" + snowball(folded[2:])
    return snowball(folded)
