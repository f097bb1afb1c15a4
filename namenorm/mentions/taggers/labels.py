"""What the labels of taggers mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from namenorm.gazetteer.model import EntityKind
from namenorm.rules import Rules

_SCHEME = re.compile(r"\A[BIESLU]-")
_KINDS: tuple[EntityKind, ...] = ("person", "org", "place")


def label_kinds() -> Mapping[str, EntityKind]:
    """Return the kinds of things by the labels that taggers have for them, from ``rules/und/ner_labels.yaml``."""
    return Rules("und").built("ner_labels", _by_label)


def kind_of(label: str, kinds: Mapping[str, EntityKind]) -> EntityKind | None:
    """Return what a label means, None for one that is not asked for."""
    return kinds.get(_SCHEME.sub("", label.upper()))


def _by_label(topic: Mapping[str, str]) -> Mapping[str, EntityKind]:
    return {label: kind for kind in _KINDS for label in topic[kind].split()}
