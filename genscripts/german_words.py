"""German words that are no names, with their frequency: ``python -m genscripts.german_words > FILE``.

German writes every noun with a capital, so the list holds nouns in all their forms: those of WiktionaryDE that are not
given as first names, family names or place names (package ``german-nouns``), and other words of which simplemma knows
the basic form, and that it is small. Words are written as ``text.key`` folds them. Words that are one syllable of
pinyin are left out unless they are common, since "Hu" and "Xi" are names far more often than interjections.
wordfreq's data and Wiktionary's are CC BY-SA 4.0, and so is the resulting file; simplemma is MIT.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import squash

_LEAST_ZIPF, _LEAST_OF_SYLLABLE = 2.7, 5.0
_NAMES = frozenset({"Nachname", "Vorname", "Toponym", "Eigenname", "Straßenname", "Abkürzung", "Symbol", "Buchstabe"})
_NEVER = frozenset({"Vorname", "Toponym"})  # even where another noun is spelt so
_FIRST_FORM = 7  # column
_HEAD = """\
# Ordinary German words, folded, and 100 times their Zipf frequency (10 to that power: uses in a thousand million).
# Made by genscripts.german_words from wordfreq 3 (Robyn Speer, CC BY-SA 4.0), german-nouns 1.2
# (Gregor Weichbrodt, of WiktionaryDE, CC BY-SA 4.0) and simplemma 1.1 (MIT). This file is CC BY-SA 4.0."""


def rows() -> Iterator[tuple[str, int]]:
    """Yield each ordinary word, folded, and 100 times its Zipf frequency, in alphabetical order."""
    from wordfreq import get_frequency_dict

    nouns, syllables = _nouns(), PinyinReader(Rules("zh"))
    found: dict[str, float] = {}
    for word, share in get_frequency_dict("de", "large").items():
        zipf, folded = math.log10(share) + 9, squash(word)
        least = _LEAST_OF_SYLLABLE if len(syllables.parse(folded) or ()) == 1 else _LEAST_ZIPF
        if folded.isascii() and folded.isalpha() and zipf >= least and (folded in nouns or _is_small(word)):
            found[folded] = max(found.get(folded, 0.0), zipf)
    return ((word, round(100 * found[word])) for word in sorted(found))


def _nouns() -> frozenset[str]:
    """Return the forms of all nouns, folded, without those of first names and places."""
    rows = [(frozenset(kinds), forms) for kinds, forms in _listed()]
    names = {form for kinds, forms in rows if kinds & _NEVER for form in forms}
    return frozenset(form for kinds, forms in rows if not kinds & _NAMES for form in forms) - names


def _listed() -> Iterator[tuple[list[str], list[str]]]:
    """Yield what kinds of noun each row of the list is, and its forms."""
    spec = find_spec("german_nouns")
    place = next(iter(spec.submodule_search_locations or ())) if spec else ""
    with (Path(place) / "nouns.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            yield row[1].split(","), [squash(form) for form in (row[0], *row[_FIRST_FORM:]) if form]


def _is_small(word: str) -> bool:
    """Tell whether a word in small letters is a form of one that is written small."""
    from simplemma import is_known, lemmatize

    return bool(is_known(word, lang="de")) and lemmatize(word, lang="de").islower()


def main() -> None:
    """Print the file."""
    print(_HEAD)
    for word, zipf in rows():
        print(word, zipf)


if __name__ == "__main__":
    main()
