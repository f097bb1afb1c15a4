"""English words that also spell East Asian names: ``python -m genscripts.english_namesakes``.

Made from wordfreq 3.1.1 (CC BY-SA 4.0) and the systems read backwards; what it prints is ``rules/en/namesakes.yaml``.
Text in English names people too, so that the frequency of a word bounds how often it is a Western name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from namenorm.romanise.parse import Tables, tables
from namenorm.romanise.segment import syllables

_LEAST, _MOST_WORDS, _LONGEST = 2.5, 120_000, 3
_HEAD = """\
# English words that East Asian names may be spelt like, with a hundred times their Zipf frequency.
# Made: python -m genscripts.english_namesakes > THIS FILE
# From wordfreq by Robyn Speer, CC BY-SA 4.0; this file is CC BY-SA 4.0."""


def namesakes(frequencies: Mapping[str, float], known: Tables) -> Iterator[str]:
    """Yield a line for each word that is a surname or a given name by any system.

    Args:
        frequencies: Words in lower case and their Zipf frequency.
        known: The systems read backwards.
    """
    for word, zipf in sorted(frequencies.items()):
        if word.isascii() and word.isalpha() and zipf >= _LEAST and _fits(word, known):
            yield f'"{word}": {round(100 * zipf)}'


def _fits(word: str, known: Tables) -> bool:
    held = known.backward.values()
    return any(word in one.surnames or syllables(word, one.given, _LONGEST)[0] for one in held)


def main() -> None:
    """Print the file."""
    wordfreq = import_module("wordfreq")

    words = wordfreq.top_n_list("en", _MOST_WORDS)
    print("\n".join((_HEAD, *namesakes({word: wordfreq.zipf_frequency(word, "en") for word in words}, tables()))))


if __name__ == "__main__":
    main()
