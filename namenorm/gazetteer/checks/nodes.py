"""YAML with the line of every key, which the parsed value alone has lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from namenorm.gazetteer.yaml_text import Loader, refuse_bomb

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document.

    Attributes:
        value: What it says, as ``yaml.safe_load`` returns it: of a key that stands twice, the last.
        lines: The line, from 1, of each value by the keys and positions that lead to it; for a key, that of the key.
        doubled: For each key that stands again in one mapping: where it leads, its line and that of the one before.
    """

    value: Any
    lines: Mapping[Path, int]
    doubled: tuple[tuple[Path, int, int], ...]

    def line(self, path: Path) -> int:
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
        self.lines: dict[Path, int] = {}
        self.doubled: list[tuple[Path, int, int]] = []
        self._entered: set[int] = set()

    def into(self, node: yaml.Node, path: Path) -> None:
        self.lines.setdefault(path, _line(node))
        if id(node) in self._entered:
            return
        self._entered.add(id(node))
        for step, key, value in _below(node):
            self._note(key, (*path, step))
            self.into(value, (*path, step))
        self._find_doubled(node, path)

    def _note(self, key: yaml.Node | None, path: Path) -> None:
        if key is not None:
            self.lines[path] = _line(key)

    def _find_doubled(self, node: yaml.Node, path: Path) -> None:
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
