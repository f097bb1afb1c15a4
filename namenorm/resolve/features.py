"""The features on which a decision rests: each a number with a name and a sentence for the reader."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from namenorm.gazetteer.model import Entity
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.resolve.profile import Profile

FEATURES = (
    "attested",
    "attested-short",
    "misspelling",
    "order",
    "pinyin",
    "pinyin-rare",
    "near",
    "distance",
    "spacing",
    "one-syllable-given",
    "surname-common",
    "prominence",
    "role-words",
    "country-of-mention",
    "country-near",
    "country-in-text",
    "other-country",
    "introduced-otherwise",
    "named-in-text",
    "source-has-name",
    "source-lacks-name",
    "gloss",
    "unverified",
)
_ENOUGH_WORDS = 8.0


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the whole page says, for all its groups.

    Attributes:
        words: Its words.
        source: The original in simplified characters, if it is at hand.
        countries: ISO codes of the countries that it speaks of.
        named: For each entity named under a right name: where it is first named.
    """

    words: Words
    source: str | None
    countries: frozenset[str]
    named: Mapping[str, str]


def features(
    group: Group, around: tuple[Surroundings, ...], proposal: Proposal, profile: Profile, page: PageFacts
) -> dict[str, float]:
    """Return the features of a group and a candidate that are not zero, by name.

    Relations are 0 or 1; ``distance`` is 1 minus the similarity; ``role-words`` is 0 to 1, the shared telling words
    of text and entity; ``surname-common`` is the decimal logarithm of bearers among a thousand.
    """
    values = {**_relation(group, proposal), **_rarity(group, proposal), **_context(around, profile, page)}
    entity = proposal.found.entity
    values["prominence"] = float(profile.prominence)
    values["named-in-text"] = float(page.named.get(entity.id, group.surface) != group.surface)
    values["gloss"] = float(_glossed(group, entity, page.words))
    values["unverified"] = float(not proposal.found.name.verified)
    if page.source is not None and profile.han:
        has = any(name in page.source for name in profile.han)
        values["source-has-name" if has else "source-lacks-name"] = 1.0
    return {name: value for name, value in values.items() if value}


_RELATION = {
    "short": "attested-short",
    "misspelling": "misspelling",
    "literal": "misspelling",
    "blocked": "misspelling",
    "order": "order",
    "pinyin": "pinyin",
    "pinyin-rare": "pinyin-rare",
    "pinyin-order": "pinyin-rare",
}


def _relation(group: Group, proposal: Proposal) -> dict[str, float]:
    values = {_RELATION.get(proposal.found.system, "attested"): 1.0}
    if proposal.nearness < 1:
        values = {"near": 1.0, "distance": 1.0 - proposal.nearness}
    if proposal.found.derived and group.reading is None:
        values["spacing"] = 1.0
    return values


def _rarity(group: Group, proposal: Proposal) -> dict[str, float]:
    reading = group.reading
    if reading is None or not (proposal.found.derived or proposal.nearness < 1):
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
    if own and profile.countries and not own & profile.countries:
        values["other-country"] = 1.0
    if any(one.introduced for one in around) and shared < 1.5:
        values["introduced-otherwise"] = 1.0
    return values


def _glossed(group: Group, entity: Entity, words: Words) -> bool:
    """Tell whether a name of the entity in its own script stands in brackets right after a mention."""
    native = {name.text for name in entity.names if not name.text.isascii()}
    return any(
        spot.last < len(words) and words.gap_before(spot.last).strip() in ("(", "（") and words.tokens[spot.last].text in native
        for spot in group.spots
    )
