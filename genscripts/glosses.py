"""What an English gloss of a dictionary says of a person or a place; the word lists are ``rules/en/glosses.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from namenorm.rules import Rules

_HEAD = re.compile(
    r"[,;:(]|\s(?:of|in|from|by|who|whose|to|for|at|during|with|on|under|between|and later|until|since)\s|$"
)
_BESIDE = re.compile(r"\b(?:border|between|near|tributary|flowing|former|old name|now |present|opposite|off )")
_WORD = re.compile(r"[A-Za-zÀ-ɏ.'-]+")
_CHINA = re.compile(
    r"\bPRC\b|\b(?:Eastern |Western |Northern |Southern |Former |Later |early |late |mid-?|end-)*"
    r"(?:Han|Qin|Jin|Wei|Sui|Tang|Song|Yuan|Ming|Qing|Zhou|Shang|Xia|Liao|Liang|Chen|Qi|Tang-Song|Song-Yuan)"
    r"(?: [Dd]ynast(?:y|ies)|-dynasty|\b(?= (?:of|scholar|poet|writer|painter|statesman|general|official)))"
    r"|Three Kingdoms|Warring States|Spring and Autumn|Southern and Northern|Northern and Southern|Guomindang China"
)


class Glosses:
    """The word lists, over the English rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given English rules."""
        table: Mapping[str, Any] = rules.topic("glosses")
        titles = frozenset(rules.topic("persons")["titles"].split())
        self.occupations = titles | frozenset(table["occupations"].split())
        self.no_names = frozenset(table["no_names"].split())
        self.unreal = frozenset(table["unreal"].split())
        self.ranks = frozenset(table["ranks"])
        self.weak = frozenset(table["weak"].split())
        self.titles = frozenset(table["titles"])
        self.particles = frozenset(table["particles"])
        self.places = frozenset(table["places"].split())
        self.features = frozenset(table["features"].split())
        self.modifiers = frozenset(table["place_modifiers"].split())
        self._countries = tuple(_patterns(rules))
        self._provinces = re.compile(rf"(?<!\w)(?:{'|'.join(table['provinces'])})(?!\w)")

    def has_occupation(self, text: str) -> bool:
        """Tell whether a description says what somebody is."""
        return any(
            word.lower().strip("'-.") in self.occupations for part in _WORD.findall(text) for word in part.split("-")
        )

    def head(self, text: str) -> str:
        """Return the noun that a description is about: "dramatist" of "Spanish poet and dramatist, leader of …"."""
        words = _WORD.findall(text[: _HEAD.search(text + " ").start()])  # type: ignore[union-attr]
        return words[-1].lower().strip("'-.").rpartition("-")[2] if words else ""

    def is_occupation(self, noun: str) -> bool:
        """Tell whether a noun says what somebody is, clearly enough without the years of a life."""
        return noun in self.occupations and noun not in self.weak

    def is_unreal(self, text: str) -> bool:
        """Tell whether a description is of somebody in a story, or of something founded."""
        return not self.unreal.isdisjoint(text.lower().replace(",", " ").split())

    def is_no_person(self, noun: str) -> bool:
        """Tell whether a noun says that something is no person: a dynasty, a book, a place."""
        return noun in self.no_names or noun in self.places

    def countries(self, text: str) -> tuple[str, ...]:
        """Return the countries of which a description speaks, in the order in which they stand in it."""
        found = [
            (match.start(), code) for code, pattern in self._countries for match in [pattern.search(text)] if match
        ]
        return tuple(dict.fromkeys(code for _, code in sorted(found)))

    def country_of_place(self, text: str) -> str:
        """Return the country in which a description puts a place, the last that it names; empty where it names none."""
        text = _BESIDE.split(text)[0]
        found = [(match, code) for code, pattern in self._countries for match in pattern.finditer(text)]
        found += [(match, "CN") for match in self._provinces.finditer(text)]  # Inner Mongolia is not Mongolia
        return max(((match.end(), -match.start(), code) for match, code in found), default=(0, 0, ""))[2]

    def is_personal(self, name: str) -> bool:
        """Tell whether an English name may be a person's: capitalised words and particles, none of a dynasty."""
        words = name.split()
        sound = all(word[0].isupper() or word in self.particles for word in words)
        named = sound and 0 < len(words) <= 5 and words[-1][0].isupper() and words[0] not in self.ranks
        return named and not self.no_names & set(name.lower().split())

    def untitled(self, name: str) -> str:
        """Return a name without the titles before it."""
        words = name.split()
        while len(words) > 1 and words[0] in self.titles:
            words = words[1:]
        return " ".join(words)


def _patterns(rules: Rules) -> Iterator[tuple[str, re.Pattern[str]]]:
    demonyms: Mapping[str, list[str]] = rules.topic("demonyms")
    territories: Mapping[str, list[str]] = rules.topic("territories")["names"]
    for code in sorted({*demonyms, *(one for one in territories if one.isalpha())}):
        words = sorted({*demonyms.get(code, ()), *territories.get(code, ())}, key=lambda one: (-len(one), one))
        either = "|".join(map(re.escape, words))
        own = rf"{_CHINA.pattern}|" if code == "CN" else ""
        yield code, re.compile(rf"(?<![\w-])(?:{own}{either})(?!\w)")
