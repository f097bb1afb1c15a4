"""The names of each culture that Chinese print writes in Han characters, with how common their parts are.

Chinese by the surname shares and given_shares of rules/zh; Korean by the census and rules/ko/given_shares.yaml;
Vietnamese by Lê Trung Hoa's counts and rules/vi/given_shares.yaml; Japanese by the persons of JMnedict; transcriptions
by rules/zh/transcription_shares.yaml; Uyghur, Tibetan and Mongolian by the elements of rules/ug, bo and mn. What no
table says is in rules/und/cultures.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from namenorm.romanise.elements import elements
from namenorm.romanise.name_shares import ElementNames, FamilyNames, Units
from namenorm.romanise.ranked import shares
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified

_RARER_CHARACTER = 0.3  # of characters that are one surname in Hangul, each weighs so much beside the one before it

Key = TypeVar("Key")


@cache
def usage() -> Mapping[str, Any]:
    """Return the topic ``cultures``, read once a process."""
    table: Mapping[str, Any] = Rules("und").topic("cultures")
    return table


@cache
def han_names() -> dict[str, FamilyNames | ElementNames]:
    """Return the names of every culture in simplified characters, made once a process."""
    return {**{culture: make() for culture, make in _FAMILIES.items()}, **_without_surnames()}


def _family(culture: str, of_surnames: Mapping[str, float], of_given: Mapping[str, float]) -> FamilyNames:
    known, lengths = usage(), usage()["given"][culture]
    return FamilyNames(
        shares({tuple(surname): float(weight) for surname, weight in of_surnames.items()}),
        shares(of_given),
        {},
        0.0,
        tuple(length / 100 for length in lengths),
        known["rare"][culture]["surname"] / 1e6,
        known["rare"][culture]["character"] / 1e6,
    )


def _steps(table: Mapping[float, str]) -> dict[str, float]:
    return {simplified(char): float(step) for step, characters in table.items() for char in characters}


def _chinese() -> FamilyNames:
    rules = Rules("zh")
    return _family("zh", surnames(rules).permille, _steps(rules.topic("given_shares")))


def _korean() -> FamilyNames:
    rules, census = Rules("ko"), Rules("und").topic("readings")
    table, found = rules.topic("surnames"), dict[str, float]()
    for hangul, characters in {**table["characters"], **table["compounds"]}.items():
        every = [characters] if hangul in table["compounds"] else list(characters)
        weights = shares({char: _RARER_CHARACTER**place for place, char in enumerate(every)})
        for char, weight in weights.items():
            bearers = census["korean"].get(hangul, census["korean_rarer"])
            found[char] = found.get(char, 0.0) + bearers * weight
    return _family("ko", found, _lent("ko", _steps(rules.topic("given_shares"))))


def _vietnamese() -> FamilyNames:
    rules, counted = Rules("vi"), Rules("und").topic("readings")
    found: dict[str, float] = {}
    for reading, characters in rules.topic("names")["surnames"].items():
        for char, share in characters.items():
            bearers = counted["vietnamese"].get(reading, counted["vietnamese_rarer"])
            found[char] = found.get(char, 0.0) + bearers * share / 10
    return _family("vi", found, _lent("vi", _steps(rules.topic("given_shares"))))


def _lent(culture: str, of_given: Mapping[str, float]) -> dict[str, float]:
    part = usage()["lent"][culture] / 100
    return _mixed((of_given, 1 - part), (_steps(Rules("zh").topic("given_shares")), part))


def _japanese() -> FamilyNames:
    rules = Rules("ja")
    family, wholes, characters = (_persons(rules.topic(one)) for one in ("surnames", "given", "given_characters"))
    made = _family("ja", family, characters)
    whole = usage()["whole"]["ja"] / 100
    return FamilyNames(
        made.surnames,
        made.given,
        shares({tuple(name): count for name, count in wholes.items()}),
        whole,
        made.lengths,
        made.rare_surname,
        made.rare_unit,
    )


def _persons(table: Mapping[str, str]) -> dict[str, float]:
    return {form: sum(map(float, readings.split()[1::2])) for form, readings in table.items()}


_FAMILIES: Mapping[str, Callable[[], FamilyNames]] = {
    "zh": _chinese,
    "ja": _japanese,
    "ko": _korean,
    "vi": _vietnamese,
}


def _without_surnames() -> dict[str, ElementNames]:
    others = {lang: _alike(Rules(lang).built("elements", elements)) for lang in ("bo", "mn")}
    every = {"foreign": _transcribed(), "ug": _uyghur(), **others}
    return {culture: _made(culture, held) for culture, held in every.items()}


def _transcribed() -> dict[Units, float]:
    table, known = Rules("zh").topic("transcription_shares"), usage()
    names = {tuple(name): float(step) for step, held in table["names"].items() for name in held.split()}
    spelt = {(char,): step for char, step in _steps(table["characters"]).items()}
    whole, regnal = known["names"] / 100, known["regnal"] / 100
    return _mixed((names, whole), (_alike(known["numbers"].split()), regnal), (spelt, 1 - whole - regnal))


def _uyghur() -> dict[Units, float]:
    table, spelt_out = Rules("ug").topic("names"), usage()["syllables"] / 100
    known = _alike(form for forms in (*table["parts"], *table["endings"]) for form in forms.split())
    usual, often = _alike(usage()["usual_of_xinjiang"].split()), usage()["xinjiang"] / 100
    named = _mixed((known, 1 - often), (usual, often))
    return _mixed((named, 1 - spelt_out), (_alike(table["syllables"]), spelt_out))


def _alike(forms: Iterable[str]) -> dict[Units, float]:
    """Give every element the same share: no table counts them."""
    return shares(dict.fromkeys((tuple(simplified(form)) for form in forms), 1.0))


def _mixed(*parts: tuple[Mapping[Key, float], float]) -> dict[Key, float]:
    """Return shares of which each part makes up so much."""
    found: dict[Key, float] = {}
    for held, part in parts:
        for one, share in shares(held).items():
            found[one] = found.get(one, 0.0) + part * share
    return found


def _made(culture: str, held: Mapping[Units, float]) -> ElementNames:
    return ElementNames(held, usage()["longer"][culture] / 10, usage()["strange"][culture] / 1e6)
