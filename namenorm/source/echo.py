"""What a word keeps of its sounds from script to script: президент and "president" have the same consonants."""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

HEARD = re.compile("[\u30a1-\u30fa\u30fc]{3,}|[\u0400-\u052f]{4,}|[\u0621-\u064a\u066e-\u06d3]{4,}|[\uac00-\ud7a3]{2,}")
"""Words in scripts that write sounds."""
_ARTICLE = re.compile("^[وبفل]?ال")
_PAIRS = (("ch", "j"), ("sh", "s"), ("zh", "j"), ("ph", "f"), ("ts", "s"), ("x", "gs"))
_CLASSES = str.maketrans("pfvtkqczrm", "bbbdgggsln", "aeiouyhw")
_FEWEST, _MOST = 3, 4  # consonants that are compared: endings of cases come last


@lru_cache(maxsize=65_536)
def echo(word: str) -> str:
    """Return the classes of a word's first consonants, empty where these are too few to tell anything."""
    latin = unidecode(_ARTICLE.sub("", word)).lower()
    for pair, one in _PAIRS:
        latin = latin.replace(pair, one)
    classes = re.sub("[^a-z]", "", latin).translate(_CLASSES)
    once = re.sub(r"(.)\1+", r"\1", classes)[:_MOST]
    return once if len(once) >= _FEWEST else ""
