"""The systems read backwards: how common each spelling of a surname and of a syllable is among those who use a system.

``rules/und/backward.yaml`` and ``rules/ja/backward.yaml`` are made by asking the systems forwards: each surname weighs
as many as bear it, each character of a given name as often as it stands in given names, and a spelling as much as the
system gives it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import fsum
from pathlib import Path

from unidecode import unidecode

from namenorm.romanise.hangul import letters
from namenorm.romanise.hepburn import Hepburn
from namenorm.romanise.korean_letters import KoreanLetters
from namenorm.romanise.parse import Backward, Shares, shares_by_spelling
from namenorm.romanise.surnames import surnames
from namenorm.romanise.syllable_table import syllable_table
from namenorm.romanise.systems import romanise, systems
from namenorm.rules import Rules

_LEAST = 0.02
_CHINESE = "zh"
_JOINS_OTHERS, _BY_EAR = "malaya", "malayan_mandarin"
_COMPANIONS = "陈林黄张"
_GIVEN = "明"
_MADE = (
    "# Systems read backwards: spellings of surnames and given names, each with how many of a thousand it makes up.",
    "# Made: python -m genscripts.backward FOLDER",
)
_JMNEDICT = (
    "# From JMnedict, © Electronic Dictionary Research and Development Group, CC BY-SA 4.0; this file is CC BY-SA 4.0."
)
_HOKKIEN = (
    "# Behind it: Hokkien readings of taibun (CC BY-SA 4.0), counts of sinonym (Apache-2.0), Cantonese and Korean\n"
    "# readings of Unihan (Unicode-3.0); this file is CC BY-SA 4.0."
)
_HEADS = {"und": (*_MADE, _HOKKIEN), "ja": (*_MADE, _JMNEDICT)}
_LEAST_JAPANESE = {"surnames": 2, "given": 2}


def _thousand(found: Mapping[str, float]) -> Shares:
    total = fsum(found.values())  # the same with each Python, as ``sum`` is not
    scaled = {spelling: 1000 * weight / total for spelling, weight in found.items()}
    kept = {spelling: share for spelling, share in scaled.items() if share >= _LEAST}
    return dict(sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])))


def _added(rows: Iterable[tuple[str, float]]) -> Shares:
    found: Shares = {}
    for spelling, weight in rows:
        plain = spelling.lower().replace("-", "").replace(" ", "")
        found[plain] = found.get(plain, 0.0) + weight
    return found


def chinese(system: str) -> Backward:
    """Return a system of Chinese read backwards."""
    rules = Rules(_CHINESE)
    bearers = surnames(rules).permille
    firsts = _added(row for name, share in bearers.items() for row in _split(name + _GIVEN, system, share, "surname"))
    syllables = _added(
        row
        for step, characters in rules.topic("given_shares").items()
        for character in characters
        for row in _of_character(character, system, float(step))
    )
    return Backward(_thousand(firsts), _thousand(syllables))


def _of_character(character: str, system: str, share: float) -> Iterator[tuple[str, float]]:
    for companion in _COMPANIONS:
        rows = list(_split(companion + character, system, share, "given"))
        if rows:
            yield from rows
            return


def _split(name: str, system: str, share: float, part: str) -> Iterator[tuple[str, float]]:
    """Yield the spellings of one part of a name, with the share divided among them by weight."""
    weights: Shares = {}
    for one in romanise(name, system):
        spelling = getattr(one, part)
        weights[spelling] = max(weights.get(spelling, 0.0), one.weight)
    total = fsum(weights.values())
    yield from ((spelling, share * weight / total) for spelling, weight in weights.items())


def malaya(made: Mapping[str, Backward]) -> Backward:
    """Return names of Singapore and Malaysia of mixed dialects read backwards, from those of each dialect."""
    rules = Rules(_CHINESE)
    table, by_ear = rules.topic(_JOINS_OTHERS), rules.built(_BY_EAR, syllable_table)
    heard = _added(
        (spelling, share * weight / fsum(written.values()))
        for syllable, share in made["pinyin"].given.items()
        for written in (by_ear.write(syllable),)
        for spelling, weight in written.items()
    )
    every = {**made, _BY_EAR: Backward(made["pinyin"].surnames, heard)}
    return Backward(
        _thousand(_weighed({name: (held.surnames, table["dialects"].get(name, 0)) for name, held in every.items()})),
        _thousand(_weighed({name: (held.given, table["mixed_in"].get(name, 0)) for name, held in every.items()})),
    )


def _weighed(parts: Mapping[str, tuple[Mapping[str, float], float]]) -> Shares:
    return _added((spelling, share * weight) for held, weight in parts.values() for spelling, share in held.items())


def korean() -> Backward:
    """Return Korean read backwards: surnames by the census, syllables by how many characters are read so."""
    rules, known = Rules("ko"), Rules("und").topic("readings")
    spelt = rules.topic("surnames")["spellings"]
    firsts = _added(
        (spelling, known["korean"].get(hangul, known["korean_rarer"]) * share / fsum(held.values()))
        for hangul, held in spelt.items()
        for spelling, share in held.items()
    )
    made = rules.built("letters", KoreanLetters)
    common = {char for step, held in Rules(_CHINESE).topic("given_shares").items() if step >= 1 for char in held}
    readings = [reading.split()[0] for char, reading in rules.topic("hanja").items() if char in common]
    rows = ((spelling, share) for one in readings if letters(one) for spelling, share in _syllable(one, made))
    return Backward(_thousand(firsts), _thousand(_added(rows)))


def _syllable(syllable: str, made: KoreanLetters) -> Iterator[tuple[str, float]]:
    yield from made.customary(syllable).items()
    yield from (("".join(one), share / 4) for one, share in made.north(syllable).items())


def vietnamese() -> Backward:
    """Return Vietnamese read backwards: surnames by their bearers, syllables by how many characters are read so."""
    names, known = Rules("vi").topic("names"), Rules("und").topic("readings")
    firsts = ((unidecode(one), known["vietnamese"].get(one, known["vietnamese_rarer"])) for one in names["surnames"])
    given = ((unidecode(one), float(len(held))) for one, held in names["given"].items())
    return Backward(_thousand(_added(firsts)), _thousand(_added(given)))


def japanese() -> Backward:
    """Return Japanese read backwards: surnames and whole given names by their bearers."""
    rules = Rules("ja")
    made = rules.built("hepburn", Hepburn)
    return Backward(
        _thousand(_added(_read_so(rules.topic("surnames"), "surnames", lambda one: made.spellings(one, "surname")))),
        _thousand(_added(_read_so(rules.topic("given"), "given", lambda one: made.spellings(one, "given")))),
    )


def _read_so(
    names: Mapping[str, str], topic: str, spell: Callable[[str], Mapping[str, float]]
) -> Iterator[tuple[str, float]]:
    for reading, count in _added(row for held in names.values() for row in shares_by_spelling(held).items()).items():
        if count >= _LEAST_JAPANESE[topic]:
            yield from ((spelling, count * share) for spelling, share in spell(reading).items())


def main() -> None:
    """Write ``und/backward.yaml`` and, under the licence of its source, ``ja/backward.yaml`` into the folder named."""
    made = {one.name: chinese(one.name) for one in systems() if one.lang == _CHINESE and one.name != _JOINS_OTHERS}
    made |= {_JOINS_OTHERS: malaya(made), "korean": korean(), "vietnamese": vietnamese()}
    for lang, held in (("und", made), ("ja", {"japanese": japanese()})):
        (Path(sys.argv[1]) / lang / "backward.yaml").write_text("\n".join((*_HEADS[lang], *_lines(held), "")), "utf-8")


def _lines(made: Mapping[str, Backward]) -> Iterator[str]:
    for name, held in made.items():
        yield f"{name}:"
        for part, shares in (("surnames", held.surnames), ("given", held.given)):
            printed = " ".join(f"{spelling} {share:.3g}" for spelling, share in shares.items())
            yield f'  {part}: "{printed}"'


if __name__ == "__main__":
    main()
