"""Of which culture a name is, as far as the name alone can say."""

from __future__ import annotations

import unicodedata
from collections import Counter

from namenorm.romanise.han_culture import of_han
from namenorm.romanise.latin_culture import of_latin
from namenorm.romanise.name_signs import table
from namenorm.romanise.script_culture import of_arabic, of_cyrillic, of_hangul, of_kana

_OF_SCRIPT = {
    "LATIN": of_latin,
    "CJK": of_han,
    "HANGUL": of_hangul,
    "HIRAGANA": of_kana,
    "KATAKANA": of_kana,
    "CYRILLIC": of_cyrillic,
    "ARABIC": of_arabic,
}
_LEAST = 1e-4
_LONGEST = 80  # letters of a name


def culture(name: str) -> dict[str, float]:
    """Return how likely a name is of each culture, likeliest first.

    By Bayes' rule over how common the parts of the name are in each: surnames, the characters or syllables of given
    names, elements of transcriptions, endings. The tables name their sources; the priors are those of news, in
    ``rules/und/cultures.yaml``, ``readings.yaml`` and ``name_signs.yaml``. Of a spelling in pinyin it is asked who may
    stand behind it: ``culture("Yin Xiyue")`` gives Korean about as much as Chinese. A middle dot proves no foreigner.

    Args:
        name: A name in any script: 尹锡悦, 買買提·艾力, "Yin Xiyue", "Telangpu", "Kim Jong-un", Володимир Зеленський.

    Returns:
        Probabilities that add up to 1, by code: ``zh``, ``ja``, ``ko``, ``vi``, ``ug``, ``bo``, ``mn``; ``foreign``
        for any other name that is transcribed by sound into the script or the pinyin in which it stands; ``ru``,
        ``uk``, ``ar``, ``fa`` and, for what else is written in Latin letters, ``western``; and the language of a
        script of its own, such as ``th``. Those below 1 in 10,000 are left out. Empty where the text cannot be a name.
    """
    text = unicodedata.normalize("NFKC", name).strip()
    script = _script(text) if len(text) <= _LONGEST else ""
    found = _OF_SCRIPT[script](text) if script in _OF_SCRIPT else _own(script)
    kept = {one: share for one, share in found.items() if share >= _LEAST}
    total = sum(kept.values())
    return {one: share / total for one, share in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))}


def _own(script: str) -> dict[str, float]:
    lang = table()["scripts"].get(script)
    return {lang: 1.0} if lang else {}


def _script(text: str) -> str:
    """Return the first word of the Unicode names of most letters; kana wherever there is any."""
    counted = Counter(unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha() or char == "々")
    for kana in ("HIRAGANA", "KATAKANA"):
        if counted[kana]:
            return kana
    if counted["IDEOGRAPHIC"]:
        counted["CJK"] += counted.pop("IDEOGRAPHIC")
    return counted.most_common(1)[0][0] if counted else ""
