"""Whether a native name, read by the systems of ``namenorm.romanise``, is the English name."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz
from unidecode import unidecode

from eval.confirm.forms import rotations, words
from eval.confirm.witness import Bearer
from namenorm.gazetteer.model import Name
from namenorm.romanise.systems import romaniser, systems
from namenorm.text.key import has_han

_LONGEST, _ALIKE = 6, 75
_HAN_NAME = range(2, 5)
_SAME_SOUND = str.maketrans("bdgvzqcyj", "ptkfskkii")


@cache
def _read(text: str) -> frozenset[tuple[str, str]]:
    """Return surname and whole name, words joined, as every system that reads the script spells them."""
    if has_han(text) and len(text) > _LONGEST:
        return frozenset()
    made = (one for system in systems() if system.reads(text) for one in romaniser(system.name).romanise(text))
    return frozenset(("".join(words(one.surname)), turned) for one in made for turned in rotations(words(one.text)))


def reads_as(of: Bearer, text: str) -> bool:
    """Tell whether one reading of a whole native name is one of the bearer's English names.

    A Western given name beside the spelled one is passed over: 黃介正 is read as the last words of "Alexander Huang
    Chieh-cheng".
    """
    made = {spelling for _, spelling in _read(text)}
    return any("".join(run) in made for name in of.names for run in _runs(name))


def surname_reads_as(of: Bearer, name: Name) -> bool:
    """Tell whether a native or stage name of two to four Han characters begins with the bearer's surname."""
    if name.kind not in {"native", "stage"} or len(name.text) not in _HAN_NAME or not has_han(name.text):
        return False
    surnames = {surname for surname, _ in _read(name.text)}
    return any(word in surnames for english in of.names for word in (english[0], english[-1]))


def nearly_reads_as(of: Bearer, text: str) -> bool:
    """Tell whether one reading of a whole native name is an English name but for a quarter of its letters.

    Personal spellings are free ("Kuo Jyh-huei", "Perng Fai-nan"); the surname is the reading's to the letter.
    """
    if not has_han(text) or len(text) not in _HAN_NAME:
        return False
    runs = {run for name in of.names for run in _runs(name) if len(run) > 1}
    return any(
        surname in (run[0], run[-1]) and fuzz.ratio(spelling, "".join(run)) >= _ALIKE
        for run in runs
        for surname, spelling in _read(text)
    )


def spells(of: Bearer, text: str) -> bool:
    """Tell whether a name in another alphabet has the letters of an English name, vowels and doubtful letters apart.

    The letters are Unidecode's; a quarter of the consonants may differ.
    """
    heard = _skeleton(unidecode(text))
    said = {_skeleton("".join(run)) for name in of.names for run in _runs(name)}
    return len(heard) > 1 and any(fuzz.ratio(heard, one) >= _ALIKE for one in said)


def _skeleton(letters: str) -> str:
    folded = "".join(words(letters)).translate(_SAME_SOUND)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouwh]", "", folded))


def _runs(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the runs of two words and more, or the one word, also with a word left out, each in every rotation."""
    least = min(2, len(name))
    found = {name[a:b] for a in range(len(name)) for b in range(a + least, len(name) + 1)}
    found |= {name[:a] + name[a + 1 :] for a in range(len(name)) if len(name) > 2}
    return {run[cut:] + run[:cut] for run in found for cut in range(len(run))}
