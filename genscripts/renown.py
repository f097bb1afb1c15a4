"""How well known people are under their Chinese names: ``python -m genscripts.renown > FILE``.

The file is ``rules/zh/renown.yaml``. Made from wordfreq 3.1.1 (CC BY-SA 4.0), whose list of Chinese has the names of
those of whom much is written, and from the book, whose persons' names are looked up in it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.model import Entity
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han

_WIDTH = 116
_HEAD = """\
# How often Chinese texts have the names of the book's persons: by ten times their Zipf frequency (10 to that power:
# uses in a thousand million words). Left out are names that are words, too (黎明, dawn), and those that are met seldom.
# Made: python -m genscripts.renown > THIS FILE
# From wordfreq by Robyn Speer, CC BY-SA 4.0; this file is CC BY-SA 4.0."""


def renowned(people: Iterable[Entity], zipf: Mapping[str, float], words: Mapping[str, float]) -> dict[str, float]:
    """Return the simplified names of persons with their Zipf frequency.

    Args:
        people: Entities of any kind, of which persons count.
        zipf: Words of Chinese and their frequency.
        words: Ordinary words, which are left out.
    """
    native = (name.text for one in people if one.kind == "person" for name in one.names if has_han(name.text))
    names = set(map(simplified, native))
    return {name: zipf[name] for name in names if name in zipf and name not in words}


def lines(names: Mapping[str, float]) -> Iterator[str]:
    """Yield the lines of the file, the best known first."""
    held: dict[int, list[str]] = {}
    for name, zipf in names.items():
        held.setdefault(round(10 * zipf), []).append(name)
    for tenths in sorted(held, reverse=True):
        yield f"{tenths}: >-"
        text = " ".join(sorted(held[tenths]))
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def main() -> None:
    """Print the file."""
    wordfreq = import_module("wordfreq")
    every = wordfreq.get_frequency_dict("zh", wordlist="large")
    zipf = {word: wordfreq.freq_to_zipf(frequency) for word, frequency in every.items()}
    people = load_book(bundled_folder()).entities.values()
    print("\n".join((_HEAD, *lines(renowned(people, zipf, Rules("zh").words())))))


if __name__ == "__main__":
    main()
