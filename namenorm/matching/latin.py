"""The name of a person in Latin letters, read: what stands round it taken off, its words as parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from namenorm.matching.known import KnownNames
from namenorm.matching.parts import part
from namenorm.matching.values import Part, PartRole
from namenorm.matching.words import Lexicon, lexicon
from namenorm.text.key import key

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_INITIALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,3}")  # "JC Juncker": no syllable
_DIGITS = str.maketrans("0134578", "oieastb")  # letters as digits that look like them: "Ig0r Sech1n"
_SERVANT = re.compile(
    r"abd[aeou]+(?:l|(?P<sun>[rsntdz])(?=(?P=sun)))(?!lah?$)(?=[a-z]{3})"
)  # the article, before sun letters too
_BOTH_NAMES = 2
_ROMAN = re.compile("X{0,2}(?:IX|IV|V?I{0,3})")
_UNITS = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True)
class Words:
    """A name while it is read.

    Attributes:
        left: The folded words that are still to be placed, each as it is shown.
        titles: Honorifics taken off.
        particles: Small words taken out.
        generation: What tells father and son apart.
        ordered: Whether a comma told the surname.
    """

    left: list[tuple[str, str]]
    titles: list[str] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    generation: str = ""
    ordered: bool = False


def words_of(name: str) -> Words:
    """Divide a name and take off its generation and its honorifics; a surname before a comma is put last."""
    text = unicodedata.normalize("NFKC", _BRACKETED.sub("", name) or name)
    head, comma, tail = text.partition(",")
    found = Words(list(_divided(head)))
    rest = list(_divided(tail)) if comma else []
    lists = lexicon()
    if rest and all(word in lists.generations or word in lists.after for word, _ in rest):
        found.left += rest
    elif rest:
        _take_generation(found, rest, lists)
        found.left, found.ordered = rest + found.left, True
    _take_generation(found, found.left, lists)
    _take_honorifics(found, lists)
    return found


def parts_of(found: Words, known: KnownNames) -> Iterator[Part]:
    """Yield the parts of the name proper; particles go, a father's or a child's name is marked."""
    lists, role, servant = lexicon(), "", ""
    words = found.left
    for place, (word, shown) in enumerate(words):
        last = place + 1 == len(words)
        if word in lists.servant_of and not last:
            servant = "abd"
        elif word in lists.child_of and not last and place:
            role = "father"
            found.particles.append(word)
        elif word in lists.parent_of and not last:
            role = "child"
        elif word in lists.link and not last and len(word) > 1 and (place or servant or len(words) > 2):
            found.particles.append(word)
        else:
            yield part(servant + _SERVANT.sub("abd", word), shown, known, _role(role))
            role = servant = ""


def _role(role: str) -> PartRole:
    return "father" if role == "father" else "child" if role == "child" else ""


def _divided(text: str) -> Iterator[tuple[str, str]]:
    raw = _CAMEL.sub(" ", text) if len(text.split()) == 1 else text
    shouted = raw.isupper()
    for shown in raw.replace("-", " ").replace("‐", " ").split():
        if not shouted and _INITIALS.fullmatch(shown) and shown not in ("NG",):
            yield from ((letter.lower(), letter) for letter in shown)
        else:
            yield from ((_lettered(word), shown.strip(".,;")) for word in key(shown).split())


def _lettered(word: str) -> str:
    """Return a word in letters and digits as letters; a number stays."""
    return word.translate(_DIGITS) if not word.isalpha() and sum(map(str.isalpha, word)) > len(word) / 2 else word


def _take_generation(found: Words, words: list[tuple[str, str]], lists: Lexicon) -> None:
    """Take out what tells bearers of one name apart: "Jr." at the end, a Roman number anywhere but in front."""
    for place in range(len(words) - 1, 0, -1):
        word, shown = words[place]
        last = place + 1 == len(words)
        says = lists.generations.get(word, "") if last else ""
        if not says and _is_roman(shown, len(words), last):
            says = str(_number(shown))
        if says:
            found.generation = says
            del words[place]
            return


def _is_roman(shown: str, words: int, last: bool) -> bool:
    """Tell whether a word is a Roman number; a single letter is an initial but at the end, or before "of Prussia"."""
    if not shown or not _ROMAN.fullmatch(shown):
        return False
    return len(shown) > 1 or last or (words > 2 and shown != "X")


def _number(roman: str) -> int:
    values = [_UNITS[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _take_honorifics(found: Words, lists: Lexicon) -> None:
    """Take honorifics off both ends, so that two words are left, or one after an honorific in front."""
    left = found.left
    while len(left) > 1 and _is_title(left, lists):
        found.titles.append(left.pop(0)[1])
    while len(left) > 2 and left[-1][0] in lists.after:
        found.titles.append(left.pop()[1])


def _is_title(left: Sequence[tuple[str, str]], lists: Lexicon) -> bool:
    word = left[0][0]
    if len(word) == 1 or (word in lists.borne and len(left) < _BOTH_NAMES + 1):
        return False
    return word in lists.honorifics or word in lists.titles
