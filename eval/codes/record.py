"""The record of what codes find: ``namenorm/measured.json``, which the package brings along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import namenorm
from eval.codes.tally import NOTE
from eval.figure import Figure
from namenorm.codes import CODES
from namenorm.measured import FILE

TARGET = Path(namenorm.__file__).parent / FILE
_FOUND, _RIGHT, _JUDGED = range(3)
_NOTE = NOTE.upper()  # as identifiers of codes are read


def as_json(figures: Iterable[Figure], signature: str) -> str:
    """Return the record of the figures on codes, a line a code: found, right and judged by place; notes apart."""
    words: dict[str, int] = {}
    codes: dict[str, dict[str, list[int]]] = {code: {} for code in CODES}
    for one in figures:
        _, place, code, what = _parts(one.id)
        counts = codes.setdefault(code, {}).setdefault(place, [0, 0, 0])
        if what == "found":
            words[place] = one.n
            counts[_FOUND] = round((one.value or 0) * one.n / 1000)
        else:
            counts[_RIGHT], counts[_JUDGED] = round((one.value or 0) * one.n), one.n
    notes = {code.removesuffix(_NOTE): places for code, places in codes.items() if code.endswith(_NOTE)}
    shown = {code: places for code, places in codes.items() if not code.endswith(_NOTE)}
    head = f' "signature": {json.dumps(signature)},\n "words": {json.dumps(words, indent=2)},\n'
    return f'{{\n{head} "codes": {_lines(shown)},\n "notes": {_lines(notes)}\n}}\n'


def _lines(codes: Mapping[str, Mapping[str, Sequence[int]]]) -> str:
    lines = (
        f"  {json.dumps(code)}: {json.dumps({place: n for place, n in places.items() if any(n)})}"
        for code, places in sorted(codes.items())
    )
    return "{\n" + ",\n".join(lines) + "\n }"


def _parts(id_: str) -> tuple[str, str, str, str]:
    """Return the parts of an identifier such as ``codes.wmt21-zh.zh-en.people.nn401.found``."""
    head, set_, pair, by, code, what = id_.split(".")
    return head, f"{set_}.{pair}.{by}", code.upper(), what
