"""YAML of a book, without what makes YAML dangerous: objects of Python, and aliases that unfold without bounds."""

from __future__ import annotations

from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST = 1_000_000
"""Values to which a document may unfold: twenty-five times what the largest file of the bundled book has."""


def load_yaml(text: str) -> Any:
    """Return what a document says.

    Raises:
        yaml.YAMLError: If it is malformed, or its aliases unfold to a million values, or hold themselves.
        ValueError: If it holds a date that no calendar has.
        RecursionError: If it is nested too deeply.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        refuse_bomb(node, text)
        return loader.construct_document(node)
    finally:
        loader.dispose()


def refuse_bomb(node: yaml.Node, text: str) -> None:
    """Do nothing if a composed document can be walked through and told.

    Ten lists of ten aliases each to the list before are a small file, and ten thousand million values.

    Raises:
        yaml.YAMLError: If its aliases unfold to a million values, or hold themselves.
    """
    if "&" in text and "*" in text and _size(node, {}) > _MOST:
        raise _refused(f"aliases that unfold to more than {_MOST:,} values", node)


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """Return to how many values a node unfolds, each alias as what it stands for; 0 while it is counted."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = 0
        if isinstance(node, yaml.MappingNode):
            within = sum(_size(key, known) + _size(value, known) for key, value in node.value)
        else:
            within = sum(_size(one, known) for one in node.value)
        known[id(node)] = 1 + within
    if not known[id(node)]:
        raise _refused("aliases that unfold without end: this holds itself", node)
    return known[id(node)]


def _refused(said: str, node: yaml.Node) -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, said, node.start_mark)
