"""The English names that the model's ranking knows, with how common they are.

- rigour's Latin forms of given names and surnames (MIT).
- Names that JMnedict writes in katakana, hence foreign ones (CC BY-SA 4.0), through jamdict-data 1.5.
- Words of English text, names among them, from wordfreq 3.1.1 (CC BY-SA 4.0).

So the list is under CC BY-SA 4.0. How many people bear a name is counted in the 80 % files that are trained on; of a
name that none of the lists has nothing is kept.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jamdict_data
import marisa_trie
import wordfreq

from eval.name_model.sets import latin_forms
from eval.train.names.sources import Sources
from namenorm.transliterate.forms import english_letters
from namenorm.transliterate.known import LEVELS

_QUERY = """select distinct k.text, g.text from NEKana k join NETranslation n on n.idseq = k.idseq
join NETransGloss g on g.tid = n.id"""
_KATAKANA = re.compile("[ァ-ヶー・]+")
_BETWEEN = re.compile(r"[\s,;()]+")
_OF_TEXT, _LISTED, _BORNE = 1, 2, 3


def levels(sources: Sources, counts: Counter[str], left_out: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return each English name with its level, as ``namenorm.transliterate.known.LEVELS`` says.

    Args:
        sources: Whose names are taken.
        counts: How many people bear each name, by the 80 % files.
        left_out: Names that are left out.
    """
    listed = {*latin_forms(sources.groups), *_katakana_names()}
    every = (listed | _words()) - left_out
    return {name: level_of(counts[name], name in listed) for name in sorted(every)}


def level_of(bearers: int, listed: bool = True) -> int:
    """Return the level of a name, by how many people bear it and whether a list of names has it."""
    if bearers:
        return _BORNE + min(LEVELS - _BORNE - 1, int(math.log2(bearers)))
    return _LISTED if listed else _OF_TEXT


def _katakana_names() -> Iterator[str]:
    base = sqlite3.connect(Path(str(jamdict_data.__file__)).parent / "jamdict.db")
    for kana, gloss in base.execute(_QUERY):
        if _KATAKANA.fullmatch(kana):
            words = (english_letters(word) for word in _BETWEEN.split(gloss) if word[:1].isupper())
            yield from (word for word in words if len(word) > 1)


def _words() -> set[str]:
    every = wordfreq.get_frequency_dict("en", "large")
    return {letters for word in every if word.isalpha() and len(letters := english_letters(word)) > 1}


def write_lexicon(levels_: Mapping[str, int], folder: Path) -> None:
    """Write ``names.marisa`` and ``levels.bin``."""
    trie = marisa_trie.Trie(sorted(levels_))
    trie.save(str(folder / "names.marisa"))
    (folder / "levels.bin").write_bytes(bytes(_in_order(trie, levels_)))


def _in_order(trie: marisa_trie.Trie, levels_: Mapping[str, int]) -> Iterable[int]:
    return (levels_[trie.restore_key(number)] for number in range(len(trie)))
