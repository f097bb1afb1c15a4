"""One layout for a book's YAML files: each entry in the file where it belongs, in order, written in one way.

Where only some entries of a file are changed, every other byte is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.book import Fault
from namenorm.gazetteer.checks.sources import book_folder
from namenorm.gazetteer.checks.yaml_files import read_entries, read_file
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.entry_text import Header, entry_text, fits, grouped, header_text
from namenorm.gazetteer.files import book_files
from namenorm.gazetteer.lines import from_line
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.sources import belongs, sources
from namenorm.gazetteer.whole_file import write_whole
from namenorm.gazetteer.yaml_text import Loader, load_yaml


@dataclass(frozen=True, slots=True)
class _Span:
    """The lines of an entry, from 0, half-open."""

    key: str
    start: int
    end: int


def splice_yaml(text: str, entries: Mapping[str, str | None], every: Mapping[str, str], header: Header) -> str:
    """Return a YAML file with some entries replaced, added or taken out.

    Comments stay, but for those inside an entry that is replaced. A file in which entries share a line is written anew,
    without its comments; ``holds`` tells whether something else of YAML's (an anchor) stood in the way.

    Args:
        text: The file; empty for a new one.
        entries: The text of each entry that changes, by its key; None takes it out.
        every: The text of each entry that the file is to hold, by its key: used if it is written anew.
        header: What the file says of all its entries.
    """
    spans = _spans(text)
    if spans is None:
        return header_text(header) + "".join(every[key] for key in sorted(every))
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    known = {one.key: one for one in spans}
    cuts = [(known[key].start, known[key].end, new or "") for key, new in entries.items() if key in known]
    cuts += _additions(spans, {key: new for key, new in entries.items() if key not in known and new})
    for start, end, new in sorted(cuts, key=lambda one: one[:2], reverse=True):
        lines[start:end] = [new]
    return "".join(lines)


def holds(text: str, wanted: Mapping[str, Entity]) -> bool:
    """Tell whether a YAML file says of its entries exactly what it is to say."""
    try:
        raw = load_yaml(text)
        found = {key: entity_from_entry(raw, key, value)[0] for key, value in raw["entities"].items()}
    except (yaml.YAMLError, ValueError):
        return False
    return found == wanted


def splice_lines(text: str, entries: Mapping[str, Iterable[str]]) -> str:
    """Return a bulk file with the lines of some entities replaced, added or taken out, in the order of identifiers."""
    kept = [(entity_id, line) for entity_id, line in _lines(text) if entity_id not in entries]
    new = [(entity_id, f"{one}\n") for entity_id, lines in entries.items() for one in lines]
    return "".join(line for _, line in sorted((*kept, *new), key=lambda one: one[0]))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        if line.strip():
            yield from_line(line)[0].id, f"{line}\n"


def _spans(text: str) -> list[_Span] | None:
    """Return the lines of each entry, None where entries share a line or there are none to go by."""
    root = yaml.compose(text, Loader=Loader)
    if not isinstance(root, yaml.MappingNode):
        return None
    held = next((value for key, value in root.value if key.value == "entities"), None)
    if not isinstance(held, yaml.MappingNode) or held.flow_style or not held.value:
        return None
    starts = [key.start_mark.line for key, _ in held.value]
    if len(set(starts)) < len(starts) or held.start_mark.line == root.start_mark.line:
        return None
    lines = text.splitlines()
    limits = [*starts[1:], held.end_mark.line if held.end_mark.line < len(lines) else len(lines)]
    ends = [_end(lines, start, limit) for start, limit in zip(starts, limits, strict=True)]
    return [_Span(str(key.value), *span) for (key, _), *span in zip(held.value, starts, ends, strict=True)]


def _end(lines: list[str], start: int, limit: int) -> int:
    """Return the end of an entry: comments and blank lines after it belong to what follows."""
    while limit > start + 1 and (not lines[limit - 1].strip() or lines[limit - 1].lstrip().startswith("#")):
        limit -= 1
    return limit


def _additions(spans: list[_Span], new: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each new entry goes: behind the last that sorts before it, at the end of a file in no order."""
    keys = [one.key for one in spans]
    in_order = keys == sorted(keys)
    at: dict[int, list[str]] = {}
    for key in sorted(new):
        before = [one.end for one in spans if not in_order or one.key < key]
        at.setdefault(max(before, default=spans[0].start), []).append(new[key])
    for place, texts in at.items():
        yield place, place, "".join(texts)


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
