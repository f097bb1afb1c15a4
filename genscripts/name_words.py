"""Words of English that no dictionary lists, most of them names: ``genscripts.name_words``.

Made from wordfreq 3.1.1 (CC BY-SA 4.0); what it prints is ``rules/en/name_words.yaml``. How often a surname is met says
how much it proves that two names share it, and that a word is met at all says that it is no slip.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from importlib import import_module

from namenorm.rules import Rules

_LEAST, _MOST_WORDS, _SHORTEST, _WIDTH = 2.0, 400_000, 3, 116
_HEAD = """\
# How common words are in English that no dictionary lists, most of them names: by ten times their Zipf frequency (10
# to that power: uses in a thousand million words). A name that is met often is borne by many, or by somebody
# whom all know.
# Made: python -m genscripts.name_words > THIS FILE
# From wordfreq by Robyn Speer, CC BY-SA 4.0; this file is CC BY-SA 4.0."""


def name_words(frequencies: Mapping[str, float], dictionary: Mapping[str, float]) -> Iterator[str]:
    """Yield the lines of the file, the commonest words first.

    Args:
        frequencies: Words in lower case and their Zipf frequency.
        dictionary: Ordinary words, which are left out.
    """
    held: dict[int, list[str]] = {}
    for word, zipf in frequencies.items():
        if zipf >= _LEAST and len(word) >= _SHORTEST and word.isascii() and word.isalpha() and word not in dictionary:
            held.setdefault(round(zipf * 10), []).append(word)
    for tenths in sorted(held, reverse=True):
        yield f"{tenths}: >-"
        text = " ".join(sorted(held[tenths]))
        yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def main() -> None:
    """Print the file."""
    wordfreq = import_module("wordfreq")

    words = wordfreq.top_n_list("en", _MOST_WORDS)
    read = {word: wordfreq.zipf_frequency(word, "en") for word in words}
    print("\n".join((_HEAD, *name_words(read, Rules("en").words()))))


if __name__ == "__main__":
    main()
