"""Which names of an entity are in a language that is asked for, and how Chinese ones are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from namenorm.gazetteer.model import Entity, Name

_READINGS = frozenset({"Hira", "Kana"})
"""Scripts in which a name is read out and not printed: 大谷翔平 is おおたにしょうへい in a dictionary alone."""


def names_in(entity: Entity, lang: str) -> Iterator[Name]:
    """Yield the names of an entity in a language, in their order.

    ``zh`` is Chinese in whatever characters; ``zh-Hant`` is what is marked so, and what is marked ``zh`` and reads the
    same in traditional characters. A reading in kana is Japanese only where ``ja-Hira`` is asked for.

    Args:
        entity: Whose names.
        lang: BCP 47, a language with a script and a region where they matter.
    """
    return (one for one in entity.names if is_in(one, lang))


def is_in(name: Name, lang: str) -> bool:
    """Tell whether a name is in a language; see ``names_in``."""
    has, asked = name.lang.split("-"), lang.split("-")
    if has[0] != asked[0] or (set(has[1:]) & _READINGS) - set(asked[1:]):
        return False
    if set(asked) <= set(has):  # extended filtering of RFC 4647: what is asked for is all there
        return True
    return len(has) == 1 and len(asked) == 2 and has[0] == "zh" and written_in(name.text, asked[1])


def written_in(text: str, script: str) -> bool:
    """Tell whether a Chinese text stays as it is when it is written in a script, ``Hans`` or ``Hant``."""
    if script not in ("Hans", "Hant"):
        return False
    converted: str = _converter("t2s" if script == "Hans" else "s2t").convert(text)
    return converted == text


@cache
def _converter(to: str) -> OpenCC:
    return OpenCC(to)
