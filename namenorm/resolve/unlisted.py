"""Names in pinyin of people who do not spell themselves so, and whom the book does not know.

"South Korean spokesperson Jiang Yuzhen" cannot be right, whoever is meant: no Korean is called so. A Taiwanese or a
Hong Konger seldom is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from namenorm.resolve.company import Company
from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.values import Candidate, Evidence

Unlisted = Literal["unlisted-foreigner", "unlisted-chinese"]
UNLISTED_FEATURES = (
    "abroad-of-mention",
    "chinese-abroad-of-mention",
    "mainland-of-mention",
    "abroad-in-text-alone",
    "chinese-abroad-in-text-alone",
    "mainland-near",
    "mainland-in-text",
    "company-abroad",
    "company-chinese-abroad",
    "company-mainland",
    "body-abroad-alone",
    "body-chinese-abroad-alone",
    "body-mainland",
    "only-pinyin",
    "three-syllables",
)
_OF_FOREIGNERS = ("abroad-of-mention", "abroad-in-text-alone", "company-abroad", "body-abroad-alone")
CHINESE_ABROAD = frozenset({"TW", "HK", "MO", "SG", "MY"})
"""Where people of Chinese name spell it otherwise than in pinyin."""
ABROAD = frozenset({"KR", "KP", "JP", "VN"})
"""Where people have names that Chinese writes in characters of its own reading."""
_LEAST_MEANT = 0.15
_AGAINST = -0.5
# Spelt with these a syllable is pinyin and nothing else: no romanisation of Taiwan, Hong Kong or Korea has them.
_ONLY_PINYIN = ("q", "x", "zh", "z", "c")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on a page beside a name.

    Attributes:
        countries: ISO codes of the countries of which it speaks.
        company: Its people.
        bodies: ISO codes of the countries of the organisations and places of the book that it names.
    """

    countries: frozenset[str]
    company: Company
    bodies: frozenset[str]

    def without(self, persons: Collection[str]) -> Beside:
        """Return the same as if the book did not know some persons, by identifier."""
        return replace(self, company=self.company.without(persons))


def unlisted_features(group: Group, around: Sequence[Surroundings], page: Beside) -> dict[str, float]:
    """Return the features by which an unknown name in pinyin is judged, those that are not zero; each is 0 to 1."""
    own = frozenset(code for one in around for code in one.own)
    near = frozenset(code for one in around for code in one.countries)
    of_mainland = "CN" in page.countries | page.bodies
    values = {
        "abroad-of-mention": float(bool(own & ABROAD)),
        "chinese-abroad-of-mention": float(bool(own & CHINESE_ABROAD)),
        "mainland-of-mention": float("CN" in own),
        "abroad-in-text-alone": float(bool(page.countries & ABROAD) and "CN" not in page.countries),
        "chinese-abroad-in-text-alone": float(bool(page.countries & CHINESE_ABROAD) and "CN" not in page.countries),
        "mainland-near": float("CN" in near),
        "mainland-in-text": float("CN" in page.countries),
        "company-abroad": page.company.of(ABROAD),
        "company-chinese-abroad": page.company.of(CHINESE_ABROAD),
        "company-mainland": page.company.of({"CN"}),
        "body-abroad-alone": float(bool(page.bodies & ABROAD) and not of_mainland),
        "body-chinese-abroad-alone": float(bool(page.bodies & CHINESE_ABROAD) and not of_mainland),
        "body-mainland": float("CN" in page.bodies),
        "only-pinyin": float(_only_pinyin(group)),
        "three-syllables": float(group.reading is not None and len(group.reading.given) == 2),
    }
    return {name: value for name, value in values.items() if value}


def may_be_unlisted(group: Group) -> bool:
    """Tell whether a group is a full name in pinyin."""
    spot = group.spots[0]
    return group.is_person and group.reading is not None and spot.last - spot.first == 2


def whose_name(contributions: Mapping[str, float]) -> Unlisted:
    """Return of whom a name seems to be: of a foreigner, or of somebody of Chinese name who spells it otherwise."""
    foreign = sum(weight for name, weight in contributions.items() if name in _OF_FOREIGNERS)
    chinese = sum(weight for name, weight in contributions.items() if "chinese-abroad" in name)
    return "unlisted-foreigner" if foreign > chinese else "unlisted-chinese"


def spelt_otherwise(bearer: Candidate, misspelt: float) -> float:
    """Return how likely somebody is meant whose pinyin a name is exactly, now that the name is likely misspelt.

    That he was not likely enough is because of all who rightly spell themselves so; these are less likely by
    ``misspelt``. Where the text speaks against him, a stranger from there is as likely, and the answer is 0.
    """
    if bearer.score < _LEAST_MEANT or any(one.weight < _AGAINST for one in bearer.evidence):
        return 0.0
    return bearer.score / (bearer.score + (1 - bearer.score) * (1 - misspelt))


def tell_unlisted(contributions: Mapping[str, float]) -> tuple[Evidence, ...]:
    """Return the reasoning as evidence, the weightiest first."""
    lines = [Evidence(name, _TOLD[name], weight) for name, weight in contributions.items()]
    return tuple(sorted(lines, key=lambda one: -abs(one.weight)))


def _only_pinyin(group: Group) -> bool:
    reading = group.reading
    return reading is not None and any(one.startswith(_ONLY_PINYIN) for one in (*reading.surname, *reading.given))


_TOLD = {
    "abroad-of-mention": "introduced as from Korea, Japan or Vietnam, where names are not spelt so",
    "chinese-abroad-of-mention": "introduced as from where Chinese names are spelt otherwise than in pinyin",
    "mainland-of-mention": "introduced as from mainland China, where names are spelt so",
    "abroad-in-text-alone": "the text speaks of Korea, Japan or Vietnam, and not of China",
    "chinese-abroad-in-text-alone": "the text speaks of Taiwan, Hong Kong, Macau, Singapore or Malaysia, not of China",
    "mainland-near": "the sentence speaks of mainland China",
    "mainland-in-text": "the text speaks of mainland China",
    "company-abroad": "other names on the page are those of Koreans, Japanese or Vietnamese",
    "company-chinese-abroad": "other names on the page are those of people of Taiwan, Hong Kong, Singapore or Malaysia",
    "company-mainland": "other names on the page are those of mainland Chinese",
    "body-abroad-alone": "the page names organisations or places of Korea, Japan or Vietnam",
    "body-chinese-abroad-alone": "the page names organisations or places of Taiwan, Hong Kong, Singapore or Malaysia",
    "body-mainland": "the page names organisations or places of mainland China",
    "only-pinyin": "the spelling is pinyin and of no other system",
    "three-syllables": "a surname and a given name of two syllables",
}
