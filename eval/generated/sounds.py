"""How Chinese syllables stand for foreign letters: ``python -m eval.generated.sounds`` writes ``resolve/sounds.json``.

Counted over the first syllables of the transcribed names in the book's own ``imported/rigour.parts.jsonl`` (MIT),
against how often a syllable opens a Chinese surname or stands in a given name (``rules/zh``).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pypinyin import Style, lazy_pinyin

import namenorm.resolve.sound as target
from namenorm.gazetteer.files import bundled_folder
from namenorm.resolve.sound import Unit, divided, units
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

FILE = Path(target.__file__).parent / "sounds.json"
_FEW = 5.0  # sounds that are seen after some letters count only against so many of what is common anyhow
_LEAST = 0.002  # share below which a Chinese sound is rare, and how rare it is says nothing
_SEEN = 20  # of letters that are seen less often no row is written
_COMMON_SURNAME = 1.0  # bearers among a thousand, from which a surname's other spellings are kept

Shares = Mapping[str, float]


def first_syllables(parts: Iterable[Mapping[str, Any]]) -> Counter[tuple[Unit, str]]:
    """Count which pinyin syllable opens the Chinese form of names that open with which letters."""
    japan = Rules("ja")
    native = frozenset(japan.topic("surnames")) | frozenset(japan.topic("given"))
    counted: Counter[tuple[Unit, str]] = Counter()
    for part in parts:
        latin = {squash(one) for one in part.get("latin", ())}
        opening = [units(one)[0] for one in sorted(latin) if one.isascii() and one.isalpha()]
        for form in {simplified(one) for one in part.get("han", ())} - native:
            if len(form) > 1 and all(map(has_han, form)):
                counted.update((unit, pinyin(form)) for unit in opening)
    return counted


def romanised(parts: Iterable[Mapping[str, Any]], surnames: Mapping[str, float]) -> dict[str, str]:
    """Return the spellings, other than pinyin, of the one-character names that are Chinese surnames."""
    found: dict[str, set[str]] = {}
    for part in parts:
        spellings = {squash(one) for one in part.get("latin", ())}
        for char in (one for one in part.get("han", ()) if len(one) == 1):
            sound = pinyin(simplified(char))
            if surnames.get(sound, 0.0) >= _COMMON_SURNAME:
                found.setdefault(sound, set()).update(one for one in spellings if one.isascii() and one != sound)
    return {sound: " ".join(sorted(some)) for sound, some in sorted(found.items()) if some}


def pinyin(han: str) -> str:
    """Return the toneless pinyin of the first character."""
    return str(lazy_pinyin(han, style=Style.NORMAL, v_to_u=True)[0]).replace("ü", "u")


def likelier(counted: Mapping[tuple[str, str], int], usual: Shares) -> dict[str, dict[str, float]]:
    """Return how much likelier each sound is after each letters than it usually is, in log-odds of one place."""
    rows: dict[str, Counter[str]] = {}
    for (letters, sound), count in counted.items():
        rows.setdefault(letters, Counter())[sound] += count
    return {
        letters: {sound: _log(row[sound], row.total(), usual.get(sound, 0.0)) for sound in sorted({*row, *usual})}
        for letters, row in sorted(rows.items())
        if row.total() >= _SEEN
    }


def _log(count: int, total: int, usual: float) -> float:
    share = max(usual, _LEAST)
    return round(math.log((count + _FEW * share) / (total + _FEW) / share), 1)


def made(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the whole table as it is stored."""
    zh = Rules("zh")
    surnames = _normed(zh.topic("surname_shares"))
    given = _normed(_given(zh))
    counted = first_syllables(parts)
    tables = {name: _tables(counted, usual) for name, usual in (("surname", surnames), ("given", given))}
    unusual = {sound: round(-math.log(share), 1) for sound, share in sorted(given.items())}
    return {**tables, "unusual": unusual, "romanised": romanised(parts, zh.topic("surname_shares"))}


def _tables(counted: Mapping[tuple[Unit, str], int], usual: Shares) -> dict[str, dict[str, dict[str, float]]]:
    onsets: Counter[tuple[str, str]] = Counter()
    rhymes: Counter[tuple[str, str]] = Counter()
    for (unit, sound), count in counted.items():
        initial, final = divided(sound)
        onsets[unit.onset, initial] += count
        rhymes[unit.rhyme, final] += count
    initials: dict[str, float] = {}
    finals: dict[str, float] = {}
    for sound, share in usual.items():
        initial, final = divided(sound)
        initials[initial] = initials.get(initial, 0.0) + share
        finals[final] = finals.get(final, 0.0) + share
    return {"onset": likelier(onsets, initials), "rhyme": likelier(rhymes, finals)}


def _given(zh: Rules) -> Iterator[tuple[str, float]]:
    for share, chars in zh.topic("given_shares").items():
        for char in chars:
            yield pinyin(char), float(share)


def _normed(shares: Mapping[str, float] | Iterable[tuple[str, float]]) -> dict[str, float]:
    added: dict[str, float] = {}
    for sound, share in shares.items() if isinstance(shares, Mapping) else shares:
        added[sound] = added.get(sound, 0.0) + share
    total = sum(added.values())
    return {sound: share / total for sound, share in added.items()}


def _parts() -> list[dict[str, Any]]:
    with (bundled_folder() / "imported/rigour.parts.jsonl").open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(_parts()), separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
