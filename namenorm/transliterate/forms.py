"""What the model reads and writes: native forms as units, English names as plain letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from namenorm.text.han import simplified
from namenorm.text.key import squash

SOURCES = ("zh", "pinyin", "ru", "uk", "ar", "fa", "ko", "ja")
"""The kinds of source form that the model knows; each has a tag of its own."""

# How syllables with ü are typed and printed (ISO 7098 and the passports' yu): the model knows one spelling of each.
_UMLAUT = {"nü": "nu", "lü": "lu", "nv": "nu", "lv": "lu", "nyu": "nu", "lyu": "lu", "nüe": "nue", "lüe": "lue"}
_SEPARATORS = re.compile(r"[\W\d_]+")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff\uf900-\ufaff〇]")
_LATIN = re.compile(r"[a-z]+")
_LONGEST_SYLLABLE = 6


def english_letters(name: str) -> str:
    """Return a name in Latin script as the letters a to z, lower case, without spaces; empty if any is left over."""
    letters = squash(name)
    return letters if _LATIN.fullmatch(letters) else ""


def han_characters(name: str) -> str:
    """Return the Han characters of a name in simplified form, without dots and spaces."""
    return _NOT_HAN.sub("", simplified(unicodedata.normalize("NFKC", name)))


def pinyin_of(han: str) -> tuple[str, ...]:
    """Return the toneless syllables of a name in Han characters, read as a phrase."""
    # pypinyin takes longer to load than a page to check, and only the name model reads characters by it.
    from pypinyin import Style, lazy_pinyin

    return tuple(plain_syllable(one) for one in lazy_pinyin(han, style=Style.NORMAL, v_to_u=True))


def plain_syllable(syllable: str) -> str:
    """Write a syllable with ü as the model knows it."""
    return _UMLAUT.get(syllable, syllable).replace("ü", "u")


def divide_pinyin(spelling: str, syllables: frozenset[str]) -> tuple[str, ...]:
    """Divide a spelling in pinyin, joined, spaced or hyphenated, into syllables.

    What is no pinyin comes out as single letters, so that a spelling that a machine half anglicised can be read too.

    Args:
        spelling: Such as "Te Langpu", "telangpu", "Te-lang-pu".
        syllables: Those that the model knows.
    """
    words = _SEPARATORS.split(unicodedata.normalize("NFC", spelling).casefold())
    return tuple(unit for word in words for unit in _divided(word.replace("ü", "v"), syllables))


def _divided(word: str, syllables: frozenset[str]) -> tuple[str, ...]:
    """Divide a word so that the fewest letters stand alone and, among such divisions, the first syllable is longest."""
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for start in range(len(word) - 1, -1, -1):
        choices = [(_cost(unit, syllables) + best[-len(unit)][0], unit) for unit in _heads(word[start:], syllables)]
        cost, unit = min(choices, key=lambda choice: (choice[0], -len(choice[1])))
        best.append((cost, (plain_syllable(unit), *best[-len(unit)][1])))
    return best[-1][1]


def _heads(word: str, syllables: frozenset[str]) -> Iterator[str]:
    yield word[0]
    for length in range(2, min(_LONGEST_SYLLABLE, len(word)) + 1):
        if word[:length] in syllables or word[:length] in _UMLAUT:
            yield word[:length]


def _cost(unit: str, syllables: frozenset[str]) -> int:
    return 0 if unit in syllables or unit in _UMLAUT else 1


def native_letters(name: str, source: str) -> str:
    """Return a name in a script of letters or syllables as the model reads it, without spaces and marks.

    Hangul is taken apart into its letters, hiragana is written as katakana, stress marks and Arabic vowel points go.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    if source == "ja":
        text = "".join(_katakana(char) for char in text)
    if source == "ko":
        return "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) == "Lo")
    return "".join(_letters(text))


def _katakana(char: str) -> str:
    return chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char


def _letters(text: Iterable[str]) -> Iterator[str]:
    for char in text:
        if unicodedata.category(char)[0] == "L" and char != "ـ":
            yield char


def source_units(form: str, source: str, syllables: frozenset[str]) -> tuple[str, ...]:
    """Return a source form as the units that the encoder reads, without the tag.

    Han characters come each with its syllable behind it, so that a rare character is at least heard.

    Args:
        form: As it is written.
        source: One of ``SOURCES``, or ``en`` for the way back.
        syllables: Those that the model knows.
    """
    if source == "pinyin":
        return divide_pinyin(form, syllables)
    if source == "en":
        return tuple(english_letters(form))
    if source == "zh":
        han = han_characters(form)
        return tuple(unit for pair in zip(han, pinyin_of(han), strict=True) for unit in pair)
    return tuple(native_letters(form, source))
