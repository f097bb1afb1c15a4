"""Names in a script that their language is not written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namenorm.gazetteer.checks.book import Located, Named
from namenorm.gazetteer.checks.fault import Fault
from namenorm.rules import Rules
from namenorm.text.han import simplified

_RULE = "script"
_BESIDE = "LATIN"


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of languages, from ``rules/und/scripts.yaml``.

    Attributes:
        languages: ISO 15924 codes by primary language subtag.
        letters: First words of the Unicode names of letters by ISO 15924 code.
        simplified_too: Traditional characters that simplified print keeps in names.
    """

    languages: Mapping[str, Sequence[str]]
    letters: Mapping[str, Sequence[str]]
    simplified_too: frozenset[str] = frozenset()

    def of(self, lang: str) -> frozenset[str] | None:
        """Return the alphabets of a BCP 47 tag, None for a language or script that the rules do not know."""
        primary, *others = lang.split("-")
        codes = [one for one in others if len(one) == 4] or self.languages.get(primary)
        if not codes or not all(one in self.letters for one in codes):
            return None
        return frozenset(word for code in codes for word in self.letters[code])


def check(book: Located) -> Iterator[Fault]:
    """Yield names that have no letter of their language's scripts or letters of a foreign one.

    A name under zh-Hans with a traditional character is told, too. Misspellings and literal renderings are not judged:
    what machines print knows no alphabet.
    """
    scripts = Rules("und").built("scripts", _build)
    own = {lang: scripts.of(lang) for lang in {one.name.lang for one in book.names}}
    for one in book.names:
        if one.name.kind not in ("misspelling", "literal"):
            yield from _check(one, own[one.name.lang], scripts.simplified_too)


def alphabets(text: str) -> frozenset[str]:
    """Return the first words of the Unicode names of a text's letters; marks, digits and dots belong to no script."""
    return frozenset(map(_alphabet, unicodedata.normalize("NFKC", text))) - {""}


@lru_cache(maxsize=16384)
def _alphabet(char: str) -> str:
    """Return the first word of a letter's Unicode name; empty for what is no letter."""
    if unicodedata.category(char) not in _LETTERS:
        return ""
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nl"})


def _build(parsed: Any) -> Scripts:
    return Scripts(parsed["languages"], parsed["letters"], frozenset(parsed["simplified_too"]))


def _check(one: Named, own: frozenset[str] | None, simplified_too: frozenset[str]) -> Iterator[Fault]:
    name = one.name
    found = alphabets(name.text)
    foreign = sorted(found - own - {_BESIDE}) if own else []
    if own and found and (foreign or not found & own):
        strange = ", ".join(foreign or sorted(found)).lower()
        said = f"{name.text} stands under {name.lang} and has letters of another script ({strange})"
        yield one.entry.fault(one.place, _RULE, f"{said}: give the language that it is of")
    elif name.lang.startswith("zh-Hans") and (plain := _simplified(name.text, simplified_too)) != name.text:
        said = f"{name.text} stands under {name.lang} and is traditional; in simplified: {plain}"
        yield one.entry.fault(one.place, _RULE, said, severity="warning")


def _simplified(text: str, kept: frozenset[str]) -> str:
    pairs = zip(text, simplified(text), strict=True)
    return "".join(char if char in kept else other for char, other in pairs)
