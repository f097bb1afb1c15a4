"""Malformed files and entries, and keys that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from namenorm.gazetteer.checks.book import ReadFile
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.checks.nodes import parse
from namenorm.gazetteer.checks.written import BookFile, Written
from namenorm.gazetteer.entry import entity_from_entry

_Part = tuple[tuple[str, ...], Mapping[str, Any]]
_RULE = "malformed"


def read_file(path: Path, faults: list[Fault]) -> BookFile | None:
    """Return a file of entries, or None if it holds none; what is wrong with it is added to ``faults``."""
    try:
        parsed = parse(path.read_text("utf-8-sig"))
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        said = " ".join(str(error).split())
        faults.append(Fault(Place(path, _line_of(error, path)), "error", _RULE, f"cannot be read as YAML: {said}"))
        return None
    file = BookFile(path, parsed)
    faults.extend(_doubled(file))
    if parsed.value is None:
        return None
    if not isinstance(parsed.value, dict) or not isinstance(parsed.value.get("entities"), dict):
        needs = "needs the keys kind, source and entities; see gazetteer/README.md"
        faults.append(Fault(file.at("entities"), "error", _RULE, needs))
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
    faults.extend(Fault(file.at(field), "error", _RULE, said) for said, field in of_header.items())
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
            yield Fault(file.at("entities", local, *path), "error", _RULE, f"{local}: {said}")


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
