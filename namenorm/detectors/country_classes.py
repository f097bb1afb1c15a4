"""The classes of countries that a language has words for, and what belongs to each: the rules of NN313, in use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from namenorm.rules import Rules


@dataclass(frozen=True, slots=True)
class CountryClass:
    """A class of countries.

    Attributes:
        codes: UN M49 codes of its regions.
        members: ISO 3166-1 codes of all that belong, or are counted in by some.
    """

    codes: frozenset[str]
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Geography:
    """What NN313 knows.

    Attributes:
        classes: By their name, such as "Central Asian".
        territories: ISO 3166-1 code by name.
        organisations: By name, the M49 codes of the regions whose countries they unite.
        listing: " countries including "; group ``marker``.
        named_class: A class at the end of what stands before that; group ``class``.
        item: A listed name; groups ``territory`` and ``organisation``.
        separator: What stands between two listed names.
        follower: What may stand after a listed name.
        verbs: Markers that may be verbs.
    """

    classes: dict[str, CountryClass]
    territories: dict[str, str]
    organisations: dict[str, frozenset[str]]
    listing: re.Pattern[str]
    named_class: re.Pattern[str]
    item: re.Pattern[str]
    separator: re.Pattern[str]
    follower: re.Pattern[str]
    verbs: frozenset[str]


def geography(rules: Rules) -> Geography:
    """Return the topics ``regions`` and ``territories`` of a language, built once for each ``rules``.

    Raises:
        GazetteerError: If the language lacks one of them.
    """
    territories = rules.topic("territories")

    def with_territories(topic: Any) -> Geography:
        return _built(topic, territories["names"], territories["regions"])

    return rules.built("regions", with_territories)


def _built(topic: Any, names: dict[str, list[str]], regions: dict[str, list[str]]) -> Geography:
    territories = _inverted(names) | _inverted(topic["territory_names"])
    organisations = {name: frozenset(one.get("home", ())) for one in topic["organisations"] for name in one["names"]}
    classes = {name: _class(one, regions) for one in topic["classes"] for name in one["names"]}
    markers = topic["markers"]
    return Geography(
        classes=classes,
        territories=territories,
        organisations=organisations,
        listing=re.compile(rf" (?:{either(topic['nouns'])}),? (?P<marker>{either(markers)}) "),
        named_class=_named_class(classes, topic["conjunctions"]),
        item=_item(territories, organisations, topic),
        separator=re.compile(rf",? (?:{either(topic['conjunctions'])}) |, "),
        follower=re.compile(rf"(?![-'’])(?:$|\s*[^\w\s]|\n| {_follower(topic['followers'])})"),
        verbs=frozenset(name for name, traits in markers.items() if traits.get("verb")),
    )


def _follower(words: list[str]) -> str:
    """Return a pattern for a word that may stand after a listed name; without a list, any that is written small."""
    return rf"(?:{either(words)})\b" if words else r"(?=[^\W\d_])(?![A-ZÄÖÜ])"


def _inverted(names: dict[str, list[str]]) -> dict[str, str]:
    return {name: code for code, found in names.items() for name in found}


def _class(one: Any, regions: dict[str, list[str]]) -> CountryClass:
    codes = frozenset(one.get("codes", ()))
    geographic = (member for code in codes for member in regions[code])
    return CountryClass(codes, frozenset([*geographic, *one.get("members", ()), *one.get("open", ())]))


def _named_class(classes: Iterable[str], conjunctions: Iterable[str]) -> re.Pattern[str]:
    """A class that shares its noun with another ("Asian and European countries") is no class of its own."""
    alone = "".join(rf"(?<!{re.escape(one)} )" for one in (*conjunctions, ",", "&"))
    return re.compile(rf"{alone}(?<![-\w])(?P<class>{either(classes)})$")


def _item(territories: Iterable[str], organisations: Iterable[str], topic: Any) -> re.Pattern[str]:
    known, of = either(organisations), either(topic["of"])
    heads, before = either(topic["organisation_heads"]), either(f"{one} " for one in topic["articles"])
    coined = rf"(?:[A-Z][\w-]+ ){{1,5}}(?:{heads})(?!\w)(?: (?:{of}) [A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
    name = rf"(?:(?P<territory>{either(territories)})|(?P<organisation>{known}|{coined}))"
    return re.compile(rf"(?:{before})*{name}(?!\w)(?: \([A-Z]{{2,8}}\))?")


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longer ones tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
