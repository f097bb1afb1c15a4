"""How likely a candidate may be at most, whatever its features add up to, where the page itself says too little."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

from namenorm.resolve.common_names import CommonNames, common_names
from namenorm.resolve.context import together
from namenorm.resolve.explain import Case
from namenorm.resolve.model import Logistic

_ODDS_OF_COMMON = 4.0  # of somebody under one of the commonest names of China of whom the page says nothing: 80 %
_ODDS_OF_UNSAID = 4.0  # of somebody for whom the pinyin of a name speaks, and nothing of the page: 80 %
_ODDS_OF_COUNTRY = 24.0  # where the page has the country beside it, and nothing else: 96 %
_ODDS_OF_RENOWN = 24.0  # of somebody whom only being well known makes likelier still: 96 %, which is never rewritten
_ODDS_OF_THING = 0.5  # of somebody under a part of the name of a thing, of whom the page says nothing else: 33 %
_LEAST_SAID = 0.2  # shared telling words, as the feature counts them, from which a page says who is meant
_SAY_WHO = ("title-fits", "named-in-text", "near-named-in-text", "source-has-name", "gloss")
_SAY_WHENCE = ("country-of-mention", "near-country", "company")


class Limits:
    """Limits the odds that a model gives to candidates."""

    def __init__(self, model: Logistic) -> None:
        """Take the model, whose weights tell what renown adds."""
        self._model = model

    def limited(self, case: Case, values: Mapping[str, float], odds: float) -> float:
        """Return the odds of a candidate, or the most that the page allows.

        Args:
            case: The candidate and what the page says.
            values: Its features.
            odds: What the model makes of them.
        """
        if _is_of_thing(case, values):
            return min(odds, _ODDS_OF_THING)
        odds = min(self.without_fame(values, odds), _most_by_pinyin(case, values))
        return min(odds, _ODDS_OF_COMMON) if self._is_anybody(case, values) else odds

    def without_fame(self, values: Mapping[str, float], odds: float, company: float = 0.0) -> float:
        """Return odds that do not come from being well known alone: a namesake may be meant, whoever is famous.

        Args:
            values: The features of a candidate, without the company.
            odds: With the company.
            company: What it adds to the log-odds.
        """
        fame = self._model.weights.get("renown", 0.0) * values.get("renown", 0.0)
        if not fame or odds <= _ODDS_OF_RENOWN:
            return odds
        return min(odds, max(self._model.odds(values) * math.exp(company - fame), _ODDS_OF_RENOWN))

    def _is_anybody(self, case: Case, values: Mapping[str, float]) -> bool:
        """Tell whether a name is one of the commonest of China, and no word of the page speaks for the candidate."""
        reading = case.group.reading
        as_printed = values.get("attested-prominent") and not values.get("order")
        if reading is None or as_printed or not self._common.has(reading):
            return False
        return not _says_who(values)

    @cached_property
    def _common(self) -> CommonNames:
        return common_names()


def _is_of_thing(case: Case, values: Mapping[str, float]) -> bool:
    """Tell whether somebody may be meant only by what looks like a part of the name of a thing: "X Film Company"."""
    one = case.proposal
    spelt_otherwise = one.nearness < 1 or one.found.derived or one.found.system == "misspelling"
    if one.found.entity.kind != "person" or not spelt_otherwise or not together(case.around).names_thing:
        return False
    return not any(values.get(feature) for feature in _SAY_WHO)


def _most_by_pinyin(case: Case, values: Mapping[str, float]) -> float:
    """Return the highest odds of a candidate for whom the pinyin of a name speaks.

    Without an end where the page says who is meant, or whence.
    """
    one = case.proposal
    if case.group.reading is None or not one.found.derived or one.found.entity.kind != "person":
        return math.inf
    if _says_who(values) or any(values.get(feature) for feature in _SAY_WHENCE):
        return math.inf
    return _ODDS_OF_COUNTRY if values.get("country-near") else _ODDS_OF_UNSAID


def _says_who(values: Mapping[str, float]) -> bool:
    """Tell whether a page speaks of the office or the doings of a candidate, or names the candidate elsewhere."""
    said = max(values.get("role-words", 0.0), values.get("near-role-words", 0.0)) >= _LEAST_SAID
    return said or any(values.get(feature) for feature in _SAY_WHO)
