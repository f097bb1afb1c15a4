"""From a word to a part of a name, with everything that comparing it needs."""

from __future__ import annotations

from collections.abc import Iterable

from namenorm.matching.known import KnownNames, borne, frequencies
from namenorm.matching.sound import rough, skeleton, sound
from namenorm.matching.syllables import arabic_names, spelt_by
from namenorm.matching.values import Part, PartRole
from namenorm.matching.words import lexicon

_NONE: frozenset[int] = frozenset()
_LEAST_HEARD = 4  # letters of a transcription that says something: "li" is heard in hundreds of names
_COMMON_WORD, _THING = 0.2, 1.0


def part(text: str, shown: str, known: KnownNames, role: PartRole = "", native: frozenset[int] = _NONE) -> Part:
    """Return a part of a person's name.

    Args:
        text: Folded, in Latin letters.
        shown: As it stands in the name.
        known: What the book knows of it.
        role: What it does in the name.
        native: The known names that it is in its own script.
    """
    words = lexicon()
    groups = native or known.groups("latin", text)
    heard = sound(text)
    return Part(
        text=text,
        shown=shown,
        role="initial" if len(text) == 1 else role,
        sound=heard,
        skeleton=skeleton(heard),
        rough=rough(heard),
        groups=groups,
        heard=_NONE if native or len(text) < _LEAST_HEARD else known.groups("sound", text),
        origins=arabic_names().get(text, frozenset()),
        full=words.full.get(text, _NONE),
        short=words.short.get(text, _NONE),
        known=bool(groups) or text in frequencies(),
        rarity=0.0 if text in words.link else known.rarity(text, groups),  # "de" proves nothing
        borne=borne(text),
    )


def syllable(text: str, shown: str, known: KnownNames, fitting: Iterable[str]) -> Part:
    """Return a surname or a syllable of a name that fits some systems of East Asia."""
    groups = known.groups("latin", text)
    spelt = spelt_by(text, fitting)
    rarity = known.rarity("", groups)
    return Part(text, shown, groups=groups, origins=spelt, known=bool(spelt or groups), rarity=rarity)


def thing(text: str, shown: str) -> Part:
    """Return a word of the name of an organisation."""
    words = lexicon()
    one = words.same.get(text, text)
    common = one in words.common
    heard = sound(one)
    return Part(
        text=one,
        shown=shown,
        role="common" if common else "",
        sound=heard,
        skeleton=skeleton(heard),
        rough=rough(heard),
        rarity=_COMMON_WORD if common else _THING,
    )
