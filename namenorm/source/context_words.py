"""How much the characters beside a run speak for a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.rules import Rules

# How much more often a name stands beside such a word than elsewhere: set by hand, and little hangs on it, since names
# and words differ by far larger factors.
_TITLE, _AFTER, _JOINED, _EDGE = 25.0, 4.0, 2.0, 2.0
_ALONE = 100_000.0  # where a title, a space and these characters are all that stands there: hardly ever anything else


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The words beside names of persons, by their length in characters."""

    before: frozenset[str]
    after: frozenset[str]
    joining: frozenset[str]

    def weight(self, run: str, start: int, end: int, titled: bool = False) -> float:
        """Return by how much a name at a place is likelier than anywhere, by what stands around it in its run.

        Args:
            run: Characters without anything between them.
            start: Where the name begins in them.
            end: Where it ends.
            titled: Whether a title stands before the run, and a space between them, as in a byline.
        """
        if titled and start == 0 and end == len(run):
            return _ALONE
        return self._before(run, start) * self._after(run, end)

    def has_title(self, run: str, start: int) -> bool:
        """Tell whether a title ends where a name begins."""
        return any(run[max(0, start - length) : start] in self.before for length in range(2, 6))

    def _before(self, run: str, start: int) -> float:
        if start == 0:
            return _EDGE
        if self.has_title(run, start):
            return _TITLE
        return _JOINED if run[start - 1] in self.joining else 1.0

    def _after(self, run: str, end: int) -> float:
        if end == len(run):
            return _EDGE
        return _AFTER if any(run[end : end + length] in self.after for length in range(1, 4)) else 1.0


def person_words(rules: Rules) -> PersonWords:
    """Return the words beside names of persons in a language."""
    return rules.built("person_words", _person_words)


def _person_words(parsed: Mapping[str, Any]) -> PersonWords:
    return PersonWords(*(frozenset(str(parsed[one]).split()) for one in ("before", "after", "joining")))
