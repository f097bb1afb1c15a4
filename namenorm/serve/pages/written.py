"""What an editor writes into the form for somebody new."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import yaml

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.document import entity_of_document
from namenorm.serve.ask import Ask

NATIVE_KINDS = {
    "native": "their own name",
    "adopted": "a name that they took in that language",
    "alias": "how that language writes them",
}
"""What a name in another script can be to somebody, which decides how it is spelt in Latin letters."""
_PLAIN = ("about", "gender", "surname", "note")


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of the form, as they were filled in."""

    kind: str = "person"
    name: str = ""
    surname: str = ""
    about: str = ""
    countries: str = ""
    gender: str = ""
    native: str = ""
    native_lang: str = "zh"
    native_kind: str = "native"
    alias: str = ""
    misspelling: str = ""
    note: str = ""


def written_of(ask: Ask) -> Written:
    """Return what a form holds."""
    return Written(**{one.name: ask.said(one.name).strip() for one in fields(Written)})


def entity_of(written: Written) -> Entity:
    """Return the entity that is meant, without an identifier.

    Raises:
        GazetteerError: If it is none; the text names every fault.
    """
    names: dict[str, Any] = {}
    if written.native:
        kind = written.native_kind if written.native_kind in NATIVE_KINDS else "native"
        names[kind] = {written.native_lang: written.native}
    for kind in ("alias", "misspelling"):
        if texts := _listed(getattr(written, kind)):
            names[kind] = {**names.get(kind, {}), "en": texts}
    said: dict[str, Any] = {"kind": written.kind, "source": "curated", "name": written.name, "names": names}
    said |= {name: value for name in _PLAIN if (value := getattr(written, name))}
    if countries := [one.upper() for one in _listed(written.countries)]:
        said["countries"] = countries
    return entity_of_document(yaml.safe_dump(said, allow_unicode=True))


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
