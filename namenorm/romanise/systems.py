"""The romanisations by name: what each reads, where people bear such spellings, and the way to ask one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from namenorm.errors import InputError
from namenorm.romanise.pinyin import Spelling
from namenorm.rules import Rules

_LETTERS = {
    "Hani": r"\u3400-\u9fff\uf900-\ufaff",
    "Hang": r"\uac00-\ud7a3",
    "Jpan": r"\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff",
    "Cyrl": r"\u0400-\u04ff",
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u200c\ufb50-\ufdff\ufe70-\ufeff",
    "Latn": r"A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff",
}
_BETWEEN = r"\s\-,'’.·•・‧"


class Romaniser(Protocol):
    """What every system offers."""

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a native name, likeliest first; none where the name does not fit."""


@dataclass(frozen=True, slots=True)
class System:
    """One way to write native names in Latin letters.

    Attributes:
        name: How it is asked for: ``hokkien``.
        title: What it is called.
        lang: Primary subtag of the language whose rules it uses: ``zh``.
        scripts: ISO 15924 codes of the scripts that it reads.
        regions: ISO 3166-1 codes of the countries whose people bear such spellings, the foremost first.
        maker: Module and class below ``namenorm.romanise``.
    """

    name: str
    title: str
    lang: str
    scripts: tuple[str, ...]
    regions: tuple[str, ...]
    maker: str

    def reads(self, name: str) -> bool:
        """Tell whether a name is written in a script of this system."""
        letters = "".join(_LETTERS[script] for script in self.scripts)
        return re.fullmatch(f"[{letters}{_BETWEEN}]*[{letters}][{letters}{_BETWEEN}]*", name) is not None


_HAN = ("Hani",)
_ARAB_COUNTRIES = (
    *("EG", "SA", "AE", "IQ", "SY", "LB", "JO", "PS", "QA", "KW"),
    *("BH", "OM", "YE", "LY", "TN", "DZ", "MA", "MR", "SD"),
)
_SYSTEMS = (
    System("pinyin", "Hanyu pinyin", "zh", _HAN, ("CN",), "pinyin:Pinyin"),
    System("wade_giles", "Wade–Giles", "zh", _HAN, ("TW", "CN"), "wade_giles:WadeGiles"),
    System("tongyong", "Tongyong pinyin", "zh", _HAN, ("TW",), "tongyong:Tongyong"),
    System("taiwan", "Personal spellings of Taiwan", "zh", _HAN, ("TW",), "taiwan:Taiwan"),
    System("hong_kong", "Cantonese as in Hong Kong", "zh", _HAN, ("HK", "MO"), "hong_kong:HongKong"),
    System("macau", "Cantonese as in Macau", "zh", _HAN, ("MO",), "macau:Macau"),
    System(
        "malayan_cantonese",
        "Cantonese as in Malaya",
        "zh",
        _HAN,
        ("MY", "SG"),
        "malayan_cantonese:MalayanCantonese",
    ),
    System("malaya", "Singapore and Malaysia, any dialect", "zh", _HAN, ("SG", "MY", "BN"), "malaya:Malaya"),
    System("hokkien", "Hokkien as in Malaya", "zh", _HAN, ("SG", "MY", "PH", "ID"), "hokkien:Hokkien"),
    System("teochew", "Teochew as in Malaya", "zh", _HAN, ("SG", "MY", "TH"), "teochew:Teochew"),
    System("hakka", "Hakka as in Malaya", "zh", _HAN, ("MY", "SG"), "hakka:Hakka"),
    System("foochow", "Foochow as in Malaya", "zh", _HAN, ("MY", "SG"), "foochow:Foochow"),
    System("hainanese", "Hainanese as in Malaya", "zh", _HAN, ("MY", "SG"), "hainanese:Hainanese"),
    System("tibetan", "Tibetan through Chinese", "bo", _HAN, ("CN", "IN", "NP"), "tibetan:Tibetan"),
    System("uyghur", "Uyghur through Chinese", "ug", _HAN, ("CN", "TR", "KZ"), "uyghur:Uyghur"),
    System("mongolian", "Mongolian through Chinese", "mn", _HAN, ("CN", "MN"), "mongolian:Mongolian"),
    System("japanese", "Hepburn", "ja", ("Jpan",), ("JP",), "japanese:Japanese"),
    System("korean", "Korean, South, North and abroad", "ko", ("Hang", "Hani"), ("KR", "KP"), "korean:Korean"),
    System("vietnamese", "Vietnamese without diacritics", "vi", ("Hani", "Latn"), ("VN",), "vietnamese:Vietnamese"),
    System("russian", "Russian", "ru", ("Cyrl",), ("RU", "BY", "KZ"), "russian:Russian"),
    System("ukrainian", "Ukrainian", "uk", ("Cyrl",), ("UA",), "ukrainian:Ukrainian"),
    System("arabic", "Arabic", "ar", ("Arab",), _ARAB_COUNTRIES, "arabic:Arabic"),
    System("persian", "Persian", "fa", ("Arab",), ("IR", "AF", "TJ"), "persian:Persian"),
)


_UNPLACED = ("pinyin", "taiwan", "hong_kong", "macau", "malaya")


def systems(region: str | None = None) -> tuple[System, ...]:
    """Return every system, those of Chinese first; or those by which people of a region are spelt.

    Args:
        region: ISO 3166-1 code of a country or of Hong Kong, Macau or Taiwan.
    """
    return tuple(one for one in _SYSTEMS if region is None or region in one.regions)


def unplaced() -> tuple[System, ...]:
    """Return the systems that together stand for a Chinese name of which nobody knows from where its bearer comes.

    The dialects of Singapore and Malaysia are in ``malaya``, and ``taiwan`` has what people keep of the older systems.
    """
    return tuple(one for one in _SYSTEMS if one.name in _UNPLACED)


def romanise(name: str, system: str) -> tuple[Spelling, ...]:
    """Return how a native name is written in one system: ``romanise("庄嘉颖", system="hokkien")``.

    Args:
        name: In a script that the system reads.
        system: Name of one of ``systems()``.

    Returns:
        The spellings with their weights, likeliest first, the first of weight 1; none where the name does not fit.

    Raises:
        InputError: If there is no such system; the text lists those that there are.
    """
    found = next((one for one in _SYSTEMS if one.name == system), None)
    if found is None:
        raise InputError(f"no romanisation is called {system!r}: use one of {', '.join(one.name for one in _SYSTEMS)}")
    return romaniser(system).romanise(name.strip()) if found.reads(name) else ()


@cache
def romaniser(system: str) -> Romaniser:
    """Return the maker of spellings of a system that exists, over the bundled rules, read once a process."""
    [found] = [one for one in _SYSTEMS if one.name == system]
    module, _, kind = found.maker.partition(":")
    made: Romaniser = getattr(import_module(f"namenorm.romanise.{module}"), kind)(_rules(found.lang))
    return made


@cache
def _rules(lang: str) -> Rules:
    return Rules(lang)
