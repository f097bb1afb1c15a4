"""Spellings of one sound brought together: Tschaikowski and Tchaikovsky, Sergej and Sergey, Usama and Ousama.

A rough phonetic key for names in any language written in Latin letters. It merges what the languages of Europe, and
the romanisations of Cyrillic and Arabic, write differently for one sound; where they write one letter for two sounds
(c, j, w) both become one. It proposes, and never proves.
"""

from __future__ import annotations

import re

# In order; the longer first. ICAO, BGN/PCGN, ISO 9 and the German, French and Polish ways to write Slavic sounds;
# Arabic as French, English and Germans hear it.
_SPELLINGS = (
    ("schtsch", "s"), ("shtch", "s"), ("shch", "s"), ("szcz", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"),
    ("dsch", "j"), ("dzh", "j"), ("dj", "j"), ("dg", "j"), ("cz", "c"), ("ch", "c"), ("sh", "s"), ("sz", "s"),
    ("zh", "z"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ph", "f"), ("rh", "r"), ("wh", "v"),
    ("ck", "k"), ("cq", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("tz", "z"), ("ts", "z"), ("eau", "o"), ("aux", "o"), ("eux", "e"), ("ou", "u"), ("oo", "u"), ("oe", "o"),
    ("ue", "u"), ("ae", "e"), ("ee", "i"), ("ie", "i"), ("ey", "ei"), ("ay", "ai"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_BY_SPELLING = dict(_SPELLINGS)
_SPELT = re.compile("|".join(spelling for spelling, _ in _SPELLINGS))
_SOFT_C = re.compile("c(?=[eiy])(?!h)")
_HARD_C = re.compile("c(?![hz])")
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_H = re.compile("(?<=[aeiou])h(?![aeiou])")
_VOWELS = str.maketrans("", "", "aeiou")
# What ears and transcribers take for one another: voiced and voiceless, the lip sounds, l and r; vowels and h are lost.
_ROUGH = str.maketrans("bfvdgzcl", "ppptkssr", "aeiouh")


def sound(word: str) -> str:
    """Return the phonetic spelling of a folded word: "tschaikowski" and "tchaikovsky" are both "caikovski"."""
    plain = _HARD_C.sub("k", _SOFT_C.sub("s", word.replace("sch", "sh").replace("tsh", "tch")))
    spelt = _SPELT.sub(lambda match: _BY_SPELLING[match.group()], plain)
    return _DOUBLED.sub(r"\1", _SILENT_H.sub("", spelt)) or word


def skeleton(heard: str) -> str:
    """Return what is left of a phonetic spelling without its vowels; a vowel at the beginning stays, as "a"."""
    return ("a" if heard[:1] in "aeiou" else "") + _DOUBLED.sub(r"\1", heard.translate(_VOWELS))


def rough(heard: str) -> str:
    """Return the consonants of a phonetic spelling, those easily taken for one another as one: for other scripts."""
    return ("a" if heard[:1] in "aeiou" else "") + _DOUBLED.sub(r"\1", heard.translate(_ROUGH))
