"""Names whose culture is known by other means than ``namenorm.culture``: what ``eval.culture`` measures on.

A person's culture is told by labels of other languages: a Japanese by one in kanji that reads as the English name or
begins with its surname, a Korean by one in Hangul that reads so, a Vietnamese by one in the national script, a Chinese
by a Chinese label that romanises to the English name, or whose surname does; anybody else with a Chinese label is
foreign, those with a Chinese name of their own among them. The bundled book and parliaments tell it by country.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from unidecode import unidecode

from namenorm.gazetteer.files import load_book
from namenorm.romanise.hangul import is_hangul
from namenorm.romanise.japanese import Japanese
from namenorm.romanise.kanji import folded
from namenorm.romanise.systems import romanise, unplaced
from namenorm.rules import Rules
from namenorm.text.key import squash

HAN = re.compile(r"[\u3400-\u9fff々〇]+")
_TRANSCRIPTION = re.compile(r"[\u3400-\u9fff]{2,}(?:[·•・‧][\u3400-\u9fff]+)*")
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_LANGUAGES = ("en", "zh", "ja", "ko", "vi")
_MOST_CHARACTERS = 4
_SHORT = 3  # letters of a Japanese surname that other names may begin with by chance
_OF_BOOK = {
    **dict.fromkeys(("CN", "TW", "HK", "MO"), "zh"),
    **dict.fromkeys(("KR", "KP"), "ko"),
    **{"JP": "ja", "VN": "vi"},
}
# Countries whose persons hardly have a Chinese name of their own: their names in Chinese are transcriptions.
_TRANSCRIBED = frozenset(
    ("RU", "UA", "BY", "GE", "IR", "IL", "EG", "IQ", "PS", "SA", "SY", "PL", "CZ", "IT", "ES", "PK", "BR", "MX")
)
_SPELT = {
    **{"RU": "ru", "UA": "uk", "EG": "ar", "IQ": "ar", "PS": "ar", "SA": "ar", "SY": "ar", "IR": "fa"},
    **dict.fromkeys(("GB", "FR", "DE", "IT", "ES", "SE", "NL", "IE"), "western"),
}
_LEGISLATURES = {
    "Russia": "ru",
    "Ukraine": "uk",
    "Iran": "fa",
    "Japan": "ja",
    "South_Korea": "ko",
    "North_Korea": "ko",
    "Vietnam": "vi",
    "Taiwan": "zh",
    "China": "zh",
    "Hong_Kong": "zh",
    **dict.fromkeys(
        ("Egypt", "Iraq", "Jordan", "Lebanon", "Kuwait", "Saudi_Arabia", "Syria", "Tunisia", "Algeria"), "ar"
    ),
    **dict.fromkeys(("UK", "Germany", "France", "Italy", "Spain", "Sweden", "Ireland", "Norway", "Canada"), "western"),
}


Labels = Mapping[str, Sequence[str]]
"""Labels by language."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name whose culture is known.

    Attributes:
        form: The name.
        culture: As ``culture`` calls it.
        english: The English names of its bearer.
    """

    form: str
    culture: str
    english: tuple[str, ...]


def persons(file: Path) -> Iterator[Named]:
    """Yield the Han forms of Wikidata's persons with the culture that their other labels tell.

    Args:
        file: ``wikidata/persons.tsv``.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels = {lang: [one.strip() for one in row[lang].split("|") if one.strip()] for lang in _LANGUAGES}
            found = _native(labels) or ("foreign", [one for one in labels["zh"] if _TRANSCRIPTION.fullmatch(one)])
            if found[1]:
                yield Named(_drawn(found[1]), found[0], tuple(labels["en"]))


def _native(labels: Labels) -> tuple[str, list[str]] | None:
    """Return the culture that a label tells and the person's Han forms of its length; None where none tells one."""
    english = {squash(one) for one in labels["en"]}
    for lang, reads, told in (
        ("ja", _reads_japanese, (*labels["ja"], *labels["zh"])),
        ("ko", _reads_korean, labels["ko"]),
        ("vi", _is_vietnamese, labels["vi"]),
    ):
        for label in told:
            if length := reads(label, english):
                forms = [one for one in labels["zh"] if HAN.fullmatch(one) and len(one) == length]
                return lang, forms or [one for one in (re.sub(r"\s", "", label),) if HAN.fullmatch(one)]
    chinese = [one for one in labels["zh"] if _reads_chinese(one, labels["en"])]
    return ("zh", chinese) if chinese else None


def _keys(name: str, system: str) -> set[str]:
    spelt = romanise(name, system)
    return {squash(one) for held in spelt for one in (f"{held.surname}{held.given}", f"{held.given}{held.surname}")}


def _reads_japanese(label: str, english: set[str]) -> int:
    plain = re.sub(r"\s", "", label)
    if not HAN.fullmatch(plain) or len(plain) < 2:
        return 0
    known = _japanese()
    readings = {one for cut in range(1, len(plain)) for one in known.of_surname(folded(plain[:cut]))}
    spelt = {squash(one) for reading in readings for one in known.printed(reading, "surname")}
    long = tuple(one for one in spelt if len(one) > _SHORT)
    fits = any(name.startswith(long) or name.endswith(long) for name in english)
    return len(plain) if fits or _keys(plain, "japanese") & english else 0


@cache
def _japanese() -> Japanese:
    return Japanese(Rules("ja"))


def _reads_korean(label: str, english: set[str]) -> int:
    plain = label.replace(" ", "")
    return len(plain) if is_hangul(plain) and len(plain) > 2 and _keys(plain, "korean") & english else 0


def _is_vietnamese(label: str, english: set[str]) -> int:
    fits = _VIETNAMESE.search(label) and romanise(unidecode(label), "vietnamese") and squash(label) in english
    return len(label.split()) if fits else 0


def _reads_chinese(label: str, english: Sequence[str]) -> bool:
    """Tell whether a Chinese label romanises to an English name, or its surname to the last word of one."""
    if not HAN.fullmatch(label) or not 2 <= len(label) <= _MOST_CHARACTERS:
        return False
    surnames = {squash(held.surname) for one in unplaced() for held in romanise(label, one.name)}
    last = {squash(name.split()[-1]) for name in english if name.split()}
    whole = {squash(name) for name in english}
    return bool(surnames & last) or any(_keys(label, one.name) & whole for one in unplaced())


def _drawn(forms: Sequence[str]) -> str:
    """Return one of several forms: the first by the order of their letters is no fair choice, so one by its middle."""
    return forms[len(forms) // 2]


def of_book() -> Iterator[Named]:
    """Yield the Chinese names of the persons of the bundled book, by their only country."""
    for one in load_book(None).entities.values():
        country = one.countries[0] if one.kind == "person" and len(one.countries) == 1 else ""
        told = _OF_BOOK.get(country) or ("foreign" if country in _TRANSCRIBED else "")
        forms = [name.text for name in one.names if name.lang.startswith("zh") and name.kind != "short"]
        forms = [form for form in forms if told == "foreign" or HAN.fullmatch(form)]  # Uyghurs are no zh
        if told and forms and one.source == "curated":
            yield Named(
                forms[0],
                told,
                tuple(dict.fromkeys((one.name, *(name.text for name in one.names if name.lang == "en")))),
            )


def spelt(data: Path) -> Iterator[Named]:
    """Yield English names: of legislators by their country, and of the persons of the bundled book."""
    with (data / "wikidata/legislators.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            told = _LEGISLATURES.get(row["legislature"].split("/")[0])
            if told:
                yield Named(row["en"], told, (row["en"],))
    for one in load_book(None).entities.values():
        told = {**_OF_BOOK, **_SPELT}.get(one.countries[0]) if len(one.countries) == 1 else None
        if one.kind == "person" and one.source == "curated" and told:
            yield Named(one.name, told, (one.name,))
