"""The names of Japanese people in the kanji of an original, divided into surname and given name.

A run of kanji is a name as a whole, or up to a title; a surname alone is one as a whole run, too, and before a title.
What else is a name in kanji the book alone knows. Much that is found so is none: only what is printed by its sound
counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from namenorm.gazetteer.model import Entity
from namenorm.romanise.kanji import folded
from namenorm.romanise.kanji_sounds import KanjiSounds
from namenorm.rules import Rules
from namenorm.source.native_words import NativeWord
from namenorm.source.values import NativeName
from namenorm.text.key import has_han, squash

_RUN = re.compile(r"[\u3005\u3400-\u9fff]+")
_MOST_GIVEN = 3
_LONGEST_SURNAME = 3


class KanjiNames:
    """Finds them by the tables of JMnedict."""

    def __init__(self, sounds: KanjiSounds) -> None:
        """Use the rules of Japanese, and the readings by which a known name is divided."""
        self._sounds = sounds
        rules = Rules("ja")
        self._surnames: frozenset[str] = frozenset(rules.topic("surnames"))
        self._given: frozenset[str] = frozenset(rules.topic("given"))
        self._of_surnames: frozenset[str] = frozenset(rules.topic("surname_characters"))
        self._of_given: frozenset[str] = frozenset(rules.topic("given_characters"))
        titles = sorted(rules.topic("person_titles")["after"].split(), key=len, reverse=True)
        self._title = re.compile("|".join(map(re.escape, titles)))

    def read(self, text: str, known: Sequence[NativeName] = ()) -> list[NativeWord]:
        """Return the surnames and given names in order.

        Args:
            text: The original.
            known: Its names that the book has, in order.
        """
        persons = [one for one in known if one.kind == "person" and has_han(one.text)]
        found = [
            word
            for one in persons
            for word in (_words(text, (one.start, one.end)) if _is_one_word(one) else self._parts(text, one))
        ]
        taken = {place for one in persons for place in range(one.start, one.end)}
        free = [run for run in _RUN.finditer(text) if run.start() not in taken]
        found += [word for run in free for word in self._of_run(text, *run.span())]
        taken.update(place for word in found for place in range(word.start, word.end))
        surnames = {one.text for one, other in pairwise(found) if one.end == other.start and len(one.text) > 1}
        surnames |= {one.text for one in found if folded(one.text) in self._surnames and len(one.text) > 1}
        found += self._alone(text, surnames, taken)
        return sorted(found, key=lambda word: word.start)

    def titled(self, text: str, place: int) -> bool:
        """Tell whether a title of persons stands at a place of a text."""
        return self._title.match(text, place) is not None

    def _of_run(self, text: str, start: int, end: int) -> Iterator[NativeWord]:
        """Yield the parts of a name with which a run of kanji begins, if it ends there or a title follows."""
        for last, titled in self._ends(text, start, end):
            for cut in range(min(_LONGEST_SURNAME, last - start), 0, -1):
                surname, given = text[start : start + cut], text[start + cut : last]
                if self._is_name(surname, given, titled=titled):
                    yield from _words(text, (start, start + cut), (start + cut, last))
                    return

    def _is_name(self, surname: str, given: str, *, titled: bool) -> bool:
        """Tell whether kanji are a surname and a given name, or a surname with a title.

        One of the two has to be in the tables, unless a title says that they are a name.
        """
        known = folded(surname) in self._surnames
        if not given:
            return titled and known and len(surname) > 1
        if folded(given) in self._given:
            return known or (len(surname) > 1 and all(char in self._of_surnames for char in folded(surname)))
        spelt = len(given) <= _MOST_GIVEN and all(char in self._of_given for char in folded(given))
        return spelt and known and len(surname) > 1 and (titled or len(given) > 1)

    def _ends(self, text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Yield where a name that begins a run may end, and whether a title follows."""
        inside = next((place for place in range(start + 2, end) if self._title.match(text, place)), None)
        if inside is not None:
            yield inside, True
        yield end, self._title.match(text, end) is not None

    def _parts(self, text: str, name: NativeName) -> list[NativeWord]:
        """Return a known name in its parts: where both are read as their bearer is spelt, or as the tables have it."""
        whole = text[name.start : name.end]

        def rank(cut: int) -> tuple[float, bool, int]:
            heard = max((self._heard(whole[:cut], whole[cut:], one) for one in name.entities), default=0.0)
            return heard, folded(whole[cut:]) in self._given, cut

        cut = name.start + max(range(1, len(whole)), key=rank, default=len(whole))
        return list(_words(text, (name.start, cut), (cut, name.end)))

    def _heard(self, surname: str, given: str, entity: Entity) -> float:
        own = squash(entity.surname)
        other = squash(entity.name.replace(entity.surname, ""))
        return self._sounds.fit(surname, own) + self._sounds.fit(given, other)

    def _alone(self, text: str, surnames: set[str], taken: set[int]) -> Iterator[NativeWord]:
        """Yield the surnames of people named elsewhere, where they stand alone."""
        for run in _RUN.finditer(text):
            start, end = run.span()
            for last, _ in self._ends(text, start, end):
                alone = last == end and folded(text[start:end]) in self._surnames and end - start > 1
                if (alone or text[start:last] in surnames) and start not in taken:
                    yield from _words(text, (start, last))
                    break


def _is_one_word(name: NativeName) -> bool:
    """Tell whether somebody goes by one name that is no surname, as wrestlers do."""
    return all(" " not in one.name for one in name.entities)


def _words(text: str, *spans: tuple[int, int]) -> Iterator[NativeWord]:
    for start, end in spans:
        if start < end:
            yield NativeWord(start, end, text[start:end], (text[start:end],))
