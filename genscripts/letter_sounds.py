"""How letters of other scripts are written in Latin ones.

``python -m genscripts.letter_sounds FOLDER`` writes ``letter_sounds.yaml`` of the rules of Japanese (kana), Korean,
Russian (Cyrillic), Arabic, and of Chinese for names written by sound. It is made from the book's own
``imported/rigour.parts.jsonl`` (MIT), from names that stand there in that script and in Latin letters: one or two
letters of the script are aligned with up to three Latin ones by expectation maximisation over the best alignments
(after Jiampojamarn, Kondrak and Sherif, "Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme
Conversion", NAACL 2007).
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from namenorm.gazetteer.files import bundled_folder
from namenorm.romanise.han_culture import of_han
from namenorm.romanise.letter_sounds import MOST_LATIN, MOST_NATIVE, UNSEEN, Chunk, aligned, by_native
from namenorm.romanise.native_letters import native_letters
from namenorm.text.key import squash

_SCRIPTS = {"ja": "kana", "ko": "hangul", "ru": "cyrillic", "ar": "arabic", "zh": "han"}
_LEAST, _LONGEST = 2, 14  # letters of a name
_MOST_NAMES = {"han": 40_000}  # characters are many
_MOST_OTHERS = 6_000
_BY_SOUND = 0.5
_NEAR = 0.2  # of the length of a name: how far apart letters may stand that are first taken for one another
_ROUNDS, _JOINING = 5, 2
_SELDOM = 3
_HEAD = """\
# How letters of a script are written in Latin letters, for telling which printed word renders a name: for each one or
# two letters, Latin letters with how much likelier they stand together than by chance, as a natural logarithm; a dash
# is no letter.
# Made: python -m genscripts.letter_sounds FOLDER
# From rigour (MIT), made of Wikidata (CC0), as gazetteer/imported/rigour.parts.jsonl holds it.
"""

Pairs = Sequence[tuple[str, str]]


def names(script: str, lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return names in the letters of a script, each with its usual Latin form.

    Args:
        script: As the parts of the book call it.
        lines: Of the file of parts.
    """
    found = []
    for line in lines:
        part = json.loads(line)
        latin = squash(part["latin"][0])
        for form in part.get(script, ())[:1]:
            native = native_letters(form)
            if script == "han" and of_han(native).get("foreign", 0.0) < _BY_SOUND:
                continue
            lengths = range(_LEAST, _LONGEST + 1)
            if len(native) in lengths and len(latin) in lengths and latin.isascii() and latin.isalpha():
                found.append((native, latin))
    return found[:: max(1, len(found) // _MOST_NAMES.get(script, _MOST_OTHERS))]


def learned(pairs: Pairs) -> dict[Chunk, float]:
    """Return how much likelier letters and Latin letters stand together than by chance."""
    scores = _first(pairs)
    for number in range(_ROUNDS):
        counted: Counter[Chunk] = Counter()
        table = by_native(scores)
        for native, latin in pairs:
            path = aligned(native, latin, table)[1]
            counted.update(path)
            if number < _JOINING:
                counted.update(_joined(path))
        scores = _scores(counted, pairs)
    return scores


def _first(pairs: Pairs) -> dict[Chunk, float]:
    """Return the first guess: letters that stand at about the same place."""
    both: Counter[Chunk] = Counter()
    for native, latin in pairs:
        for i, letter in enumerate(native):
            both.update((letter, one) for j, one in enumerate(latin) if abs(i / len(native) - j / len(latin)) < _NEAR)
    ours, theirs = _totals(both, 0), _totals(both, 1)
    total = both.total()
    return {
        chunk: math.log(count * total / (ours[chunk[0]] * theirs[chunk[1]]))
        for chunk, count in both.items()
        if count > _SELDOM
    }


def _totals(counted: Mapping[Chunk, int], side: int) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for chunk, count in counted.items():
        found[chunk[side]] += count
    return found


def _joined(path: Sequence[Chunk]) -> Iterator[Chunk]:
    """Yield neighbouring chunks taken together, so that pairs of letters are tried."""
    for (ours, theirs), (more, others) in pairwise(path):
        if 0 < len(ours + more) <= MOST_NATIVE and len(theirs + others) <= MOST_LATIN:
            yield ours + more, theirs + others


def _scores(counted: Counter[Chunk], pairs: Pairs) -> dict[Chunk, float]:
    native, latin = _shares(one for one, _ in pairs), _shares(one for _, one in pairs)
    total = counted.total()
    return {
        (ours, theirs): math.log(count / total)
        - sum(math.log(native[letter]) for letter in ours)
        - sum(math.log(latin[letter]) for letter in theirs)
        for (ours, theirs), count in counted.items()
        if count >= _SELDOM
    }


def _shares(words: Iterable[str]) -> dict[str, float]:
    counted = Counter(letter for word in words for letter in word)
    return {letter: count / counted.total() for letter, count in counted.items()}


def lines(scores: Mapping[Chunk, float]) -> Iterator[str]:
    """Yield a line for each letter or two, with what stands for them and is better than what was never seen."""
    rows: dict[str, list[str]] = defaultdict(list)
    for (ours, theirs), score in sorted(scores.items()):
        if score > UNSEEN:
            rows[ours].append(f"{theirs or '-'} {score:.1f}")
    yield from (f'"{ours}": "{" ".join(held)}"' for ours, held in rows.items())


def main() -> None:
    """Write the files of all languages below the folder named, which holds a folder for each."""
    parts = (bundled_folder() / "imported" / "rigour.parts.jsonl").read_text("utf-8").splitlines()
    for lang, script in _SCRIPTS.items():
        page = "\n".join(lines(learned(names(script, parts))))
        (Path(sys.argv[1]) / lang / "letter_sounds.yaml").write_text(f"{_HEAD}{page}\n", "utf-8")


if __name__ == "__main__":
    main()
