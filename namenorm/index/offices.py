"""Who has held an office: a trie of offices, each with the numbers of the entities that the book gives it to.

A key is the title and the organisation, folded, then a tabulator and the entity's number in eight hexadecimal digits.
Beside them stand the surnames of those of whom news writes under the surname alone, behind a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import marisa_trie

from namenorm.gazetteer.model import Entity
from namenorm.index.entity_text import entity_from_line
from namenorm.text.key import has_han, key, squash

_HAS_ROLES = '"roles":['
_SURNAME = "\x01"
_LEAST_SURNAME = 5  # letters; a shorter one is too like others to be told when it is misspelt
_OWN_NAMES = frozenset({"native", "canonical"})


def office_keys(number: int, line: str) -> Iterator[str]:
    """Yield the keys of the offices of an entity.

    Args:
        number: Of the entity.
        line: The entity as ``entity_line`` writes it.
    """
    if _HAS_ROLES in line:
        entity = entity_from_line(line)
        for role in entity.roles:
            yield f"{_office(role.title, role.organisation)}\t{number:08x}"
        surname = squash(entity.surname or entity.name.split()[-1])
        if _is_newsmaker(entity) and len(surname) >= _LEAST_SURNAME and surname.isascii():
            yield f"{_SURNAME}{surname}\t{number:08x}"


def _is_newsmaker(entity: Entity) -> bool:
    """Tell whether somebody holds or held the one seat of an office, and is not of those whose surnames are much alike.

    These are the people who write their names in Chinese characters: Takeda, Takada, Tanaka.
    """
    in_han = any(name.kind in _OWN_NAMES and has_han(name.text) for name in entity.names)
    return entity.kind == "person" and not in_han and any(role.seats == 1 for role in entity.roles)


def holders(offices: marisa_trie.Trie, title: str, organisation: str) -> list[int]:
    """Return the numbers of all who hold or ever held an office."""
    found = offices.keys(f"{_office(title, organisation)}\t")
    return sorted({int(one[-8:], 16) for one in found})


def bearers(offices: marisa_trie.Trie, title: str, most: int) -> list[int]:
    """Return the numbers of all who bear a title, of whatever body; none where there are more than ``most`` terms."""
    found = list(islice(offices.iterkeys(f"{key(title)}/"), most + 1))
    return sorted({int(one[-8:], 16) for one in found}) if len(found) <= most else []


def newsmakers(offices: marisa_trie.Trie) -> dict[str, list[int]]:
    """Return the squashed surnames of newsmakers, each with the numbers of its bearers."""
    found: dict[str, list[int]] = {}
    for one in offices.keys(_SURNAME):
        found.setdefault(one[len(_SURNAME) : -9], []).append(int(one[-8:], 16))
    return found


def _office(title: str, organisation: str) -> str:
    return f"{key(title)}/{key(organisation)}"
