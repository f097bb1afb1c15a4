"""Words of other scripts that look like names: ``python -m genscripts.words_like_names FOLDER``.

Writes ``words_like_names.yaml`` of the rules of Arabic, Japanese (kana), Korean, Persian, Russian and Ukrainian. A form
of a name that its language uses more often than English uses the name means something else most of the time: мороз is
frost, and nobody called Moroz. Made from wordfreq (CC BY-SA 4.0) for the forms of ``imported/rigour.parts.jsonl`` (MIT)
and ``imported/geonames-cities.jsonl`` (CC BY 4.0).
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

from namenorm.gazetteer.files import bundled_folder

_SCRIPTS = {"ar": "arabic", "fa": "arabic", "ja": "kana", "ko": "hangul", "ru": "cyrillic", "uk": "cyrillic"}
_LEAST_ZIPF = 2.5
_MORE, _AT_HOME = 0.5, 1.5
"""How much more often, as a power of ten, a word is used than the name that it would be; what is added for cities."""
_COMMON = 4.7  # of a word that is no name, but that may be an inflected one by its ending
_SAME = str.maketrans("ё", "е")
_WIDTH = 116
_HEAD = """\
# Words that do not say by themselves that an original names anybody: forms of names that their language uses several
# times as often as English uses the name, so that they mostly mean something else, and the commonest words.
# Made: python -m genscripts.words_like_names FOLDER
# From wordfreq by Robyn Speer, CC BY-SA 4.0; this file is CC BY-SA 4.0.
words: >-"""

Zipf = Callable[[str], float]
"""The Zipf frequency of a word: 10 to that power are its uses in a thousand million words."""


def named(script: str, lang: str, parts: Iterable[str], places: Iterable[str], english: Zipf) -> dict[str, float]:
    """Return forms of names in a script, each with how often English uses the name.

    Args:
        script: As the parts of the book call it.
        lang: Of the places, whose names are met more often at home.
        parts: Lines of the file of parts of names.
        places: Lines of the file of cities.
        english: The Zipf frequency of a name in English.
    """
    found: dict[str, float] = {}
    at_home = _AT_HOME if script == "cyrillic" else 0.0
    for line in parts:
        part = json.loads(line)
        for form in (one.translate(_SAME) for one in part.get(script, ())):
            found[form] = max(found.get(form, 0.0), *map(english, part["latin"]))
    for line in places:
        place = json.loads(line)
        for one in place["names"] if "name" in place else ():
            form = one["text"].lower().translate(_SAME)
            if one["lang"] in (lang, "und-Cyrl") and " " not in form:
                found[form] = max(found.get(form, 0.0), english(place["name"]) + at_home)
    return found


def like_names(names: Mapping[str, float], own: Mapping[str, float]) -> list[str]:
    """Return the words that are no name most of the time, in alphabetical order.

    Args:
        names: Forms of names with how often English uses the name.
        own: The Zipf frequency of each word of the language.
    """
    return sorted(
        word
        for word, zipf in own.items()
        if (zipf >= max(_LEAST_ZIPF, names[word] + _MORE) if word in names else zipf >= _COMMON)
    )


def page(words: Iterable[str]) -> str:
    """Return the file."""
    wrapped = textwrap.fill(" ".join(words), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    return f"{_HEAD}\n{wrapped}\n"


def main() -> None:
    """Write the files of all languages below the folder named, which holds a folder for each."""
    wordfreq = import_module("wordfreq")

    def english(name: str) -> float:
        return float(wordfreq.zipf_frequency(name, "en"))

    imported = bundled_folder() / "imported"
    parts, places = (
        (imported / name).read_text("utf-8").splitlines() for name in ("rigour.parts.jsonl", "geonames-cities.jsonl")
    )
    for lang, script in _SCRIPTS.items():
        shares: Mapping[str, float] = wordfreq.get_frequency_dict(lang, wordlist="best")
        own = {word.translate(_SAME): wordfreq.freq_to_zipf(share) for word, share in shares.items()}
        words = like_names(named(script, lang, parts, places, english), own)
        (Path(sys.argv[1]) / lang / "words_like_names.yaml").write_text(page(words), "utf-8")


if __name__ == "__main__":
    main()
