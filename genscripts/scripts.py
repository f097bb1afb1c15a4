"""Which language a name in another script is of, as far as its letters and the country of its bearer tell."""

from __future__ import annotations

import re

_HAN, _KANA, _HANGUL, _CYRILLIC, _ARABIC = (
    re.compile(rf"(?:[{letters}]|[\s\-·・ー'’.\u200c])+")
    for letters in (
        "\u3400-\u9fff々〇",
        "\u3400-\u9fff\u3040-\u30ff々ヶ",
        "\uac00-\ud7af",
        "А-Яа-яЁёІіЇїЄєҐґ",
        "ء-غف-يآأإؤئپچژگکی",
    )
)
_KANA_LETTER = re.compile("[\u3041-\u30fa]")
_BULGARIAN, _UKRAINIAN = re.compile("ъ(?![еёюя])", re.I), re.compile("[їєґ]", re.I)
_NOT_UKRAINIAN, _NOT_RUSSIAN = re.compile("[ыэъё]", re.I), re.compile("[іїєґ]", re.I)
_ONLY_ARABIC = re.compile("[يكةىإأ]")
_PERSIAN = re.compile("[پچژگکی]")


def language(name: str, country: str = "") -> str:
    """Return the BCP 47 tag of a name in Han characters, kana, Hangul, Cyrillic or Arabic letters; empty for any other.

    Han characters are Japanese in Japan where JIS X 0208 has them, and Chinese otherwise. Cyrillic is Russian in
    Russia, Ukrainian in Ukraine or with letters that only Ukrainian has, and ``und-Cyrl`` otherwise; Arabic letters are
    Arabic where Persian does not write them so, and ``und-Arab`` otherwise. Names with letters beyond the Russian,
    Ukrainian, Arabic and Persian alphabets are not told.

    Args:
        name: The name.
        country: ISO 3166-1 alpha-2 of its bearer; empty where it is not known.
    """
    if _HAN.fullmatch(name):
        return "ja" if country == "JP" and _in_jis(name) else "zh"
    if _KANA.fullmatch(name) and _KANA_LETTER.search(name):
        return "ja"
    if _HANGUL.fullmatch(name):
        return "ko"
    return _cyrillic(name, country) if _CYRILLIC.fullmatch(name) else _arabic(name) if _ARABIC.fullmatch(name) else ""


def _in_jis(name: str) -> bool:
    try:
        return bool(name.encode("shift_jis"))
    except UnicodeEncodeError:
        return False


def _cyrillic(name: str, country: str) -> str:
    if _UKRAINIAN.search(name) or (country == "UA" and not _NOT_UKRAINIAN.search(name)):
        return "uk" if not _NOT_UKRAINIAN.search(name) else ""
    if country == "RU" and not _NOT_RUSSIAN.search(name) and not _BULGARIAN.search(name):
        return "ru"
    return "" if _BULGARIAN.search(name) else "und-Cyrl"


def _arabic(name: str) -> str:
    return "ar" if _ONLY_ARABIC.search(name) and not _PERSIAN.search(name) else "und-Arab"
