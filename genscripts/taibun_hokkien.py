"""Hokkien readings: ``python -m genscripts.taibun_hokkien > rules/zh/hokkien_readings.yaml``.

Made from the package taibun 1.1.8, whose data are of the Taiwanese-Chinese Online Dictionary and the iTaigi dictionary
through ChhoeTaigi, CC BY-SA 4.0; what this script prints is under the same licence. The package's files are read; its
code is not run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from namenorm.rules import Rules
from namenorm.text.han import simplified

_LEAST_SHARE = 0.02
_SYLLABLE = re.compile(r"[a-z]+")
_NASAL = "ⁿ"
_HEAD = """\
# Characters of given names by their readings in Hokkien: Tâi-lô (Taiwan's Ministry of Education, 2006) without tones.
# Made: python -m genscripts.taibun_hokkien > THIS FILE
# From taibun 1.1.8: the Taiwanese-Chinese Online Dictionary and iTaigi, through ChhoeTaigi, CC BY-SA 4.0; this file is
# CC BY-SA 4.0."""


def toneless(syllable: str) -> str:
    """Return a syllable of Tâi-lô in lower case without tone marks; empty where it is no single syllable."""
    plain = "".join(char for char in unicodedata.normalize("NFD", syllable.lower()) if not unicodedata.combining(char))
    return plain if _SYLLABLE.fullmatch(plain.replace(_NASAL, "nn")) else ""


def by_reading(rows: Iterable[tuple[str, Iterable[str]]], wanted: frozenset[str]) -> dict[str, str]:
    """Return the wanted simplified characters of each toneless reading, both sorted.

    Args:
        rows: Characters and their readings, of which a stroke parts those of two dialects.
        wanted: The characters to keep, in simplified form.
    """
    found: dict[str, set[str]] = {}
    for character, readings in rows:
        simple = simplified(character)
        for reading in readings:
            plain = toneless(reading.split("/")[0])
            if plain and simple in wanted:
                found.setdefault(plain, set()).add(simple)
    return {reading: "".join(sorted(found[reading])) for reading in sorted(found)}


def _rows(folder: Path) -> Iterator[tuple[str, Iterable[str]]]:
    read = import_module("msgpack").unpackb
    single: Mapping[str, Any] = read((folder / "words.msgpack").read_bytes())
    yield from read((folder / "prons.msgpack").read_bytes()).items()
    yield from ((char, [reading]) for char, reading in single.items() if len(char) == 1)


def main() -> None:
    """Print the file."""
    package = find_spec("taibun")
    if package is None or package.origin is None:
        raise SystemExit("taibun is not installed: pip install --no-deps taibun==1.1.8; pip install msgpack")
    shares = Rules("zh").topic("given_shares")
    wanted = frozenset(char for step, held in shares.items() if step >= _LEAST_SHARE for char in held)
    print(_HEAD)
    for reading, characters in by_reading(_rows(Path(package.origin).parent / "data"), wanted).items():
        print(f'"{reading}": {characters}')


if __name__ == "__main__":
    main()
