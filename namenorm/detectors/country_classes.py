"""The classes of countries that a language has words for, and what belongs to each: the rules of NN313, in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from namenorm.detectors.memberships import Membership, memberships
from namenorm.rules import Rules


@dataclass(frozen=True, slots=True)
class CountryClass:
    """A class of countries.

    Attributes:
        name: As it stands.
        because: What is to be said of a country that does not belong.
        codes: UN M49 codes of its regions; empty unless it is one of geography.
        members: ISO 3166-1 codes of those that belong by everybody's count.
        outside: Codes of those that surely do not.
        count: How many there are, where everybody agrees.
        membership: The organisation, if its members make the class.
    """

    name: str
    because: str
    codes: frozenset[str]
    members: frozenset[str]
    outside: frozenset[str]
    count: int | None = None
    membership: Membership | None = None

    def excludes(self, code: str, day: date | None) -> bool:
        """Tell whether a country surely did not belong on a day."""
        if self.membership:
            return code not in self.membership.at(day) and code not in self.membership.open
        return code in self.outside


@dataclass(frozen=True, slots=True)
class Counting:
    """How a language says how many countries of a class an organisation has.

    Attributes:
        numbers: Numbers in words.
        before: A number that stands before a class; group ``count``.
        behind: What stands behind the class: a noun for countries.
        subject: What stands before the number where an organisation is said to have them; groups ``organisation``, or
            none where "its members" are meant.
        of: What stands behind the noun where they are "members of" an organisation; group ``organisation``.
        opening: An organisation that opens a sentence; group ``organisation``.
    """

    numbers: Mapping[str, int]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    subject: re.Pattern[str]
    of: re.Pattern[str]
    opening: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Geography:
    """What NN313 knows.

    Attributes:
        classes: By their name, such as "Central Asian".
        territories: ISO 3166-1 code by name.
        organisations: By name, the M49 codes of the regions whose countries they unite.
        united: The membership of organisations by name.
        listing: " countries including "; groups ``noun`` and ``marker``.
        named_class: A class at the end of what stands before that; group ``class``.
        item: A listed name; groups ``territory`` and ``organisation``.
        separator: What stands between two listed names.
        follower: What may stand after a listed name.
        verbs: Markers that may be verbs.
        governing: What stands before a class that is an object, so that no verb of its own follows it.
        member_nouns: Nouns that only the members of an organisation are called by.
        counting: How many there are of a class.
    """

    classes: dict[str, CountryClass]
    territories: dict[str, str]
    organisations: dict[str, frozenset[str]]
    united: dict[str, Membership]
    listing: re.Pattern[str]
    named_class: re.Pattern[str]
    item: re.Pattern[str]
    separator: re.Pattern[str]
    follower: re.Pattern[str]
    verbs: frozenset[str]
    governing: re.Pattern[str]
    member_nouns: frozenset[str]
    counting: Counting


def geography(rules: Rules) -> Geography:
    """Return the topics ``regions`` and ``territories`` of a language, built once for each ``rules``.

    Raises:
        GazetteerError: If the language lacks one of them.
    """
    territories = rules.topic("territories")
    everywhere = rules.beside("und")

    def with_territories(topic: Any) -> Geography:
        united = everywhere.built("memberships", memberships)
        attributes = everywhere.topic("country_attributes")["attributes"]
        return _built(topic, territories["names"], _Facts(territories["regions"], united, attributes))

    return rules.built("regions", with_territories)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is true in every language: regions by M49 code, organisations, attributes."""

    regions: dict[str, list[str]]
    united: Mapping[str, Membership]
    attributes: dict[str, Any]

    def every(self) -> frozenset[str]:
        return frozenset(code for found in self.regions.values() for code in found)


def _built(topic: Any, names: dict[str, list[str]], facts: _Facts) -> Geography:
    territories = _inverted(names) | _inverted(topic["territory_names"])
    organisations = {name: frozenset(one.get("home", ())) for one in topic["organisations"] for name in one["names"]}
    classes = {one.name: one for one in _classes(topic, facts)}
    united = {name: one.membership for name, one in classes.items() if one.membership}
    markers, nouns = topic["markers"], [*topic["nouns"], *topic["member_nouns"]]
    return Geography(
        classes=classes,
        territories=territories,
        organisations=organisations,
        united=united,
        listing=re.compile(rf" (?P<noun>{either(nouns)}),? (?P<marker>{either(markers)}) "),
        named_class=_named_class(classes, _both_cases([*topic["conjunctions"], *topic["modifiers"]])),
        item=_item(territories, organisations, topic),
        separator=re.compile(rf",? (?:{either(topic['conjunctions'])}) |, "),
        follower=re.compile(rf"(?![-'’])(?:$|\s*[^\w\s]|\n| {_follower(topic['followers'])})"),
        verbs=frozenset(name for name, traits in markers.items() if traits.get("verb")),
        governing=re.compile(rf"(?<!\w)(?:{either(topic['governing'])})(?: (?:{either(topic['determiners'])}))* $"),
        member_nouns=frozenset(topic["member_nouns"]),
        counting=_counting(topic, united, nouns),
    )


def _follower(words: list[str]) -> str:
    """Return a pattern for a word that may stand after a listed name; without a list, any that is written small."""
    return rf"(?:{either(words)})\b" if words else r"(?=[^\W\d_])(?![A-ZÄÖÜ])"


def _inverted(names: dict[str, list[str]]) -> dict[str, str]:
    return {name: code for code, found in names.items() for name in found}


def _classes(topic: Any, facts: _Facts) -> Iterator[CountryClass]:
    """Yield the classes by region, by attribute and by organisation, once for each of their names."""
    every = facts.every()
    for one in topic["classes"]:
        for name in _both_cases(one["names"]):
            yield _of_region(name, one, facts.regions, every)
    for one in topic["attributes"]:
        for name in _both_cases(one["names"]):
            yield _of_attribute(name, facts.attributes[one["attribute"]], every)
    for one in topic["organisations"]:
        if "membership" in one:
            united = facts.united[one["membership"]]
            for name in one["names"]:
                yield CountryClass(name, f"is no member of {name}", frozenset(), united.at(None), every, None, united)


def _both_cases(names: Iterable[str]) -> Iterator[str]:
    """Yield words as they stand within a sentence and as they open one."""
    yield from dict.fromkeys(form for name in names for form in (name, name[0].upper() + name[1:]))


def _of_region(name: str, one: Any, regions: dict[str, list[str]], every: frozenset[str]) -> CountryClass:
    codes = frozenset(one.get("codes", ()))
    members = frozenset([*(code for region in codes for code in regions[region]), *one.get("members", ())])
    outside = every - members - frozenset(one.get("open", ()))
    return CountryClass(name, "lies elsewhere (CLDR territory containment)", codes, members, outside, one.get("count"))


def _of_attribute(name: str, fact: Any, every: frozenset[str]) -> CountryClass:
    only = frozenset(fact.get("only", ()))
    outside = every - only - frozenset(fact.get("open", ())) if only else frozenset(fact["not"])
    return CountryClass(name, f"is not {name} ({fact['source']})", frozenset(), every - outside, outside)


def _named_class(classes: Iterable[str], no_class: Iterable[str]) -> re.Pattern[str]:
    """A class that shares its noun with another ("Asian and European countries") is no class of its own.

    Nor is one that is less than it says ("least developed countries").
    """
    alone = "".join(rf"(?<!{re.escape(one)} )" for one in (*no_class, ",", "&"))
    return re.compile(rf"{alone}(?<![-\w])(?P<class>{either(classes)})$")


def _item(territories: Iterable[str], organisations: Iterable[str], topic: Any) -> re.Pattern[str]:
    known, of = either(organisations), either(topic["of"])
    heads, before = either(topic["organisation_heads"]), either(f"{one} " for one in topic["articles"])
    coined = rf"(?:[A-Z][\w-]+ ){{1,5}}(?:{heads})(?!\w)(?: (?:{of}) [A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
    name = rf"(?:(?P<territory>{either(territories)})|(?P<organisation>{known}|{coined}))"
    return re.compile(rf"(?:{before})*{name}(?!\w)(?: \([A-Z]{{2,8}}\))?")


def _counting(topic: Any, united: Iterable[str], nouns: Iterable[str]) -> Counting:
    rules = topic["counting"]
    known, articles = either(united), either(f"{one} " for one in topic["articles"])
    named = rf"(?:{articles})?(?P<organisation>{known})"
    owner = rf"(?:{either(rules['its'])}|{named}(?:{either(rules['possessives'])}))"
    members = rf"{owner} (?:{either(topic['member_nouns'])}) (?:{either(rules['are'])})"
    has = rf"{named.replace('organisation', 'owner')}(?: \([A-Z]{{2,8}}\))? (?:{either(rules['has'])})"
    return Counting(
        numbers=rules["numbers"],
        before=re.compile(rf"(?<![\w-])(?P<count>{either(rules['numbers'])}|\d{{1,2}}) $", re.IGNORECASE),
        behind=re.compile(rf" (?:{either(nouns)})(?!\w)"),
        subject=re.compile(rf"(?<!\w)(?:{members}|{has}) (?:{either(rules['all'])})?$"),
        of=re.compile(rf" (?:{either(topic['of'])}) {named}(?!\w)"),
        opening=re.compile(rf"{named}(?!\w)"),
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longer ones tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
