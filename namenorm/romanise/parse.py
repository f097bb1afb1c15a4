"""How a Latin spelling parses as a name: surname, syllables, and the systems that it fits.

A reading is judged by Bayes' rule. For each system, the chance of a spelling is that of its surname, of each of its
syllables, of the way in which they are joined and of the order; against all systems stands the chance that the words
are a Western name. The tables are the systems' own, inverted (``backward``), and the shares of
``rules/und/readings.yaml``, which says where they were counted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from unidecode import unidecode

from namenorm.romanise.segment import syllables
from namenorm.rules import Rules

Shares = dict[str, float]
"""How many of a thousand each spelling makes up."""
Chances = dict[tuple[str, tuple[str, ...], bool], dict[str, float]]
"""By surname, given name and whether that stands first: the chance under each system."""
_LEAST = 0.001
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\s\-'’‘ʼ`ʻ´]*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_APOSTROPHES = re.compile(r"['’‘ʼ`ʻ´]")
_MOST_WORDS, _MOST_SYLLABLES = 5, 3
# Of a thousand words that are names, a word of this Zipf frequency is one: names are a fiftieth of running text.
_NAMES_OF_TEXT = 0.02


@dataclass(frozen=True, slots=True)
class Fit:
    """A system that a reading fits.

    Attributes:
        system: Its name, as ``romanise`` takes it.
        surely: How likely it is that the spelling is a name of this system so divided, 0 to 1.
    """

    system: str
    surely: float


@dataclass(frozen=True, slots=True)
class SpellingReading:
    """One way to read a Latin spelling as a name.

    Attributes:
        surname: The surname, in lower case without hyphens.
        given: The syllables of the given name; all of it in one for Japanese.
        given_first: Whether the given name stands first.
        systems: The systems under which it parses so, the likeliest first.
    """

    surname: str
    given: tuple[str, ...]
    given_first: bool
    systems: tuple[Fit, ...]

    @property
    def surely(self) -> float:
        """How likely it is that the spelling is a name so divided, under any of the systems."""
        return math.fsum(fit.surely for fit in self.systems)


@dataclass(frozen=True, slots=True)
class Backward:
    """One system's spellings in lower case, each with how many of a thousand it makes up.

    Attributes:
        surnames: Of surnames, without hyphens.
        given: Of the syllables of given names; of whole given names in Japanese.
    """

    surnames: Mapping[str, float]
    given: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tables:
    """What readings are judged by.

    Attributes:
        backward: Spellings by system, as fractions of 1.
        print: How systems stand in print: the topic ``readings``.
    """

    backward: Mapping[str, Backward]
    print: Mapping[str, Any]


def readings(spelling: str) -> tuple[SpellingReading, ...]:
    """Return how a Latin spelling parses as an East Asian name, likeliest first; none where it does not.

    Args:
        spelling: A full name of two words or more, such as ``Zhuang Jiaying``, ``Ja Ian Chong``, ``Lai Ching-te``.
    """
    return read(spelling, tables(), namesakes_of_english())


def read(spelling: str, known: Tables, english: Mapping[str, int]) -> tuple[SpellingReading, ...]:
    """Return the readings by given tables."""
    words = latin_words(spelling)
    return _ranked(chances(words, known), _western(words, known, english)) if words else ()


def latin_words(spelling: str) -> list[str]:
    """Return the words of a Latin spelling in plain lower case; none where it is no name that can be read."""
    words = _APOSTROPHES.sub("", unidecode(spelling)).lower().split() if _LATIN.fullmatch(spelling) else []
    return words if len(words) <= _MOST_WORDS and all(map(_WORD.fullmatch, words)) else []


def chances(words: Sequence[str], known: Tables) -> Chances:
    """Return how likely one meets these words as each reading under each system, per person with an East Asian name."""
    found: Chances = {}
    for system in known.backward if len(words) > 1 else ():
        for given_first in (False, True):
            one = _chance(words, system, given_first, known)
            if one:
                surname, given, chance = one
                found.setdefault((surname, given, given_first), {})[system] = chance
    return found


def _ranked(chances: Chances, western: float) -> tuple[SpellingReading, ...]:
    total = western + math.fsum(chance for held in chances.values() for chance in held.values())
    found = []
    for (surname, given, given_first), held in chances.items():
        fits = sorted((Fit(system, chance / total) for system, chance in held.items()), key=_falling)
        sure = tuple(fit for fit in fits if fit.surely >= _LEAST)
        if sure:
            found.append(SpellingReading(surname, given, given_first, sure))
    return tuple(sorted(found, key=lambda one: (-one.surely, one.surname, one.given)))


def _falling(fit: Fit) -> tuple[float, str]:
    return (-fit.surely, fit.system)


def _chance(
    words: Sequence[str], system: str, given_first: bool, known: Tables
) -> tuple[str, tuple[str, ...], float] | None:
    """Return surname, given name and the chance of meeting them so printed; None where they do not fit."""
    held = known.backward[system]
    surname = (words[-1] if given_first else words[0]).replace("-", "")
    rest = words[:-1] if given_first else words[1:]
    parts = [part for word in rest for part in word.split("-")]
    if surname not in held.surnames or len(parts) > _MOST_SYLLABLES:
        return None
    divided = [syllables(part, held.given, _MOST_SYLLABLES) for part in parts]
    given = tuple(one for part, _ in divided for one in part)
    chance = held.surnames[surname] * math.prod(share for _, share in divided)
    if not chance or len(given) > _MOST_SYLLABLES:
        return None
    return surname, given, chance * _usage(system, rest, len(given), given_first, known.print)


def _usage(system: str, rest: Sequence[str], length: int, given_first: bool, rules: Mapping[str, Any]) -> float:
    """Return how many of the names in print are of a system, so long, so joined and in this order."""
    usage = rules["systems"][system]
    lengths = rules["given"].get(system) or rules["given"][""]
    order = usage["given_first"] if given_first else 100 - usage["given_first"]
    joined = usage["joins"][_joins(rest)] if length > 1 or system == "japanese" else 100
    return float(usage["persons"] / 1000 * lengths[length - 1] * order * joined / 1e6)


def _joins(rest: Sequence[str]) -> str:
    if len(rest) > 1:
        return "apart"
    return "hyphen" if "-" in rest[0] else "together"


def _western(words: Sequence[str], known: Tables, english: Mapping[str, int]) -> float:
    """Return the chance of meeting the words as a name of another kind."""
    each = (western_word(word, known.print, english) for word in words)
    return float(known.print["others"] / 1000 * math.prod(each))


def western_word(word: str, rules: Mapping[str, float], english: Mapping[str, int]) -> float:
    """Return how common a word is among the words of Western names."""
    if "-" in word:
        return rules["hyphenated"] / 1000
    return max(rules["unlisted"] / 1000, 10 ** (english.get(word, 0) / 100 - 9) / _NAMES_OF_TEXT)


@cache
def tables() -> Tables:
    """Return the bundled tables of the systems, read once a process."""
    und = Rules("und")
    held = {**und.built("backward", backward), **Rules("ja").built("backward", backward)}
    return Tables({name: _fractions(one) for name, one in held.items()}, und.topic("readings"))


def backward(parsed: Mapping[str, Any]) -> dict[str, Backward]:
    """Build the systems of the topic ``backward``."""
    parts = ("surnames", "given")
    return {name: Backward(*(shares_by_spelling(held[part]) for part in parts)) for name, held in parsed.items()}


def shares_by_spelling(printed: str) -> Shares:
    """Read spellings that are printed each with its share: ``li 72 lee 3``."""
    words = printed.split()
    return {spelling: float(share) for spelling, share in zip(words[::2], words[1::2], strict=True)}


def _fractions(held: Backward) -> Backward:
    return Backward(*({one: share / 1000 for one, share in part.items()} for part in (held.surnames, held.given)))


@cache
def namesakes_of_english() -> Mapping[str, int]:
    """Return the bundled table of English words that are such spellings, read once a process."""
    table: Mapping[str, int] = Rules("en").topic("namesakes")
    return table
