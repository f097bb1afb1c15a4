"""Whether a Chinese name can have been chosen after the sound of a foreign one: 戴博 (Dai Bo) after Daly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import JaroWinkler

from namenorm.romanise.pinyin_reader import Reading
from namenorm.text.key import squash

SOUND_FEATURES = (
    "surname-opens-alike",
    "surname-opens-by-two-letters",
    "given-opens-alike",
    "surname-syllable-in-name",
    "whole-alike",
)
# Letters that open English names and pinyin syllables, by place of articulation: sinologists' names are chosen so
# (Fairbank 费, Vogel 傅, Daly 戴, Shambaugh 沈, Johnson 江).
_CLASSES: Mapping[str, str] = {
    letter: name
    for name, letters in {
        "labial": "bp",
        "lip-teeth": "fvwh",
        "dental": "dt",
        "velar": "gkcq",
        "sibilant": "sxz",
        "affricate": "j",
        "nasal": "mn",
        "liquid": "lr",
        "vowel": "aeiouy",
    }.items()
    for letter in letters
}


def sound_features(reading: Reading, name: Sequence[str]) -> dict[str, float]:
    """Return how a Chinese name in pinyin sounds like a foreign name, as features that are not zero.

    Args:
        reading: The Chinese name.
        name: The words of the foreign name, given name first.
    """
    surname, given = squash(name[-1]), squash(name[0])
    first, rest = "".join(reading.surname), reading.given
    values = {
        "surname-opens-alike": float(_alike(first, surname)),
        "surname-opens-by-two-letters": float(first[:2] == surname[:2]),
        "given-opens-alike": float(any(_alike(syllable, given) for syllable in rest)),
        "surname-syllable-in-name": float(first[:2] in surname + given),
        "whole-alike": JaroWinkler.similarity(first + "".join(rest), surname + given),
    }
    return {key: value for key, value in values.items() if value}


def _alike(syllable: str, name: str) -> bool:
    """Tell whether two begin with the same letter, or with letters made at the same place."""
    if not syllable or not name:
        return False
    return syllable[0] == name[0] or _CLASSES.get(syllable[0]) == _CLASSES.get(name[0], "")
