"""Given names of Europe and the Americas: ``python -m genscripts.western_given > FILE``.

The file is ``rules/und/western_given.yaml``. Made from the same lists of Faker 40.63.0 (MIT) as
``western_names``, which does not tell given names from surnames. The list tells that a name begins; that some are
surnames as well (Taylor, Scott) does no harm there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unidecode import unidecode

from genscripts.western_names import name_lists
from namenorm.text.key import key

_LEAST = 3  # letters: what is shorter is an initial, or a word
_WIDTH = 120
_HEAD = """\
# Given names of Europe and the Americas, in lower case without diacritics.
# Made: python -m genscripts.western_given > THIS FILE
# From Faker 40.63.0 (MIT).
given: >-"""


def given_names(names: Iterable[str]) -> list[str]:
    """Return the single words among given names, folded, each once, in order."""
    folded = {key(unidecode(name)) for name in names}
    return sorted(one for one in folded if one.isascii() and one.isalpha() and len(one) >= _LEAST)


def _lines(words: Iterable[str]) -> Iterator[str]:
    line = " "
    for word in words:
        if len(line) + len(word) + 1 > _WIDTH:
            yield line
            line = " "
        line += f" {word}"
    yield line


def main() -> None:
    """Print the file."""
    every = given_names(name for _, held in name_lists("first_names") for name in held)
    print("\n".join((_HEAD, *_lines(every))))


if __name__ == "__main__":
    main()
