"""Changing some entries of a file and leaving every other byte as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.entry_text import Header, header_text
from namenorm.gazetteer.lines import from_line
from namenorm.gazetteer.model import Entity
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
