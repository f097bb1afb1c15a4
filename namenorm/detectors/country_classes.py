"""The classes of countries that a language has a word for, and what belongs to each; the rules of NN313, ready for use."""

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
        listing: "<class> countries including "; groups ``class`` and ``marker``.
        item: A listed name; groups ``territory`` and ``organisation``.
        separator: What stands between two listed names.
        follower: What may stand after a listed name.
        verbs: Markers that may be verbs.
    """

    classes: dict[str, CountryClass]
    territories: dict[str, str]
    organisations: dict[str, frozenset[str]]
    listing: re.Pattern[str]
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
    return rules.built("regions", _Builder(territories))


class _Builder:
    """Builds from two topics, which ``Rules.built`` does not know of itself."""

    __qualname__ = "country_classes"

    def __init__(self, territories: Any) -> None:
        self._regions: dict[str, list[str]] = territories["regions"]
        self._names: dict[str, list[str]] = territories["names"]

    def __call__(self, topic: Any) -> Geography:
        territories = self._territories(topic["territory_names"])
        organisations = {
            name: frozenset(one.get("home", ())) for one in topic["organisations"] for name in one["names"]
        }
        classes = {name: self._class(one) for one in topic["classes"] for name in one["names"]}
        markers = topic["markers"]
        return Geography(
            classes=classes,
            territories=territories,
            organisations=organisations,
            listing=_listing(classes, topic["nouns"], markers),
            item=_item(territories, organisations, topic["organisation_heads"]),
            separator=re.compile(r",? (?:and|or) |, "),
            follower=re.compile(rf"(?![-'’])(?:$|\s*[^\w\s]|\n| (?:{either(topic['followers'])})\b)"),
            verbs=frozenset(name for name, traits in markers.items() if traits.get("verb")),
        )

    def _territories(self, more: dict[str, list[str]]) -> dict[str, str]:
        names = {name: code for code, found in self._names.items() for name in found}
        return names | {name: code for code, found in more.items() for name in found}

    def _class(self, one: Any) -> CountryClass:
        codes = frozenset(one.get("codes", ()))
        geographic = (member for code in codes for member in self._regions[code])
        return CountryClass(codes, frozenset([*geographic, *one.get("members", ()), *one.get("open", ())]))


def _listing(classes: Iterable[str], nouns: Iterable[str], markers: Iterable[str]) -> re.Pattern[str]:
    """A class that shares its noun with another ("Asian and European countries") is no class of its own."""
    return re.compile(
        rf"(?<!and )(?<!or )(?<!, )(?<!&\s)(?<![-\w])(?P<class>{either(classes)}) (?:{either(nouns)}),? (?P<marker>{either(markers)}) "
    )


def _item(territories: Iterable[str], organisations: Iterable[str], heads: Iterable[str]) -> re.Pattern[str]:
    known = either(organisations)
    coined = rf"(?:[A-Z][\w-]+ ){{1,5}}(?:{either(heads)})(?!\w)(?: of [A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
    return re.compile(
        rf"(?:both |the )*(?:(?P<territory>{either(territories)})|(?P<organisation>{known}|{coined}))(?![\w])(?: \([A-Z]{{2,8}}\))?"
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longer ones tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
