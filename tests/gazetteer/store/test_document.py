"""What an editor is shown is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.document import TEMPLATE, document, entity_of_document
from tests import books
from tests.gazetteer.store.people import CHONG, DALY, PLACE, person


@pytest.mark.parametrize(
    "entity",
    [
        DALY,
        CHONG,
        PLACE,
        *books.entities(),
        person("cedict:戴博", "Dai Bo"),
        replace(person("x:1", "Madonna"), surname=""),
        replace(DALY, names=DALY.names[::-1]),
        replace(DALY, names=(*DALY.names, Name("Daly", "zxx-unknown", "alias"))),
        replace(DALY, note="two\nlines: # and a mark", roles=(*DALY.roles, Role("mayor", since="2020"))),
        Entity("x:2", "person", "No Names", "Names", source="x"),
    ],
    ids=lambda one: one.id,
)
def test_it_is_read_back(entity: Entity) -> None:
    assert entity_of_document(document(entity)) == entity


def test_it_is_made_for_reading() -> None:
    assert document(DALY) == (
        "id: curated:robert-daly\nkind: person\nsource: curated\nname: Robert Daly\nabout: American sinologist\n"
        "countries: [US]\ngender: m\nnames:\n  adopted: {zh: 戴博}\nroles:\n"
        "  - {title: director, of: Kissinger Institute, country: US, since: 2013-08, seats: 1, "
        "checked_on: 2025-03-31}\n"
        "ids: [wikidata:Q1]\n"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TEMPLATE, "at least a name"),
        ("", "at least kind and name"),
        ("kind: [", "cannot be read as YAML"),
        ("[" * 50_000, "cannot be read as YAML"),
        ("kind: person\nname: A\nid: nocolon\n", "write source:local"),
        ("kind: person\nname: A\nid: 7\n", "write source:local"),
        ("kind: person\nname: A\nshoe: 44\n", "unknown field shoe"),
        ("kind: person\nname: A\nnames: [{text: A, lang: en, kind: king}]\n", "unknown kind of name 'king'"),
    ],
)
def test_what_is_wrong_with_it_is_told(text: str, says: str) -> None:
    with pytest.raises(GazetteerError, match=says):
        entity_of_document(text)
