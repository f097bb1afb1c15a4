"""Who has held an office: a trie of offices, each with the numbers of the entities that the book gives it to.

A key is the title and the organisation, folded, then a tabulator and the entity's number in eight hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import marisa_trie

from namenorm.index.entity_text import entity_from_line
from namenorm.text.key import key

_HAS_ROLES = '"roles":['


def office_keys(number: int, line: str) -> Iterator[str]:
    """Yield the keys of the offices of an entity.

    Args:
        number: Of the entity.
        line: The entity as ``entity_line`` writes it.
    """
    if _HAS_ROLES in line:
        for role in entity_from_line(line).roles:
            yield f"{_office(role.title, role.organisation)}\t{number:08x}"


def holders(offices: marisa_trie.Trie, title: str, organisation: str) -> list[int]:
    """Return the numbers of all who hold or ever held an office."""
    found = offices.keys(f"{_office(title, organisation)}\t")
    return sorted({int(one[-8:], 16) for one in found})


def bearers(offices: marisa_trie.Trie, title: str, most: int) -> list[int]:
    """Return the numbers of all who bear a title, of whatever body; none where there are more than ``most`` terms."""
    found = list(islice(offices.iterkeys(f"{key(title)}/"), most + 1))
    return sorted({int(one[-8:], 16) for one in found}) if len(found) <= most else []


def _office(title: str, organisation: str) -> str:
    return f"{key(title)}/{key(organisation)}"
