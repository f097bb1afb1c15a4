"""Names in a script that their language is not written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.model import Name
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
    """

    languages: Mapping[str, Sequence[str]]
    letters: Mapping[str, Sequence[str]]

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
    for entry in book.entries:
        for name, place in entry.names():
            if name.kind not in ("misspelling", "literal"):
                yield from _check(entry, name, place, scripts.of(name.lang))


def alphabets(text: str) -> frozenset[str]:
    """Return the first words of the Unicode names of a text's letters; marks, digits and dots belong to no script."""
    letters = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) in _LETTERS)
    return frozenset(unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in letters)


_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nl"})


def _build(parsed: Any) -> Scripts:
    return Scripts(parsed["languages"], parsed["letters"])


def _check(entry: Entry, name: Name, place: Place, own: frozenset[str] | None) -> Iterator[Fault]:
    found = alphabets(name.text)
    foreign = sorted(found - own - {_BESIDE}) if own else []
    if own and found and (foreign or not found & own):
        strange = ", ".join(foreign or sorted(found)).lower()
        said = f"{name.text} stands under {name.lang} and has letters of another script ({strange})"
        yield entry.fault(place, _RULE, f"{said}: give the language that it is of")
    elif name.lang.startswith("zh-Hans") and simplified(name.text) != name.text:
        said = f"{name.text} stands under {name.lang} and is traditional; in simplified: {simplified(name.text)}"
        yield entry.fault(place, _RULE, said, severity="warning")
