"""Hangul: syllables in their letters, and the initial sound of Sino-Korean words."""

from __future__ import annotations

_FIRST, _LAST = "가", "힣"
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_CLOSE = frozenset("ㅑㅕㅖㅛㅠㅣ")


def is_hangul(text: str) -> bool:
    """Tell whether a text is syllables of Hangul and nothing else."""
    return bool(text) and all(_FIRST <= char <= _LAST for char in text)


def letters(syllable: str) -> tuple[str, str, str]:
    """Return the initial, the vowel and the final (may be empty) of a syllable.

    The arithmetic is that of the Unicode Standard, section 3.12, with letters of the compatibility block.
    """
    place = ord(syllable) - ord(_FIRST)
    return _INITIALS[place // 588], _VOWELS[place % 588 // 28], _FINALS[place % 28]


def initial_sound(syllable: str) -> str:
    """Return a Sino-Korean syllable as the South says and writes it at the start of a word.

    ㄴ and ㄹ fall away before i and y, and ㄹ becomes ㄴ before other vowels (두음법칙: Hangul orthography of 1988,
    articles 10 to 12). A syllable that the rule does not touch comes back as it is.
    """
    initial, vowel, _ = letters(syllable)
    if initial not in "ㄴㄹ":
        return syllable
    changed = "ㅇ" if vowel in _CLOSE else "ㄴ"
    return chr(ord(syllable) + (_INITIALS.index(changed) - _INITIALS.index(initial)) * 588)
