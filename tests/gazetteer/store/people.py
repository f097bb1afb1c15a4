"""Entities for the tests of the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.edit import add
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.values import Act

DALY = Entity(
    "curated:robert-daly",
    "person",
    "Robert Daly",
    surname="Daly",
    about="American sinologist",
    countries=("US",),
    gender="m",
    names=(Name("Robert Daly", "en", "canonical"), Name("戴博", "zh", "adopted")),
    roles=(Role("director", "Kissinger Institute", "US", 1, "2013-08", "", "2025-03-31"),),
    source="curated",
    ids=("wikidata:Q1",),
)
CHONG = Entity(
    "curated:ja-ian-chong",
    "person",
    "Ja Ian Chong",
    surname="Chong",
    countries=("SG",),
    names=(Name("Ja Ian Chong", "en", "canonical"), Name("莊嘉穎", "zh", "native", verified=False, style=("zaobao",))),
    source="curated",
)
PLACE = Entity("geo:1", "place", "Kyiv", names=(Name("Kyiv", "en", "canonical"),), source="geo")


def person(entity_id: str, name: str, *others: Name, **more: Any) -> Entity:
    """Return a person with little to say."""
    names = (Name(name, "en", "canonical"), *others)
    surname = name.split()[-1]
    return Entity(entity_id, "person", name, surname, names=names, source=entity_id.partition(":")[0], **more)


def put(store: Store, *entities: Entity) -> None:
    """Add entities as they are, though the check would call them one person twice: an earlier namenorm did not ask."""
    for one in entities:
        with store.writing() as connection:
            add(connection, one, Act("ann"))


def renamed(entity: Entity, name: str) -> Entity:
    """Return an entity with another canonical name."""
    return replace(entity, name=name, names=(replace(entity.names[0], text=name), *entity.names[1:]))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a book and return the folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
