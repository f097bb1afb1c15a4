"""How a machine prints a Chinese name that it does not know; apart from ``namenorm.romanise``, which is judged."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

from namenorm.text.key import has_han

# The compound surnames among the two hundred most common surnames (Ministry of Public Security, 2020 report on names).
_COMPOUND = ("欧阳", "歐陽", "上官", "司徒", "司馬", "司马", "诸葛", "諸葛", "皇甫", "尉迟", "尉遲", "夏侯")
_LONGEST = 4


def machine_spelling(han: str) -> str:
    """Return the toneless pinyin of a name of two to four characters, surname first; empty for any other name."""
    if not 2 <= len(han) <= _LONGEST or not all(has_han(char) for char in han):
        return ""
    syllables = lazy_pinyin(han, style=Style.NORMAL, v_to_u=False)
    cut = 2 if han.startswith(_COMPOUND) and len(han) > 2 else 1
    parts = ("".join(syllables[:cut]), "".join(syllables[cut:]))
    return " ".join(part.replace("v", "u").replace("ü", "u").capitalize() for part in parts)
