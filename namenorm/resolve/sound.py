"""Whether a Chinese name can have been chosen after the sound of a foreign one: 戴博 (Dai Bo) after Daly.

How often which syllable stands for which letters is counted, not thought out (``sounds.json``, made by
``python -m eval.generated.sounds``): a surname that is chosen for its sound opens as transcriptions open.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler

from namenorm.romanise.pinyin_reader import Reading
from namenorm.text.key import squash

SOUND_FEATURES = (
    "surname-onset",
    "surname-rhyme",
    "surname-whole",
    "surname-romanised",
    "given-name-onset",
    "given-name-rhyme",
    "given-onset",
    "given-rhyme",
    "later-onset",
    "later-of-given",
    "rare-surname",
    "rare-given",
    "whole-alike",
    "given-alike",
)
_FILE = Path(__file__).parent / "sounds.json"
# Letters that are one consonant, the longer first; "ng" does not open a syllable of Western names.
_CONSONANTS = (
    "tsch", "sch", "tch", "ch", "sh", "th", "ph", "wh", "kn", "wr", "gh",
    "zh", "ts", "tz", "cz", "sz", "rh", "dh", "kh", "qu", "ck", "hs", "hw",
)  # fmt: skip
_UNIT = re.compile(rf"({'|'.join(_CONSONANTS)}|[^aeiou])?\1*((?:[aeiou]|y(?![aeiou]))*)")
_INITIAL = re.compile("zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]")
_BETWEEN = re.compile(r"[\s.'’\-‐‑]+")
_MOST = 3.0  # log-odds that one correspondence may give; what was never counted proves little
_USUAL_SURNAME = 10.0  # bearers among a thousand
_RAREST = 8.0  # of syllables that no given name has


@dataclass(frozen=True, slots=True)
class Unit:
    """A consonant and the vowels after it.

    Attributes:
        onset: The consonant; empty before an opening vowel.
        rhyme: The first of the vowels, and ``n`` after it where a nasal closes the syllable.
    """

    onset: str
    rhyme: str


@dataclass(frozen=True, slots=True)
class Sounds:
    """How much likelier Chinese sounds are after foreign letters than without, in log-odds.

    Attributes:
        surname: Of surnames: by ``onset`` or ``rhyme``, by foreign letters, by pinyin letters.
        given: Of syllables of given names, likewise.
        unusual: How rare a syllable is in given names of Chinese people, as the log of its inverse share.
        romanised: Other spellings of Chinese surnames, by pinyin.
    """

    surname: Mapping[str, Mapping[str, Mapping[str, float]]]
    given: Mapping[str, Mapping[str, Mapping[str, float]]]
    unusual: Mapping[str, float]
    romanised: Mapping[str, frozenset[str]]


@cache
def sounds() -> Sounds:
    """Return the counts that come with the package."""
    parsed: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    romanised = {surname: frozenset(spellings.split()) for surname, spellings in parsed["romanised"].items()}
    return Sounds(parsed["surname"], parsed["given"], parsed["unusual"], romanised)


def units(word: str) -> list[Unit]:
    """Divide a squashed word into consonants with their vowels: "daly" is da-ly, "shambaugh" sha-m-bau-gh."""
    found = [match for match in _UNIT.finditer(word) if match.group()]
    closed = [_nasal(word, match.end()) for match in found]
    return [
        Unit(match.group(1) or "", match.group(2)[:1] + ("n" if nasal else ""))
        for match, nasal in zip(found, closed, strict=True)
    ]


def _nasal(word: str, place: int) -> bool:
    """Tell whether a nasal stands at a place that no vowel follows."""
    return word[place : place + 1] in ("n", "m") and word[place + 1 : place + 2] not in tuple("aeiouy")


def divided(syllable: str) -> tuple[str, str]:
    """Divide a pinyin syllable into initial and final."""
    match = _INITIAL.match(syllable)
    cut = match.end() if match else 0
    return syllable[:cut], syllable[cut:]


def sound_features(reading: Reading, name: Sequence[str]) -> dict[str, float]:
    """Return how a Chinese name in pinyin sounds like a foreign name, as features that are not zero.

    Args:
        reading: The Chinese name.
        name: The words of the foreign name, given name first.
    """
    every = [squash(one) for word in name for one in _BETWEEN.split(word)]
    parts = [part for part in every if len(part) > 1] or [squash(name[-1])]
    given, surnames = parts[0], parts[1:] or parts
    table, first = sounds(), reading.surname[0]
    heard = {one: _heard(table.surname, first, units(one)[:1]) for one in surnames}
    surname = max(surnames, key=lambda one: sum(heard[one]))
    whole = first + "".join(reading.given)
    values = {
        "surname-onset": heard[surname][0],
        "surname-rhyme": heard[surname][1],
        "surname-whole": max(0.0, heard[surname][0]) * max(0.0, heard[surname][1]),
        "surname-romanised": float(any(one in table.romanised.get("".join(reading.surname), ()) for one in parts)),
        "rare-surname": math.log(_USUAL_SURNAME / max(reading.surname_permille, 0.3)),
        "rare-given": sum(table.unusual.get(one, _RAREST) for one in reading.given) / max(1, len(reading.given)),
        "whole-alike": max(JaroWinkler.similarity(whole, surname + given), JaroWinkler.similarity(whole, surname)),
        "given-alike": JaroWinkler.similarity("".join(reading.given), given) if reading.given else 0.0,
        **_of_given(reading, surname, given),
    }
    return {key: value for key, value in values.items() if value}


def _of_given(reading: Reading, surname: str, given: str) -> dict[str, float]:
    """Return how the syllables behind the surname sound like the given name, and like the rest of the surname."""
    table, opens = sounds(), units(given)
    as_surname = _heard(table.surname, reading.surname[0], opens[:1])
    best = max((_heard(table.given, one, opens[:1]) for one in reading.given), key=sum, default=(0.0, 0.0))
    later = [_heard(table.given, one, units(surname)[1:])[0] for one in reading.given]
    later_of_given = [_heard(table.given, one, opens[1:])[0] for one in reading.given]
    return {
        "given-name-onset": as_surname[0],
        "given-name-rhyme": as_surname[1],
        "given-onset": best[0],
        "given-rhyme": best[1],
        "later-onset": max(later, default=0.0),
        "later-of-given": max(later_of_given, default=0.0),
    }


def _heard(
    table: Mapping[str, Mapping[str, Mapping[str, float]]], syllable: str, letters: Sequence[Unit]
) -> tuple[float, float]:
    """Return how well the onset and the rhyme of a syllable stand for the best of some letters; zero for none."""
    initial, final = divided(syllable)
    every = [
        (_likelier(table["onset"], one.onset, initial), _likelier(table["rhyme"], one.rhyme, final)) for one in letters
    ]
    return max(every, key=sum, default=(0.0, 0.0))


def _likelier(table: Mapping[str, Mapping[str, float]], letters: str, sound: str) -> float:
    row = table.get(letters)
    return 0.0 if row is None else max(-_MOST, min(_MOST, row.get(sound, -_MOST)))
