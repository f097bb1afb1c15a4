"""Write into the book's YAML which names no second source confirms, leaving every other character as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

_VERIFIED, _TEXT, _CITATION = "verified", "text", "citation"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a name's entry is to say: whether it is verified, and a citation to add."""

    verified: bool
    citation: str = ""


Decide = Callable[[str, str, str, str], Mark | None]
"""Takes entry, kind of name, language and text; returns the mark, None to leave the name as it is."""


def marked(source: str, decide: Decide) -> str:
    """Return the text of a book file with its names marked.

    A name of which nothing more is to say is a plain text again; any other is a mapping on one line.

    Args:
        source: The file's text.
        decide: What is to be written for a name.
    """
    edits = [
        (node.start_mark.index, node.end_mark.index, new)
        for entry, kind, lang, node in _names(source)
        if (new := _written(source, node, decide(entry, kind, lang, _text(node)))) is not None
    ]
    for start, end, new in sorted(edits, reverse=True):
        source = source[:start] + new + source[end:]
    return source


def _names(source: str) -> Iterator[tuple[str, str, str, yaml.Node]]:
    root = dict(_items(yaml.compose(source, Loader=yaml.SafeLoader)))
    for key, entry in _items(root.get("entities")):
        for kind, languages in _items(dict(_items(entry)).get("names")):
            for lang, value in _items(languages):
                for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    yield key, kind, lang, one


def _items(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _text(node: yaml.Node) -> str:
    inner = dict(_items(node)).get(_TEXT, node)
    return str(inner.value)


def _written(source: str, node: yaml.Node, mark: Mark | None) -> str | None:
    if mark is None:
        return None
    held = {key: _slice(source, value) for key, value in _items(node)} or {_TEXT: _slice(source, node)}
    said = {key: text for key, text in held.items() if key != _VERIFIED}
    if not mark.verified:
        said = {_TEXT: said.pop(_TEXT), _VERIFIED: "false", **said}
    if mark.citation:
        said[_CITATION] = f'"{mark.citation}"'
    if said == held:
        return None
    inside = ", ".join(f"{key}: {text}" for key, text in said.items())
    return said[_TEXT] if said.keys() == {_TEXT} else f"{{{inside}}}"


def _slice(source: str, node: yaml.Node) -> str:
    return source[node.start_mark.index : node.end_mark.index]
