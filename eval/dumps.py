"""Dumps of any size for the importers, in the forms of the real ones: numbers and a few names; one seed, one dump."""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_LANGUAGES = """
    en de fr es it nl pl pt sv ru uk zh zh-hans zh-hant zh-cn zh-tw zh-hk ja ko ar fa he tr vi id cs fi hu nb ro
"""
_GIVEN = "Anna Boris Clara Daniel Elena Frank Greta Hugo Ines Jonas Karin Lukas Marta Nils Olga Peter Rosa Simon"
_FAMILY = "Berg Costa Duval Ekman Falk Grant Holm Ivers Jansen Keller Lorenz Marsh Nowak Olsen Petrov Quist"
_HAN_FAMILY = (("王", "Wang"), ("李", "Li"), ("张", "Zhang"), ("刘", "Liu"), ("陈", "Chen"), ("庄", "Zhuang"))
_HAN_GIVEN = (("嘉", "jia"), ("明", "ming"), ("伟", "wei"), ("国", "guo"), ("英", "ying"), ("文", "wen"), ("海", "hai"))
_CITIZENSHIPS = (148, 865, 833, 334, 30, 183, 142, 159, 17, 884)
_CLASSES = (515, 4830453, 13442814, 16521, 11424, 4167836, 101352, 4164871)


def write_dump(target: Path, entities: int, humans: float, seed: int = 7) -> None:
    """Write a dump of so many items, of which a share is human, packed with gzip."""
    picked = random.Random(seed)
    with gzip.open(target, "wb", compresslevel=1) as file:
        file.write(b"[\n")
        for number in range(1, entities + 1):
            item = _human(number, picked) if picked.random() < humans else _thing(number, picked)
            line = json.dumps(item, separators=(",", ":")).replace("/", "\\/")
            file.write(line.encode() + (b",\n" if number < entities else b"\n"))
        file.write(b"]\n")


def _human(number: int, picked: random.Random) -> dict[str, Any]:
    if picked.random() < 0.2:
        (han, latin), parts = picked.choice(_HAN_FAMILY), picked.choices(_HAN_GIVEN, k=2)
        english = f"{latin} {''.join(one[1] for one in parts).capitalize()}"
        chinese, country = han + "".join(one[0] for one in parts), picked.choice(_CITIZENSHIPS[:4])
    else:
        english = f"{picked.choice(_GIVEN.split())} {picked.choice(_FAMILY.split())}{number % 97}"
        chinese, country = "安娜·贝格", picked.choice(_CITIZENSHIPS[4:])
    statements = {
        "P31": [_of_item("P31", 5)],
        "P21": [_of_item("P21", picked.choice((6581097, 6581072)))],
        "P27": [_of_item("P27", country)],
        "P106": [_of_item("P106", 82955), _of_item("P106", 36180)],
        "P734": [_of_item("P734", 1000 + number % 50)],
        "P39": [_of_item("P39", 2000 + number % 40, since="+2010-05-01T00:00:00Z")],
    }
    for extra in range(picked.randint(5, 25)):  # identifiers at libraries and the like, most of a real item
        statements[f"P{300 + extra}"] = [_of_text(f"P{300 + extra}", f"{number}{extra}")]
    return _item(number, english, chinese, picked.sample(_LANGUAGES.split(), picked.randint(3, 20)), statements, picked)


def _thing(number: int, picked: random.Random) -> dict[str, Any]:
    statements = {"P31": [_of_item("P31", picked.choice(_CLASSES))], "P17": [_of_item("P17", 148)]}
    for extra in range(picked.randint(3, 15)):
        statements[f"P{300 + extra}"] = [_of_text(f"P{300 + extra}", f"{number}{extra}")]
    languages = picked.sample(_LANGUAGES.split(), picked.randint(1, 12))
    return _item(number, f"Thing {number}", f"事物{number}", languages, statements, picked)


def _item(
    number: int, english: str, chinese: str, languages: list[str], statements: dict[str, Any], picked: random.Random
) -> dict[str, Any]:
    names = {code: chinese if code.startswith("zh") else english for code in ("en", *languages)}
    sites = [f"{code.replace('-', '_')}wiki" for code in languages[: picked.randint(0, len(languages))]]
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {code: {"language": code, "value": name} for code, name in names.items()},
        "descriptions": {code: {"language": code, "value": f"description {code} {number}"} for code in languages},
        "aliases": {"en": [{"language": "en", "value": f"{english} the Elder"}]} if number % 3 == 0 else [],
        "claims": statements,
        "sitelinks": {site: {"site": site, "title": english, "badges": []} for site in sites} or [],
        "pageid": number,
        "ns": 0,
        "title": f"Q{number}",
        "lastrevid": 10 * number,
        "modified": "2026-10-01T08:00:00Z",
    }


def _of_item(prop: str, number: int, since: str = "") -> dict[str, Any]:
    value = {"value": {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}, "type": "wikibase-entityid"}
    statement = _statement(prop, value, "wikibase-item")
    if since:
        calendar = "http://www.wikidata.org/entity/Q1985727"
        when = {"time": since, "timezone": 0, "before": 0, "after": 0, "precision": 11, "calendarmodel": calendar}
        statement["qualifiers"] = {"P580": [_snak("P580", {"value": when, "type": "time"}, "time")]}
        statement["qualifiers-order"] = ["P580"]
    return statement


def _of_text(prop: str, text: str) -> dict[str, Any]:
    return _statement(prop, {"value": text, "type": "string"}, "external-id")


def _statement(prop: str, value: dict[str, Any], datatype: str) -> dict[str, Any]:
    stated = {"value": {"entity-type": "item", "numeric-id": 36578, "id": "Q36578"}, "type": "wikibase-entityid"}
    return {
        "mainsnak": _snak(prop, value, datatype),
        "type": "statement",
        "id": "Q1$9fc9e5b4-4e5c-2d56-8a34-4c5a7a61a0f1",
        "rank": "normal",
        "references": [
            {
                "hash": "9a24f7c0208b05d6be97077d855671d1dfdbc0dd",
                "snaks": {"P248": [_snak("P248", stated, "wikibase-item")]},
                "snaks-order": ["P248"],
            }
        ],
    }


def _snak(prop: str, value: dict[str, Any], datatype: str) -> dict[str, Any]:
    digest = "8372743deb90f9ed2ad47a4dcaf0b47ed0fd1f18"
    return {"snaktype": "value", "property": prop, "hash": digest, "datavalue": value, "datatype": datatype}


def write_followthemoney(target: Path, entities: int, persons: float, seed: int = 7) -> None:
    """Write entities of FollowTheMoney, one a line, of which a share is a person and the rest are edges."""
    picked = random.Random(seed)
    with target.open("w", encoding="utf-8") as file:
        for number in range(1, entities + 1):
            made = _proxy(number, picked) if picked.random() < persons else _edge(number)
            file.write(json.dumps(made) + "\n")


def _proxy(number: int, picked: random.Random) -> dict[str, Any]:
    name = f"{picked.choice(_GIVEN.split())} {picked.choice(_FAMILY.split())}{number % 97}"
    properties = {
        "name": [name, "Анна Берг"],
        "alias": [f"{name} the Elder"],
        "weakAlias": [name.split()[0]],
        "country": [picked.choice(("ru", "us", "cn"))],
        "position": ["member of parliament"],
        "topics": ["role.pep"],
    }
    changed = {"last_change": "2026-05-02T10:00:00", "datasets": ["peps"], "referents": [], "target": True}
    return {"id": f"NK-{number:x}", "caption": name, "schema": "Person", "properties": properties, **changed}


def _edge(number: int) -> dict[str, Any]:
    ends = {"holder": [f"NK-{number:x}"], "post": [f"NK-{number + 1:x}"]}
    return {"id": f"e-{number}", "caption": "Occupancy", "schema": "Occupancy", "properties": ends}


def write_table(target: Path, entities: int, persons: float, seed: int = 7) -> None:
    """Write a table of persons, of which a share has a name in Latin letters and the rest are faults."""
    picked = random.Random(seed)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "English", "中文名", "Country", "Aliases"))
        for number in range(1, entities + 1):
            name = (
                f"{picked.choice(_GIVEN.split())} {picked.choice(_FAMILY.split())}" if picked.random() < persons else ""
            )
            writer.writerow((number, name, "安娜·贝格", "Germany", f"{name} I; {name} II"))


WRITERS: Mapping[str, tuple[Callable[[Path, int, float], None], str]] = {
    "wikidata": (write_dump, ".json.gz"),
    "ftm": (write_followthemoney, ".ftm.json"),
    "table": (write_table, ".csv"),
}
"""How a dump of each kind of input is written, and how its name ends."""
