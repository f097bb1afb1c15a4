"""What stands around the name of an organisation, a place or a work: the patterns of the rules ``thing_words``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.rules import Rules


@dataclass(frozen=True, slots=True)
class Around:
    """Patterns over the text before or after a name.

    Attributes:
        before: Ends with the word before a name; group 1.
        after: The word that goes on after it, groups ``joint`` and ``word``.
        at_place: Ends where only a place can stand.
        lies_in: Where a place is said to lie; group ``region``.
        listing: Joints that join two names.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    at_place: re.Pattern[str]
    lies_in: re.Pattern[str]
    listing: frozenset[str]


def around(rules: Rules) -> Around:
    """Return the patterns of a language, built once for each ``rules``.

    Raises:
        GazetteerError: If the language has no such rules.
    """
    return rules.built("thing_words", _built)


def _built(topic: Mapping[str, Any]) -> Around:
    words: Mapping[str, list[str]] = topic["around"]
    name = rf"[{topic['capitals']}][\w’'-]*"
    article = rf"(?: (?:{either(words['article'])}))?"
    joints = either([*words["listing"], *words["belonging"]])
    kinds = either(phrase for _, *phrases in topic["types"].values() for phrase in phrases)
    return Around(
        before=re.compile(r"([\w’'-]+)[ -]$"),
        after=re.compile(rf"(?: (?P<joint>{joints}){article})?[ -](?P<word>{name})"),
        at_place=re.compile(rf"\b(?:{either(words['at_place'])}){article} [\"“]?$"),
        lies_in=re.compile(rf"(?: (?:{kinds}))?(?:{either(words['lies_in'])}){article} (?P<region>{name}(?: {name})*)"),
        listing=frozenset(words["listing"]),
    )
