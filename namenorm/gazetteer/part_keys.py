"""How a part of a name is found: as it is written, in Latin letters or others, by its pinyin, by that one's consonants.

Two transcribers choose different characters for one sound (莱特, 赖特), or different sounds for one name (戴利, 达利),
and a machine prints the sound alone. An index keeps parts under these keys; who asks makes them by the same calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from namenorm.gazetteer.parts import NamePart, PartRole
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

PartKey = Literal["native", "sound", "rough", "latin"]
"""Whether a key is a form in its own script, the pinyin of a Han form, its consonants, or a form in Latin letters."""
_UMLAUT = ("u", "v", "yu")  # what typists, input methods and passports make of ü
_ONE_LETTER = str.maketrans("эё", "ее")  # Russian transcribers write either for the vowel of Daly and Daley
_NASAL = re.compile("n?ng(?![aeiou])")
# Sounds that transcribers take for one another, since Chinese has neither voiced stops nor an r apart from l.
_DIGRAPHS = (("zh", "j"), ("ch", "j"), ("sh", "s"), ("wu", "u"))
_CLASSES = str.maketrans("ptkrvzcqx", "bdglwjjjs", "aeiouy")


@dataclass(frozen=True, slots=True)
class PartPosting:
    """A part of a name that a key leads to.

    Attributes:
        id: Of the part, ``source:local``.
        role: ``given``, ``surname``, or empty where the source does not tell.
        latin: How it is written in Latin letters, the usual form first.
        frequency: How many bearers the source counts; 0 where it counts none.
        forms: In how many ways the source has it written, in all scripts.
        sounds: Pinyin of its Han forms, toneless and joined.
        by: What led to it.
    """

    id: str
    role: PartRole
    latin: tuple[str, ...]
    frequency: int
    forms: int
    sounds: tuple[str, ...]
    by: PartKey


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A part as an index keeps it.

    Attributes:
        keys: Of each kind, each once.
        posting: What they lead to, by its own form.
    """

    keys: tuple[tuple[PartKey, str], ...]
    posting: PartPosting


def native_key(form: str) -> str:
    """Return the key of a form in its own script: folded, Han characters in their simplified forms."""
    return squash(simplified(form) if has_han(form) else form).translate(_ONE_LETTER)


def sounds(han: str) -> tuple[str, ...]:
    """Return the toneless pinyin of a Han form, joined, as machines print it; with ü in each way it is typed.

    Characters are read one by one: of 120,000 Han forms of parts, 95 are read otherwise as a phrase.

    Args:
        han: In simplified characters.
    """
    read = "".join(map(_syllable, han))
    if "ü" in read:
        return tuple(squash(read.replace("ü", vowel)) for vowel in _UMLAUT)
    return (read if read.isalpha() else squash(read),)


def rough_key(sound: str) -> str:
    """Return the consonants of a name in pinyin, those that are easily taken for one another as one letter.

    "daili" and "dali" are both "dl". A vowel at the beginning stays, as "a". No syllables are needed: what follows an
    n or ng decides whether it ends one.
    """
    classes = _NASAL.sub("n", sound)
    for digraph, one in _DIGRAPHS:
        classes = classes.replace(digraph, one)
    return ("a" if classes.startswith(tuple("aeiouy")) else "") + classes.translate(_CLASSES)


def entry(part: NamePart) -> PartEntry | None:
    """Return a part with its keys; None without a form in Latin letters, or without another."""
    latin = tuple(form for script, form in part.forms if script == "latin")
    if not 0 < len(latin) < len(part.forms):
        return None
    han = [simplified(form) for script, form in part.forms if script == "han"]
    others = [form for script, form in part.forms if script not in ("latin", "han")]
    heard = tuple(dict.fromkeys(one for form in han for one in sounds(form)))
    native = dict.fromkeys((*map(squash, han), *map(native_key, others)))
    rough = dict.fromkeys(map(rough_key, heard))
    keys = {"native": native, "sound": heard, "rough": rough, "latin": dict.fromkeys(map(squash, latin))}
    found = PartPosting(part.id, part.role, latin, part.frequency, len(part.forms), heard, "native")
    return PartEntry(tuple((by, key) for by in get_args(PartKey) for key in keys[by]), found)


@cache
def _syllable(character: str) -> str:
    # pypinyin takes longer to load than a page to check, and only names in Han characters need it.
    from pypinyin import Style, lazy_pinyin

    return str(lazy_pinyin(character, style=Style.NORMAL, v_to_u=True)[0])
