"""As which language an original is read."""

from __future__ import annotations

import re
from collections.abc import Collection

from namenorm.errors import InputError
from namenorm.rules import Rules, primary

TOPIC = "languages"
BY_SOUND = frozenset({"ja", "ko", "ru", "uk", "ar", "fa", "vi"})
"""Languages whose names are found by what a translation prints for them."""
_IN_PART = frozenset({"ko", "ar", "fa"})


def in_part(lang: str) -> str:
    """Return the sentence that tells what is not read of originals in a language; empty where nothing is left out."""
    if lang not in _IN_PART:
        return ""
    return f"originals in {lang} are read in part: a name that is misspelt everywhere, or missing, is mostly not found"


def language_of(source: str, told: str | None, rules: Rules) -> str | None:
    """Return the language as which an original is read, by its script and by what the caller says; None for no such.

    Args:
        source: The original.
        told: Its language, as the caller has it. In another script than the original's, it is taken for a slip.
        rules: Those of no language, which know the languages.
    """
    script = _script(source)
    if script is None:
        return None
    said = primary(told or "")
    default, read = _LANGUAGES[script]
    return said if said in read else None if said in _others(rules, script) else default


def check_language(told: str | None, rules: Rules) -> None:
    """Refuse what names no language of an original.

    Raises:
        InputError: If it is no code that is known; the text lists the languages that are read.
    """
    known = rules.topic(TOPIC).values()
    if isinstance(told, str | None) and (not told or any(primary(told) in codes.split() for codes in known)):
        return
    read = ", ".join(sorted(one for _, several in _LANGUAGES.values() for one in several))
    raise InputError(
        f"source_lang is {told!r}, which names no language: originals are read in {read}; "
        "another language is named by its code of ISO 639, such as fr, and then the translation is checked by itself"
    )


def _others(rules: Rules, script: str) -> Collection[str]:
    """Return the languages that are written in the letters of one that is read, and are not read themselves."""
    return frozenset(rules.topic(TOPIC).get(script, "").split()) if script in ("cyrillic", "arabic") else ()


def _script(source: str) -> str | None:
    """Return the script of which an original has enough; kana make it Japanese, and letters of Vietnamese that."""
    letters = sum(not char.isspace() for char in source)
    counted = {script: len(letter.findall(source)) for script, letter in _LETTERS.items()}
    enough = [script for script, count in counted.items() if count >= _LEAST * letters]
    if counted["kana"] >= _LEAST_KANA * letters:
        return "kana"
    if counted["vietnamese"] >= _LEAST_MARKED * letters:
        return "vietnamese"
    return max(enough, key=lambda script: counted[script], default=None)


_LETTERS = {
    "han": re.compile(r"[\u3400-\u9fff]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "vietnamese": re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]"),
}
_LANGUAGES = {
    "han": ("zh", frozenset({"zh"})),
    "kana": ("ja", frozenset({"ja"})),
    "hangul": ("ko", frozenset({"ko"})),
    "cyrillic": ("ru", frozenset({"ru", "uk"})),
    "arabic": ("ar", frozenset({"ar", "fa"})),
    "vietnamese": ("vi", frozenset({"vi"})),
}
"""By script: the language that is assumed, and those that a caller may name."""
_LEAST, _LEAST_KANA, _LEAST_MARKED = 0.2, 0.1, 0.05
