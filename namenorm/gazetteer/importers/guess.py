"""Language and kind of a name for which the source gives neither: by its script and the countries of its bearer."""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.gazetteer.importers.chinese import is_own_name
from namenorm.gazetteer.importers.scripts import fits, is_known, is_latin, language_of
from namenorm.gazetteer.model import Name, NameKind


def guessed(
    text: str, kind: NameKind, english: str, countries: tuple[str, ...], languages: Mapping[str, tuple[str, ...]]
) -> Name:
    """Return a name with the language that its script and the bearer's countries suggest.

    A name in an official language of a country of the bearer's that is not written in Latin letters is ``native``
    where ``kind`` is ``alias``. Any other keeps its kind, and is ``und`` with its script where several languages
    are written so.

    Args:
        text: The name.
        kind: What the source says of it.
        english: The bearer's canonical name.
        countries: Of the bearer, ISO 3166-1.
        languages: Official languages by country.
    """
    if is_latin(text):
        return Name(text, "und-Latn", kind)
    spoken = dict.fromkeys(lang for code in countries for lang in languages.get(code, ()))
    lang = next((one for one in spoken if is_known(one) and fits(text, one)), "")
    chinese = language_of(text) == "und-Hani" and is_own_name(text, english, countries)
    if not lang and chinese:
        lang = "zh"
    own = chinese if lang == "zh" else bool(lang)
    return Name(text, lang or language_of(text), "native" if own and kind == "alias" else kind)
