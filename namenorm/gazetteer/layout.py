"""One layout for a book's YAML files: each entry in the file where it belongs, in order, written in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.book import Fault
from namenorm.gazetteer.checks.sources import book_folder
from namenorm.gazetteer.checks.yaml_files import read_entries, read_file
from namenorm.gazetteer.entry_text import Header, entry_text, fits, grouped, header_text
from namenorm.gazetteer.files import book_files
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.sources import belongs, sources
from namenorm.gazetteer.splice import splice_yaml
from namenorm.gazetteer.whole_file import write_whole

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(slots=True)
class _File:
    """A YAML file as it is to be: the comment at its head, what it says of all entries, and the entries."""

    header: Header
    comment: str = ""
    entries: dict[str, Entity] = field(default_factory=dict)

    def text(self) -> str:
        """Return the file's text."""
        entries = (entry_text(entity, self.header) for _, entity in sorted(self.entries.items()))
        return self.comment + header_text(self.header) + "".join(entries)


def laid_out(path: Path) -> Mapping[Path, str | None]:
    """Return the text of each YAML file that is not in the book's layout, None for one that is to go.

    Entries stand in the order of their keys, each where its source's rule in ``SOURCES.toml`` puts it or, without a
    rule, in the file that has it. A file says nothing of the day on which its offices were looked at: each office that
    goes on does. Comments at the head of a file stay.

    Args:
        path: A folder of book files, or one of them, of which no entry is then moved.

    Raises:
        GazetteerError: If there is nothing at that place, an entry is malformed or stands twice, or a comment among
            the entries would be lost.
    """
    if not path.exists():
        raise GazetteerError(f"no gazetteer at {path}: name a folder of .yaml files, or one of them")
    path = path.absolute()
    root = book_folder(path) if path.is_dir() else None
    rules = sources(root) if root is not None else {}
    old = {file: file.read_text("utf-8") for file in book_files(path) if file.suffix != ".jsonl"}
    files: dict[Path, _File] = {}
    for file, text in old.items():
        if lost := _comment_among(text, _head(text)):
            raise GazetteerError(f"{file}:{lost}: a comment among entries would be lost: make it a note of an entry")
        for entity, header in _read(file):
            rule = belongs(entity, rules.get(entity.source, {}))
            home = root / rule if root is not None and rule else file
            _put(files.setdefault(home, _File(header)), entity, home)
    for file in files.keys() & old.keys():
        files[file].comment = _head(old[file])
    new: dict[Path, str | None] = {file: one.text() for file, one in sorted(files.items())}
    gone: dict[Path, str | None] = dict.fromkeys(sorted(old.keys() - new.keys()))
    return {file: text for file, text in {**new, **gone}.items() if text != old.get(file)}


def lay_out(path: Path) -> int:
    """Bring the YAML files of a book into its layout, and return how many changed.

    Raises:
        GazetteerError: As ``laid_out`` says; nothing is written then.
    """
    changed = laid_out(path)
    for file, text in changed.items():
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, text)
    return len(changed)


def change_entries(path: Path, change: Callable[[Entity], Entity]) -> int:
    """Change entries of a book's YAML files where they stand, and return how many are another than before.

    Raises:
        GazetteerError: If there is nothing at that place, an entry is malformed, or comes to be.
    """
    if not path.exists():
        raise GazetteerError(f"no gazetteer at {path}: name a folder of .yaml files, or one of them")
    count = 0
    for file in (one for one in book_files(path) if one.suffix != ".jsonl"):
        text = file.read_text("utf-8")
        every = [(entity, change(entity), header) for entity, header in _read(file)]
        new = {one.id.partition(":")[2]: entry_text(one, header) for old, one, header in every if one != old}
        for old, one, header in every:
            if one != old and not fits(one, header):
                raise GazetteerError(f"{file}: {one.id} would become malformed")
        if new:
            all_texts = {one.id.partition(":")[2]: entry_text(one, header) for _, one, header in every}
            write_whole(file, splice_yaml(text, new, all_texts, every[0][2]))
        count += len(new)
    return count


def _read(file: Path) -> Iterator[tuple[Entity, Header]]:
    """Yield the entries of a file with what their file is to say of all of them."""
    faults: list[Fault] = []
    read = read_file(file, faults)
    entries = list(read_entries(read, faults)) if read is not None else []
    if faults:
        raise GazetteerError(f"{faults[0]}: mend it first")
    for one in entries:
        yield _dated(one.entity), Header(one.entity.kind, one.entity.source)


def _dated(entity: Entity) -> Entity:
    """Return an entity of whose offices only those that go on say when somebody looked."""
    roles = tuple(replace(role, checked_on="") if role.until else role for role in entity.roles)
    return replace(entity, roles=roles, names=grouped(entity.names))


def _put(file: _File, entity: Entity, home: Path) -> None:
    local = entity.id.partition(":")[2]
    if local in file.entries:
        raise GazetteerError(f"{home}: {entity.id} stands twice; give one of them another key")
    if not fits(entity, file.header):
        raise GazetteerError(f"{home}: {entity.id} is of another kind or source than the file's other entries")
    file.entries[local] = entity


def _head(text: str) -> str:
    """Return the comment lines before everything else."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if not line.startswith("#"):
            break
        lines.append(line)
    return "".join(lines)


def _comment_among(text: str, head: str) -> int:
    """Return the number of the first line below the head that has a comment, 0 if none has."""
    for number, line in enumerate(text.splitlines(), 1):
        if number > head.count("\n") and _COMMENT.search(_QUOTED.sub("", line)):
            return number
    return 0
