"""Second thoughts on the names of a page that fit nothing, from the names that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from namenorm.mentions.hyphened import surnames
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.respelt import respelt
from namenorm.resolve.speakers import Link, Person
from namenorm.resolve.turned import turned
from namenorm.resolve.verdict import Verdict, right_name
from namenorm.rules import BOOK_LANGUAGE, Rules

if TYPE_CHECKING:  # who only checks loads no romanisation
    from namenorm.romanise.backward import Backward

_SPELT_ANEW = 0.99  # nearness of a name that another of the page led to


class Rethink:
    """Thinks again."""

    def __init__(self, least: float) -> None:
        """Suspect nothing that is less sure than ``least``."""
        self._eastern = Rules("und").built("telling_surnames", _squashed) | surnames()
        self._ordinary = Rules(BOOK_LANGUAGE).words()
        self._rules_of_japan = Rules("ja")
        self._least = least

    def all(self, verdicts: Sequence[Verdict], people: Sequence[Person], words: Words) -> list[Verdict]:
        """Return the verdicts on a page with what the others say.

        Args:
            verdicts: On each group.
            people: The groups that are persons, in order.
            words: Those of the page.
        """
        thought = dict(enumerate(verdicts))
        thought |= self._spelt_anew(thought, people, words)
        thought |= self._turned(thought, people)
        return list(thought.values())

    def _spelt_anew(
        self, verdicts: Mapping[int, Verdict], people: Sequence[Person], words: Words
    ) -> dict[int, Verdict]:
        """Return verdicts on the names that are spelt like another of the page."""
        known = {number for number, one in verdicts.items() if one.outcome != "unknown" or one.link}
        links = respelt(people, known, self._eastern, words).items()
        return {number: self._joined(verdicts[number], verdicts[link.group], link) for number, link in links}

    def _joined(self, verdict: Verdict, owner: Verdict, link: Link) -> Verdict:
        """Return the verdict on a name that is another's of the page, if that is likely enough."""
        if owner.best is not None and owner.outcome in ("matched", "suspected"):
            sure = link.confidence * owner.confidence
            best = replace(owner.best, nearness=min(owner.best.nearness, _SPELT_ANEW))
            joined = replace(owner, outcome="suspected", best=best, confidence=sure, evidence=link.evidence)
            return joined if sure >= self._least else verdict
        return verdict if owner.link or verdict.unlisted else _linked(verdict, link)

    def _turned(self, verdicts: Mapping[int, Verdict], people: Sequence[Person]) -> dict[int, Verdict]:
        """Return verdicts on the Japanese names that are in another order than those that the book knows."""
        pairs = [(one.group, verdicts[one.group.number]) for one in people]
        left = [group for group, one in pairs if one.outcome == "unknown" and one.link is None]
        known = ((group.surface, one.best) for group, one in pairs if one.best is not None and one.outcome == "matched")
        rightly = ((surface, best.found.entity) for surface, best in known if _is_rightly_spelt(best))
        links = turned(left, rightly, self._japanese, self._ordinary).items()
        return {number: _linked(verdicts[number], link) for number, link in links}

    def _japanese(self) -> Backward:
        """Return how common Japanese names are, read when a page first asks."""
        from namenorm.romanise.backward import backward

        return self._rules_of_japan.built("backward", backward)["japanese"]


def _linked(verdict: Verdict, link: Link) -> Verdict:
    return replace(verdict, confidence=link.confidence, evidence=link.evidence, link=link)


def _is_rightly_spelt(best: Proposal) -> bool:
    return right_name(best) or (best.nearness == 1 and best.found.system == "order")


def _squashed(parsed: Mapping[str, str]) -> frozenset[str]:
    """Return the surnames that tell a country of the East, squashed."""
    return frozenset(surname for surnames in parsed.values() for surname in surnames.split())
