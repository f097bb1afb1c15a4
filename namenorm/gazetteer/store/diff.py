"""What the files and the store do not agree on, without changing either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from namenorm.gazetteer.store.fields import Difference, differences
from namenorm.gazetteer.store.folder import Folder
from namenorm.gazetteer.store.pieces import whole
from namenorm.gazetteer.store.reading import stream


@dataclass(frozen=True, slots=True)
class Differences:
    """What files and store do not agree on.

    Attributes:
        in_files: Names by identifier of the entities that only the files have.
        in_store: Names by identifier of the entities that only the store has.
        differing: Facts in which an entity differs, the file's side first.
        faults: What is wrong in the files, each with file and line.
    """

    in_files: Mapping[str, str]
    in_store: Mapping[str, str]
    differing: tuple[Difference, ...]
    faults: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.in_files or self.in_store or self.differing)


def diff(connection: Connection, folder: Folder) -> Differences:
    """Compare the files of a book with the store."""
    waiting = dict(folder.pieces)
    in_store: dict[str, str] = {}
    differing: list[Difference] = []
    for entity in stream(connection):
        pieces = waiting.pop(entity.id, None)
        if pieces is None:
            in_store[entity.id] = entity.name
        elif (file := whole(pieces)) != entity:
            differing.extend(differences(file, entity))
    in_files = {entity_id: pieces[0].entity.name for entity_id, pieces in sorted(waiting.items())}
    return Differences(in_files, in_store, tuple(differing), folder.faults)
