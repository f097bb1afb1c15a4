"""The features on which a decision rests: each a number with a name and a sentence for the reader."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import PINYIN, ROMANISED
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.resolve.profile import BULK, Profile

FEATURES = (
    "thing",
    "attested",
    "attested-pinyin",
    "attested-short",
    "misspelling",
    "order",
    "pinyin",
    "pinyin-rare",
    "romanised",
    "near",
    "distance",
    "syllable-off",
    "near-plausible",
    "near-native",
    "near-country",
    "near-role-words",
    "spacing",
    "joined",
    "one-syllable-given",
    "surname-common",
    "prominence",
    "attested-prominent",
    "role-words",
    "country-of-mention",
    "country-near",
    "country-in-text",
    "other-country",
    "introduced-elsewhere",
    "company",
    "introduced-otherwise",
    "named-in-text",
    "near-named-in-text",
    "source-has-name",
    "source-lacks-name",
    "gloss",
    "unverified",
    "bulk",
)
RELATIONS = (
    "attested",
    "attested-pinyin",
    "attested-short",
    "misspelling",
    "order",
    "pinyin",
    "pinyin-rare",
    "romanised",
    "near",
)
"""How a spelling relates to a candidate; exactly one of them is 1."""
_RIGHTLY_SPELT = ("attested", "attested-pinyin")
_ENOUGH_WORDS = 8.0
_LITTLE_SHARED = 1.5
_FULL_COMPANY = 3


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the whole page says, for all its groups.

    Attributes:
        words: Its words.
        source: The original in simplified characters, if it is at hand.
        countries: ISO codes of the countries that it speaks of.
        named: For each entity named under a right name: where it is first named.
        people: For each country, the persons of it that some name on the page may stand for.
        country_names: Name of each country by ISO code, for the reader.
    """

    words: Words
    source: str | None
    countries: frozenset[str]
    named: Mapping[str, str]
    people: Mapping[str, frozenset[str]]
    country_names: Mapping[str, str]

    def company(self, entity_id: str, countries: frozenset[str]) -> float:
        """Return how much company of its country a person has on the page: 0 for nobody, 1 for three others or more."""
        others = {one for code in countries for one in self.people.get(code, ())} - {entity_id}
        return min(1.0, len(others) / _FULL_COMPANY)


def features(
    group: Group, around: tuple[Surroundings, ...], proposal: Proposal, profile: Profile, page: PageFacts
) -> dict[str, float]:
    """Return the features of a group and a candidate that are not zero, by name.

    Relations are 0 or 1; ``distance`` is 1 minus the similarity; ``role-words`` is 0 to 1, the shared telling words
    of text and entity; ``surname-common`` is the decimal logarithm of bearers among a thousand.
    """
    entity = proposal.found.entity
    if entity.kind != "person" and not proposal.found.derived:
        here = page.countries & profile.countries
        return {"thing": 1.0, **({"country-in-text": 1.0} if here else {})}
    values = {**_relation(group, proposal), **_rarity(group, proposal), **_context(around, profile, page)}
    values["attested-prominent"] = profile.prominence * max(values.get(name, 0.0) for name in _RIGHTLY_SPELT)
    values["company"] = page.company(entity.id, profile.countries)
    values["prominence"] = float(profile.prominence)
    if page.named.get(entity.id, group.surface) != group.surface:
        values["named-in-text" if proposal.nearness == 1 else "near-named-in-text"] = 1.0
    values["gloss"] = float(_glossed(group, entity, page.words))
    values["bulk"] = float(entity.source in BULK)
    values["unverified"] = float(not proposal.found.name.verified)
    if page.source is not None and profile.han:
        has = any(name in page.source for name in profile.han)
        values["source-has-name" if has else "source-lacks-name"] = 1.0
    if proposal.nearness < 1:
        values = _of_near(values)
    return {name: value for name, value in values.items() if value}


def _of_near(values: dict[str, float]) -> dict[str, float]:
    """Count what fits a similar name by itself: a country fits all its people, and does not tell two of them apart."""
    country = max(values.pop(name, 0.0) for name in ("country-of-mention", "country-near", "country-in-text"))
    return {**values, "near-country": country, "near-role-words": values.pop("role-words", 0.0)}


_RELATION = {
    "short": "attested-short",
    "misspelling": "misspelling",
    "literal": "misspelling",
    "blocked": "misspelling",
    "order": "order",
    "pinyin": "pinyin",
    "pinyin-rare": "pinyin-rare",
    "pinyin-order": "pinyin-rare",
    **dict.fromkeys(ROMANISED, "romanised"),
}


def _relation(group: Group, proposal: Proposal) -> dict[str, float]:
    attested = "attested" if group.reading is None else "attested-pinyin"
    values = {_RELATION.get(proposal.found.system, attested): 1.0}
    if proposal.nearness < 1:
        values = {"near": 1.0, "distance": 1.0 - proposal.nearness, "syllable-off": float(proposal.by_syllable)}
        values["near-plausible"] = float(group.reading is not None)
        values["near-native"] = float(not proposal.found.derived and group.reading is not None)
    if proposal.found.system in PINYIN and group.reading is None:
        values["spacing"] = 1.0
    spot = group.spots[0]
    if spot.last - spot.first == 1 and (proposal.found.derived or " " in proposal.found.name.text):
        values["joined"] = 1.0
    return values


def _rarity(group: Group, proposal: Proposal) -> dict[str, float]:
    reading = group.reading
    if reading is None:
        return {}
    return {
        "one-syllable-given": float(len(reading.given) == 1),
        "surname-common": math.log10(1 + reading.surname_permille),
    }


def _context(around: tuple[Surroundings, ...], profile: Profile, page: PageFacts) -> dict[str, float]:
    shared = sum(max((profile.words[w] for one in around if w in one.words), default=0.0) for w in profile.words)
    own = frozenset(code for one in around for code in one.own)
    near = frozenset(code for one in around for code in one.countries)
    values = {"role-words": min(1.0, shared / _ENOUGH_WORDS)}
    if own & profile.countries:
        values["country-of-mention"] = 1.0
    elif near & profile.countries:
        values["country-near"] = 1.0
    elif page.countries & profile.countries:
        values["country-in-text"] = 1.0
    elif page.countries and profile.countries:
        values["other-country"] = 1.0
    if own and not own & profile.countries:
        values["introduced-elsewhere"] = 1.0
    if any(one.introduced for one in around) and shared < _LITTLE_SHARED and not own & profile.countries:
        values["introduced-otherwise"] = 1.0
    return values


def _glossed(group: Group, entity: Entity, words: Words) -> bool:
    """Tell whether a name of the entity in its own script stands in brackets right after a mention."""
    native = {name.text for name in entity.names if not name.text.isascii()}
    return any(
        spot.last < len(words)
        and words.gap_before(spot.last).strip() in ("(", "（")
        and words.tokens[spot.last].text in native
        for spot in group.spots
    )
