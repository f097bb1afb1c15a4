"""Slips of the pen made by rule, in real names: what Wikidata's labels hardly have, and machine translations do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from string import ascii_lowercase

from eval.compare.pair import Pair
from eval.compare.persons import LATIN, persons, words

_LEAST = 4  # letters of a word in which a slip leaves it to be known
_WAYS = ("drop", "double", "swap", "replace")


def slips(folder: Path, most: int) -> Iterator[Pair]:
    """Yield English names of the half for development beside themselves with one letter wrong.

    A letter is dropped, doubled, replaced by any other or swapped with the next, each as often as the others
    (Damerau 1964 found four in five misspellings to be one of these); the first letter of a word stays.

    Args:
        folder: The evaluation data.
        most: How many, one a person.
    """
    people = (one for one in persons(folder / "wikidata", False) if one.english and len(words(one.english[0])) > 1)
    for _, person in zip(range(most), people, strict=False):
        name = person.english[0]
        wrong = slip(name, Random(person.id))
        if wrong != name:
            yield Pair(name, wrong, True, LATIN, "slip", person.id)


def slip(name: str, chance: Random) -> str:
    """Return a name with one letter wrong in one of its longer words; the name itself where none is long enough."""
    divided = name.split()
    long = [place for place, word in enumerate(divided) if len(word) >= _LEAST and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    divided[place] = _misspelt(divided[place], chance)
    return " ".join(divided)


def _misspelt(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    changed = {
        "drop": tail,
        "double": letter + letter + tail,
        "swap": tail[0] + letter + tail[1:],
        "replace": chance.choice(ascii_lowercase) + tail,
    }
    return head + changed[chance.choice(_WAYS)]
