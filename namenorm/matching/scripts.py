"""The script of a name: that of most of its letters."""

from __future__ import annotations

import re

_SCRIPTS = {
    "latin": re.compile(r"[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]"),
    "kana": re.compile(r"[\u3040-\u30ff]"),
    "han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
}
_LETTER = re.compile(r"[^\W\d_]")


def script_of(name: str) -> str:
    """Return the script in which most letters of a name are written; ``other`` for all that are not told apart here."""
    if name.isascii():
        return "latin"
    counted = {script: len(letters.findall(name)) for script, letters in _SCRIPTS.items()}
    script = max(counted, key=lambda one: counted[one])
    return script if 2 * counted[script] >= len(_LETTER.findall(name)) else "other"


def pairing(a: str, b: str, readings: tuple[str, str]) -> str:
    """Return between which scripts two names are compared, for how much a likeness proves depends on it.

    Args:
        a: Script of a name.
        b: Script of the other.
        readings: The systems by which they are read; a name in Han characters may be read as Japanese.

    Returns:
        ``latin`` where both are in Latin letters; the other script, or ``japanese`` for Han characters read so, where
        one is; else ``native``.
    """
    if a == "latin" == b:
        return "latin"
    if "latin" not in (a, b):
        return "native"
    other = b if a == "latin" else a
    return "japanese" if other == "han" and "japanese" in readings else other
