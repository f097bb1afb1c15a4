"""Cantonese readings: ``python -m genscripts.unihan_cantonese FILE > rules/zh/cantonese.yaml``.

The file is ``Unihan_Readings.txt`` of the Unicode Han Database (https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip).
Its field kCantonese is the most customary Jyutping reading of a character (UAX #38). It may be redistributed with its
notice (Unicode-3.0).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

_FIELD = "kCantonese"
_TONES = "123456"
_HEAD = """\
# Characters by their customary reading in Cantonese: Jyutping (Linguistic Society of Hong Kong, 1993) without tones.
# Made: python -m genscripts.unihan_cantonese Unihan_Readings.txt > THIS FILE
# From the field kCantonese of the Unicode Han Database. Copyright © 1991-2025 Unicode, Inc. Licence: Unicode-3.0."""


def by_reading(lines: Iterable[str]) -> dict[str, str]:
    """Return the characters of each toneless Jyutping syllable, both sorted.

    Characters outside the blocks of common and rare ideographs (U+3400 to U+9FFF) are left out: few names have them.

    Args:
        lines: Of a Unihan file: code point, field and value, with tabs between them.
    """
    found: dict[str, list[str]] = {}
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3 and fields[1] == _FIELD:
            character = chr(int(fields[0].removeprefix("U+"), 16))
            if "\u3400" <= character <= "\u9fff":
                found.setdefault(fields[2].split()[0].rstrip(_TONES), []).append(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


def main() -> None:
    """Print the file."""
    print(_HEAD)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for syllable, characters in by_reading(lines).items():
            print(f'"{syllable}": {characters}')


if __name__ == "__main__":
    main()
