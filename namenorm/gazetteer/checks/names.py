"""Names in a script that their language is not written in, and right names that are wrong ones or only generated.

An alias is right wherever it is printed, so pinyin as an alias silences the very finding (NN101, NN102) for which the
book is made. The index generates the spelling anyway, and knows there what it is. A name that the book calls wrong must
not be somebody's right name: it would be flagged wherever they are named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namenorm.gazetteer.checks.book import Entry, Fault, Located, Named, Severity
from namenorm.gazetteer.model import RIGHT_KINDS, Name
from namenorm.romanise.pinyin import Pinyin
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

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


def check_scripts(book: Located) -> Iterator[Fault]:
    """Yield names that have no letter of their language's scripts or letters of a foreign one.

    A name under zh-Hans with a traditional character is told, too. Misspellings and literal renderings are not judged:
    what machines print knows no alphabet.
    """
    scripts = Rules("und").built("scripts", _build)
    own = {lang: scripts.of(lang) for lang in {one.name.lang for one in book.names}}
    for one in book.names:
        if one.name.kind not in ("misspelling", "literal"):
            yield from _script_faults(one, own[one.name.lang], scripts.simplified_too)


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


def _script_faults(one: Named, own: frozenset[str] | None, simplified_too: frozenset[str]) -> Iterator[Fault]:
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


_MAINLAND = "CN"


def check_generated(book: Located) -> Iterator[Fault]:
    """Yield English aliases that are the pinyin of a Han name of a person from elsewhere, unless a citation backs them.

    Where nothing says from where a person is, nothing is said; nor where the canonical name is pinyin, too, for its
    bearer left the mainland with it (Guoguang Wu); nor of a spelling with hyphens, which is the hand of Taiwan's press
    (Hou You-yi).
    """
    pinyin = Pinyin(Rules("zh"))
    for entry in book.entries:
        one = entry.entity
        if one.kind == "person" and one.countries and _MAINLAND not in one.countries:
            yield from _pinyin_faults(entry, pinyin)


def _pinyin_faults(entry: Entry, pinyin: Pinyin) -> Iterator[Fault]:
    asked = [(name, place) for name, place in entry.names() if _may_be_pinyin(name)]
    if not asked:
        return
    made = {spelling: name for name in entry.entity.names for spelling in _generated(name, pinyin)}
    if squash(entry.entity.name) in made:
        return
    for name, place in asked:
        source = made.get(squash(name.text))
        if source is not None:
            said = (
                f"the alias {name.text} is the pinyin of {source.text}, which the index generates: take it out, "
                "or write {text: …, citation: …} if the bearer signs so"
            )
            yield entry.fault(place, "generated", said, severity="warning")


def _may_be_pinyin(name: Name) -> bool:
    return name.kind == "alias" and name.text.isascii() and "-" not in name.text and not name.citation


def _generated(name: Name, pinyin: Pinyin) -> Iterator[str]:
    """Yield the likeliest pinyin of a Han name squashed, surname first and last."""
    if has_han(name.text) and (spellings := pinyin.romanise(name.text)):
        best = spellings[0]
        yield from (squash(best.text), squash(f"{best.given} {best.surname}"))


_WRONG = frozenset({"literal", "misspelling"})
_RIGHT = RIGHT_KINDS | {"native", "adopted"}
_Bearers = Mapping[str, list[Named]]


def check_wrong_names(book: Located) -> Iterator[Fault]:
    """Yield each ``literal`` or ``misspelling`` that is also a right name, of another entry or of its own.

    Names are compared as the index finds them, without regard to capitals, spacing and punctuation. Where an editor
    wrote the one and a work of reference has the other, which may be of no note, it is a warning.
    """
    wrong = [one for one in book.names if one.name.kind in _WRONG]
    bearers: dict[str, list[Named]] = {one.spelling: [] for one in wrong}
    for one in book.names:
        if one.spelling in bearers and one.name.kind in _RIGHT:
            bearers[one.spelling].append(one)
    for one in wrong:
        yield from _clash(one, bearers)


def _clash(wrong: Named, bearers: _Bearers) -> Iterator[Fault]:
    told: set[str] = set()
    entry, name = wrong.entry, wrong.name
    for right in bearers[wrong.spelling]:
        other = right.entry
        if other.entity.id not in told:
            told.add(other.entity.id)
            whose = "the entry itself" if other is entry else other.entity.id
            said = f"the {name.kind} {name.text} is a right name ({right.name.kind}) of {whose} at {right.place}"
            severity: Severity = "error" if other.by_hand == entry.by_hand else "warning"
            yield entry.fault(wrong.place, "wrong-name", f"{said}: take one out", right.place, severity=severity)
