"""The engines whose glossaries are written, and their limits: ``gazetteer/rules/und/glossary_engines.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from namenorm.rules import Rules

NAMES = ("deepl", "google", "amazon", "microsoft", "modernmt")


@dataclass(frozen=True, slots=True)
class Engine:
    """What an engine takes.

    Attributes:
        name: A member of ``NAMES``.
        title: What it and its glossary are called.
        forms: Endings of files with one source language, the usual one first.
        header: Whether the first row of a table names the languages.
        sets: Endings of files in which any language may be the source.
        set_key: Heading of the column that identifies a row of such a file.
        targets: Target languages in a file with one source language, at most.
        file_bytes: Bytes of a file at most; 0 where no limit is told.
        phrase_bytes: Bytes of a phrase at most; 0 where no limit is told.
        least: Letters that a source phrase has at least.
        cased: Whether phrases that differ in case alone are two.
        codes: What it calls a language, where that is not the tag that the book uses.
    """

    name: str
    title: str
    forms: tuple[str, ...]
    header: bool
    targets: int
    file_bytes: int
    phrase_bytes: int
    least: int
    cased: bool
    sets: tuple[str, ...] = ()
    set_key: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    def code(self, lang: str) -> str:
        """Return what the engine calls a language."""
        return self.codes.get(lang, lang)

    def fits(self, phrase: str) -> bool:
        """Tell whether a phrase is as short as the engine wants it."""
        return not self.phrase_bytes or len(phrase.encode("utf-8", "surrogatepass")) <= self.phrase_bytes


def engine(name: str, rules: Rules | None = None) -> Engine:
    """Return an engine by its name.

    Raises:
        KeyError: If there is none of that name.
    """
    said: Mapping[str, Any] = (rules or Rules("und")).topic("glossary_engines")[name]
    kept = {field: value for field, value in said.items() if field not in ("read", "pages", "why", "forms", "sets")}
    return Engine(name, forms=tuple(said["forms"]), sets=tuple(said.get("sets", ())), **kept)
