"""Entries of YAML files with the line of every key, malformed files and entries, and keys that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from namenorm.gazetteer.checks.book import Fault, Place, ReadFile
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.yaml_text import Loader, refuse_bomb

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document.

    Attributes:
        value: What it says, as ``yaml.safe_load`` returns it: of a key that stands twice, the last.
        lines: The line, from 1, of each value by the keys and positions that lead to it; for a key, that of the key.
        doubled: For each key that stands again in one mapping: where it leads, its line and that of the one before.
    """

    value: Any
    lines: Mapping[Keys, int]
    doubled: tuple[tuple[Keys, int, int], ...]

    def line(self, path: Keys) -> int:
        """Return the line of a value or, where it has none of its own, that of what holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Parsed:
    """Parse a YAML document.

    Raises:
        yaml.YAMLError: If it is malformed, holds a date that no calendar has, or unfolds without bounds.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Parsed(None, {}, ())
        refuse_bomb(node, text)
        walk = _Walk()
        walk.into(node, ())
        return Parsed(_construct(loader, node), walk.lines, tuple(walk.doubled))
    finally:
        loader.dispose()


def _construct(loader: Any, node: yaml.Node) -> Any:
    try:
        return loader.construct_document(node)
    except ValueError as error:  # the constructor of dates lets it through, without a place
        raise yaml.constructor.ConstructorError(None, None, str(error), _bad_scalar(loader, node)) from error


def _bad_scalar(loader: Any, root: yaml.Node) -> yaml.Mark:
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            waiting.extend(value for _, _, value in _below(node))
        seen.add(id(node))
        try:
            if isinstance(node, yaml.ScalarNode):
                loader.yaml_constructors[node.tag](loader, node)
        except ValueError:
            return node.start_mark
    return root.start_mark


class _Walk:
    """Goes through the nodes of a document; one that aliases repeat is entered once, so that a loop ends."""

    def __init__(self) -> None:
        self.lines: dict[Keys, int] = {}
        self.doubled: list[tuple[Keys, int, int]] = []
        self._entered: set[int] = set()

    def into(self, node: yaml.Node, path: Keys) -> None:
        self.lines.setdefault(path, _line(node))
        if id(node) in self._entered:
            return
        self._entered.add(id(node))
        for step, key, value in _below(node):
            self._note(key, (*path, step))
            self.into(value, (*path, step))
        self._find_doubled(node, path)

    def _note(self, key: yaml.Node | None, path: Keys) -> None:
        if key is not None:
            self.lines[path] = _line(key)

    def _find_doubled(self, node: yaml.Node, path: Keys) -> None:
        first: dict[tuple[str, str], int] = {}
        for step, key, _ in _below(node):
            if key is None:
                continue
            named, line = (key.tag, step), _line(key)
            if named in first:
                self.doubled.append(((*path, step), line, first[named]))
            first[named] = line


def _below(node: yaml.Node) -> Iterator[tuple[str, yaml.Node | None, yaml.Node]]:
    """Yield the step to each value that a node holds, the node of its key if it has one, and its own."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key, value
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield str(number), None, value


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of entries as parsed; its value is a mapping whose ``entities`` are one, too."""

    path: Path
    parsed: Parsed

    @property
    def header(self) -> Mapping[str, Any]:
        """What the file says of all its entries, and they themselves under ``entities``."""
        value: Mapping[str, Any] = self.parsed.value
        return value

    def at(self, *path: str) -> Place:
        """Return the place of a value by the keys and positions that lead to it."""
        return Place(self.path, self.parsed.line(path))


@dataclass(frozen=True, slots=True)
class Written:
    """A sound entry: the entity that it describes, and where it says what."""

    file: BookFile
    key: str
    entity: Entity
    by_hand: bool = True

    def at(self, *path: str) -> Place:
        """Return the place of the entry, or of a value in it."""
        return self.file.at("entities", self.key, *path)

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with its place, the canonical one first."""
        raw = self.file.header["entities"][self.key].get("names") or {}
        paths = (path for kind, by_lang in raw.items() for lang in by_lang for path in _paths(kind, lang, by_lang))
        canonical, *others = self.entity.names
        yield canonical, self.at("name")
        for name, path in zip(others, paths, strict=True):
            yield name, self.at("names", *path)


def _paths(kind: str, lang: str, by_lang: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    value = by_lang[lang]
    if isinstance(value, list):
        yield from ((kind, lang, str(number)) for number in range(len(value)))
    else:
        yield kind, lang


_Part = tuple[tuple[str, ...], Mapping[str, Any]]
_MALFORMED = "malformed"


def read_file(path: Path, faults: list[Fault]) -> BookFile | None:
    """Return a file of entries, or None if it holds none; what is wrong with it is added to ``faults``."""
    try:
        parsed = parse(path.read_text("utf-8-sig"))
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        said = " ".join(str(error).split())
        faults.append(Fault(Place(path, _line_of(error, path)), "error", _MALFORMED, f"cannot be read as YAML: {said}"))
        return None
    file = BookFile(path, parsed)
    faults.extend(_doubled(file))
    if parsed.value is None:
        return None
    if not isinstance(parsed.value, dict) or not isinstance(parsed.value.get("entities"), dict):
        needs = "needs the keys kind, source and entities; see gazetteer/README.md"
        faults.append(Fault(file.at("entities"), "error", _MALFORMED, needs))
        return None
    return file


def read_yaml(path: Path, faults: list[Fault]) -> ReadFile | None:
    """Return the entries of a YAML file, or None if it holds none; what is wrong is added to ``faults``."""
    file = read_file(path, faults)
    if file is None:
        return None
    entries = list(read_entries(file, faults))
    named = file.header.get("source")
    sources = {named: file.at("source")} if isinstance(named, str) else {}
    for entry in entries:
        if any(name.source for name in entry.entity.names):
            for name, place in entry.names():
                sources.setdefault(name.source or entry.entity.source, place)
    return ReadFile(path, sources, entries)


def read_entries(file: BookFile, faults: list[Fault]) -> Iterator[Written]:
    """Yield the sound entries of a file; what is wrong with the others is added to ``faults``."""
    of_header = _header_faults(file.header)
    faults.extend(Fault(file.at(field), "error", _MALFORMED, said) for said, field in of_header.items())
    for local, raw in file.header["entities"].items():
        entity, _ = entity_from_entry(file.header, str(local), raw)
        if entity is not None:
            yield Written(file, str(local), entity)
        else:
            faults.extend(_located(file, str(local), raw, of_header))


def _header_faults(header: Mapping[str, Any]) -> dict[str, str]:
    """Return what every entry of a file would be told, by the field of the file to which it belongs."""
    found: dict[str, str] = {}
    for field in ("kind", "source"):
        otherwise_sound = {"kind": "person", "source": "sound", field: header.get(field)}
        _, wrong = entity_from_entry(otherwise_sound, "sound", {"name": "Sound"})
        found.update(dict.fromkeys(wrong, field))
    return found


def _located(file: BookFile, local: str, raw: Any, of_header: Mapping[str, str]) -> Iterator[Fault]:
    """Yield each fault of an entry once, at the part of it that alone has the fault."""
    told = set(of_header)
    for path, part in _parts(raw):
        _, wrong = entity_from_entry(file.header, local, part)
        for said in (one for one in wrong if one not in told):
            told.add(said)
            yield Fault(file.at("entities", local, *path), "error", _MALFORMED, f"{local}: {said}")


def _parts(raw: Any) -> Iterator[_Part]:
    """Yield an entry's name alone, then with each of its fields, names and roles, and last the whole of it."""
    if isinstance(raw, dict) and isinstance(raw.get("name"), str):
        base = {"name": raw["name"]}
        yield (), base
        for field, value in raw.items():
            yield from _parts_of_field(base, str(field), field, value)
    yield (), raw


def _parts_of_field(base: Mapping[str, Any], step: str, field: Any, value: Any) -> Iterator[_Part]:
    if step == "roles" and isinstance(value, list):
        for number, role in enumerate(value):
            yield (step, str(number)), {**base, field: [role]}
    if step == "names" and isinstance(value, dict):
        for kind, by_lang in value.items():
            for lang, texts in by_lang.items() if isinstance(by_lang, dict) else ():
                for number, one in enumerate(texts) if isinstance(texts, list) else ():
                    yield (step, str(kind), str(lang), str(number)), {**base, field: {kind: {lang: one}}}
                yield (step, str(kind), str(lang)), {**base, field: {kind: {lang: texts}}}
    yield (step,), {**base, field: value}


def _doubled(file: BookFile) -> Iterator[Fault]:
    for path, line, before in file.parsed.doubled:
        within = f"{path[1]}: " if path[0] == "entities" and len(path) > 2 else ""
        said = f"{within}the key {path[-1]!r} stands twice, before on line {before}, and only the last one counts"
        yield Fault(Place(file.path, line), "error", "key-twice", said, (Place(file.path, before),))


def _line_of(error: Exception, path: Path) -> int:
    """Return the line on which reading stopped, 1 where the error does not say."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    if isinstance(error, UnicodeDecodeError):
        return path.read_bytes().count(b"\n", 0, error.start) + 1
    if isinstance(error, yaml.reader.ReaderError):
        return path.read_text("utf-8-sig").count("\n", 0, error.position) + 1
    return 1
