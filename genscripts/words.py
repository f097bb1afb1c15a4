"""English words that are no names, with their frequency: ``python -m genscripts.words > FILE``.

A word counts as ordinary where SCOWL lists it in lower case (Debian's package wamerican) and wordfreq has seen it.
SCOWL may be redistributed with its notice; wordfreq's data is CC BY-SA 4.0, and so is the resulting file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

_LEAST_ZIPF = 2.5
_HEAD = """\
# Ordinary English words and 100 times their Zipf frequency (10 to that power: uses in a thousand million words).
# Made by genscripts.words from SCOWL (Copyright 2000-2011 by Kevin Atkinson; free to use, modify and
# distribute with this notice) and wordfreq 3 (Robyn Speer, CC BY-SA 4.0). This file is CC BY-SA 4.0."""


def rows(dictionary: Path) -> Iterator[tuple[str, int]]:
    """Yield each ordinary word and 100 times its Zipf frequency, in alphabetical order.

    Args:
        dictionary: A word list, one a line, with names capitalised.
    """
    from wordfreq import zipf_frequency

    for word in sorted(set(dictionary.read_text("utf-8").split())):
        if word.isalpha() and word.isascii() and word.islower():
            zipf = zipf_frequency(word, "en")
            if zipf >= _LEAST_ZIPF:
                yield word, round(100 * zipf)


def main() -> None:
    """Print the file."""
    print(_HEAD)
    for word, zipf in rows(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict/american-english")):
        print(word, zipf)


if __name__ == "__main__":
    main()
