"""As which language an original is read."""

from __future__ import annotations

import re


def language_of(source: str, told: str | None) -> str | None:
    """Return the language as which an original is read, by its script and by what the caller says; None for no such."""
    script = _script(source)
    if script is None:
        return None
    said = (told or "").split("-")[0].lower()
    return said if said in _LANGUAGES[script][1] else _LANGUAGES[script][0]


def _script(source: str) -> str | None:
    """Return the script of which an original has enough; kana make it Japanese."""
    letters = sum(not char.isspace() for char in source)
    counted = {script: len(letter.findall(source)) for script, letter in _LETTERS.items()}
    enough = [script for script, count in counted.items() if count >= _LEAST * letters]
    if counted["kana"] >= _LEAST_KANA * letters:
        return "kana"
    return max(enough, key=lambda script: counted[script], default=None)


_LETTERS = {
    "han": re.compile(r"[\u3400-\u9fff]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
}
_LANGUAGES = {
    "han": ("zh", frozenset({"zh"})),
    "kana": ("ja", frozenset({"ja"})),
    "hangul": ("ko", frozenset({"ko"})),
    "cyrillic": ("ru", frozenset({"ru", "uk"})),
    "arabic": ("ar", frozenset({"ar", "fa"})),
}
"""By script: the language that is assumed, and those that a caller may name."""
_LEAST, _LEAST_KANA = 0.2, 0.1
