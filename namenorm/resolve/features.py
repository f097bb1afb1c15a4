"""The features on which a decision rests: each a number with a name and a sentence for the reader."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import MISREAD, PINYIN, ROMANISED
from namenorm.matching.known import frequencies
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.common_names import common_names, rarity
from namenorm.resolve.context import Surroundings, together
from namenorm.resolve.group import Group
from namenorm.resolve.profile import BULK, Profile
from namenorm.text.key import squash

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
    "misread",
    "near",
    "distance",
    "syllable-off",
    "near-plausible",
    "near-native",
    "near-strange",
    "near-country",
    "near-role-words",
    "near-office",
    "worst-word",
    "spacing",
    "joined",
    "rarity",
    "near-rarity",
    "prominence",
    "renown",
    "attested-prominent",
    "role-words",
    "country-of-mention",
    "country-near",
    "country-in-text",
    "rival-country",
    "third-country",
    "introduced-elsewhere",
    "company",
    "title-fits",
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
    "misread",
    "near",
)
"""How a spelling relates to a candidate; exactly one of them is 1."""
_RIGHTLY_SPELT = ("attested", "attested-pinyin", "order")
_BETWEEN_WORDS = re.compile(r"[\s‐‑-]+")
_ENOUGH_WORDS = 8.0
_LITTLE_SHARED = 1.5
_KIN_NAMED = 5.0  # what it shares with a text that names whose brother or aide somebody is, in telling words
_OFFICE = 0.4  # what the title and the country count as, where news says no more: "Ukrainian President Zelianski"
_SOMEBODY_ELSE = frozenset({"introduced-otherwise", "introduced-elsewhere"})
# Zipf frequency in Chinese texts of a name that one in a million people bears, nobody of them known: those of 张伟 and
# its like are half a power of ten above the power of their bearers.
_OF_BEARERS = 0.5
EASTERN = frozenset({"CN", "TW", "HK", "MO", "SG", "MY", "KR", "KP", "JP", "VN"})
"""Where people have names of which English lists few: that a word is in no list says nothing there."""
CHINESE_SPEAKING = frozenset({"CN", "TW", "HK", "MO", "SG", "MY"})
"""Where a stranger whose name is spelt in pinyin would come from."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the whole page says, for all its groups.

    Attributes:
        words: Its words.
        source: The original in simplified characters, if it is at hand.
        countries: ISO codes of the countries that it speaks of.
        named: For each entity named under a right name: where it is first named.
        country_names: Name of each country by ISO code, for the reader.
        people: Its names of persons, squashed.
    """

    words: Words
    source: str | None
    countries: frozenset[str]
    named: Mapping[str, str]
    country_names: Mapping[str, str]
    people: frozenset[str] = frozenset()


def features(
    group: Group, around: tuple[Surroundings, ...], proposal: Proposal, profile: Profile, page: PageFacts
) -> dict[str, float]:
    """Return the features of a group and a candidate that are not zero, by name.

    Relations are 0 or 1; ``distance`` is 1 minus the similarity; ``role-words`` is 0 to 1, the shared telling words
    of text and entity; ``rarity`` is that of the whole name in pinyin, in powers of ten, and so is ``renown``.
    """
    entity = proposal.found.entity
    if entity.kind != "person" and not proposal.found.derived:
        here = page.countries & profile.countries
        return {"thing": 1.0, **({"country-in-text": 1.0} if here else {})}
    context = _context(around, profile, page, read_as_chinese=group.reading is not None)
    values = {**_relation(group, proposal), **_rarity(group, proposal), **context}
    values["attested-prominent"] = profile.prominence * max(values.get(name, 0.0) for name in _RIGHTLY_SPELT)
    values["prominence"] = float(profile.prominence)
    if page.named.get(entity.id, group.surface) != group.surface:
        values[named_feature(proposal)] = 1.0
    values["gloss"] = float(_glossed(group, entity, page.words))
    values["bulk"] = float(entity.source in BULK)
    values["unverified"] = float(not proposal.found.name.verified)
    if page.source is not None and profile.han:
        has = any(name in page.source for name in profile.han)
        values["source-has-name" if has else "source-lacks-name"] = 1.0
    if proposal.nearness == 1 and values.keys().isdisjoint(_SOMEBODY_ELSE):
        values["renown"] = _renown(group, profile)
    if proposal.nearness < 1:
        values = _of_near(values)
        values["near-office"] = float(not together(around).offices.isdisjoint(profile.titles))
        values["near-strange"] = float(group.reading is None and _is_strange(group.surface, proposal, profile))
    return {name: value for name, value in values.items() if value}


def _renown(group: Group, profile: Profile) -> float:
    """Return by how many powers of ten texts have a name in pinyin more often than all its bearers explain."""
    if group.reading is None or group.spots[0].last - group.spots[0].first == 1:
        return 0.0
    of_bearers = max(0.0, math.log10(common_names().bearers(group.reading)) + _OF_BEARERS)
    return max(0.0, profile.renown - of_bearers)


def named_feature(proposal: Proposal) -> str:
    """Return the feature of a candidate whom the page names by another name, too."""
    return "named-in-text" if proposal.nearness == 1 else "near-named-in-text"


def _of_near(values: dict[str, float]) -> dict[str, float]:
    """Count what fits a similar name by itself: a country fits all its people, and does not tell two of them apart."""
    country = max(values.pop(name, 0.0) for name in ("country-of-mention", "country-near", "country-in-text"))
    office = _OFFICE * country * values.pop("title-fits", 0.0)
    return {**values, "near-role-words": max(office, values.pop("role-words", 0.0)), "near-country": country}


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
    MISREAD: "misread",
}


def _relation(group: Group, proposal: Proposal) -> dict[str, float]:
    attested = "attested" if group.reading is None else "attested-pinyin"
    values = {_RELATION.get(proposal.found.system, attested): 1.0}
    if proposal.nearness < 1:
        off = {"syllable-off": 1.0} if proposal.by_syllable else {"distance": 1.0 - proposal.nearness}
        values = {"near": 1.0, **off}
        values["near-plausible"] = float(group.reading is not None)
        values["worst-word"] = _worst_word(group.surface, proposal.found.name.text)
        values["near-native"] = float(not proposal.found.derived and group.reading is not None)
    if proposal.found.system in PINYIN and group.reading is None:
        values["spacing"] = 1.0
    spot = group.spots[0]
    # "Zelianski" stands alone as a surname does; "Likeqiang" is a whole name in one word.
    name = proposal.found.name.text
    whole = (proposal.found.derived and group.reading is not None) or " " in name
    surname = proposal.nearness < 1 and name.split()[-1].lower() == proposal.key
    if spot.last - spot.first == 1 and whole and not surname:
        values["joined"] = 1.0
    return values


def _rarity(group: Group, proposal: Proposal) -> dict[str, float]:
    reading, exact = group.reading, proposal.nearness == 1
    if reading is None or (exact and not proposal.found.derived):
        return {}
    return {("rarity" if exact else "near-rarity"): rarity(reading)}


def _is_strange(surface: str, proposal: Proposal, profile: Profile) -> bool:
    """Tell whether nobody of the West is called by the words in which a name differs from the candidate's.

    A slip makes of a word one that English does not know; a namesake's other word is somebody's name.
    """
    if profile.home <= EASTERN:
        return False
    known = {squash(word) for word in _BETWEEN_WORDS.split(proposal.found.name.text)}
    others = {squash(word) for word in _BETWEEN_WORDS.split(surface)} - known
    return bool(others) and others.isdisjoint(frequencies())


def _worst_word(surface: str, name: str) -> float:
    """Return how unlike the two words are that are least alike, 0 to 1; 0 where the words are not as many."""
    words, others = (_BETWEEN_WORDS.split(one.lower()) for one in (surface, name))
    if len(words) != len(others):
        return 0.0
    pairs = zip(words, others, strict=True)
    return max(1.0 - DamerauLevenshtein.normalized_similarity(one, other) for one, other in pairs)


def _context(
    around: tuple[Surroundings, ...], profile: Profile, page: PageFacts, *, read_as_chinese: bool
) -> dict[str, float]:
    said = together(around)
    own, near = said.own, said.countries
    shared = math.fsum(profile.words[word] for word in said.words & profile.words.keys())
    if profile.kin and not profile.kin.isdisjoint(page.people):
        shared += _KIN_NAMED
    fits = not said.titles.isdisjoint(profile.words)
    values = {"role-words": min(1.0, shared / _ENOUGH_WORDS), "title-fits": float(fits)}
    if own & profile.countries:
        values["country-of-mention"] = 1.0
    elif near & profile.countries:
        values["country-near"] = 1.0
    elif page.countries & profile.countries:
        values["country-in-text"] = 1.0
    elif page.countries and profile.countries:
        rivals = page.countries & CHINESE_SPEAKING if read_as_chinese else page.countries
        values["rival-country" if rivals else "third-country"] = 1.0
    if own and not own & profile.countries:
        values["introduced-elsewhere"] = 1.0
    if said.introduced and not fits and shared < _LITTLE_SHARED and not own & profile.countries:
        values["introduced-otherwise"] = 1.0
    return values


def _glossed(group: Group, entity: Entity, words: Words) -> bool:
    """Tell whether a name of the entity in its own script stands in brackets right after a mention."""
    native = {name.text for name in entity.names if not name.text.isascii()}
    return any(
        spot.last < len(words)
        and words.gap_before(spot.last).strip() in ("(", "（")
        and words.texts[spot.last] in native
        for spot in group.spots
    )
