"""Readings of Han characters in Korean: ``python -m genscripts.unihan_readings FILE > hanja.yaml``.

The file is ``Unihan_Readings.txt`` of the Unicode Han Database (https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip),
whose fields UAX #38 defines. It may be redistributed with its notice (Unicode-3.0).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from namenorm.text.han import simplified

_FIELD = "kHangul"
_TAUGHT = "E"  # in kHangul, the reading of a character for education (교육용 기초 한자); the list of names has N
_HEAD = """\
# Readings of Han characters in Korean, by the simplified form of the character; those that schools teach come first.
# Made: python -m genscripts.unihan_readings Unihan_Readings.txt > THIS FILE
# From the field kHangul of the Unicode Han Database. Copyright © 1991-2025 Unicode, Inc. Licence: Unicode-3.0."""


def readings(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the readings in Hangul of each character in its simplified form, those that schools teach first.

    Characters that are simplified to one share their readings. Compatibility ideographs are left out, since each has
    its unified character.

    Args:
        lines: Of a Unihan file: code point, field and value, with tabs between them.
    """
    found: dict[str, dict[str, bool]] = {}
    for character, value in _rows(lines):
        held = found.setdefault(simplified(character), {})
        for one in value.split():
            syllable, _, marks = one.partition(":")
            held[syllable] = held.get(syllable, False) or _TAUGHT in marks
    return {character: tuple(sorted(held, key=lambda one: not held[one])) for character, held in sorted(found.items())}


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3 and fields[1] == _FIELD:
            character = chr(int(fields[0].removeprefix("U+"), 16))
            if not "\uf900" <= character <= "\ufaff":
                yield character, fields[2]


def main() -> None:
    """Print the file."""
    print(_HEAD)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for character, syllables in readings(lines).items():
            print(f"{character}: {' '.join(syllables)}")


if __name__ == "__main__":
    main()
