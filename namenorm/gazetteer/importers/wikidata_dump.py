"""A Wikidata JSON dump, line by line: which items are wanted, and what each gives.

Dumps are at https://dumps.wikimedia.org/wikidatawiki/entities/ (``latest-all.json.gz`` and ``.bz2``): a JSON array with
one item a line; lines without the brackets are read, too. The data are CC0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from namenorm.errors import InputError
from namenorm.gazetteer.importers.needs import msgspec
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.wikidata_entity import english_label, entity_of
from namenorm.gazetteer.importers.wikidata_json import Entities, Item, claims_of, decoder, items
from namenorm.gazetteer.importers.wikidata_rules import WikidataRules, wikidata_rules
from namenorm.gazetteer.model import EntityKind

_ITEM = re.compile(r"Q[1-9]\d*")
LANGUAGES = ("en", "zh", "ja", "ko", "vi", "ru", "uk", "ar", "fa")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items of a dump are kept, and what of them.

    Attributes:
        kinds: Kinds of entity, by the classes that the rules list.
        classes: Further classes by item, with the kind of their instances; subclasses are not followed.
        languages: Primary subtags of the languages whose names are kept; English is always kept.
        sitelinks: Least number of Wikipedia and sister pages about the item.
        countries: ISO 3166-1 codes; of an item, at least one has to be among them. All where empty.
        occupations: Items of P106; of a person, at least one has to be among them. All where empty.
        as_of: The day on which the dump was made, up to which offices are known; else the last change of each item.
    """

    kinds: tuple[EntityKind, ...] = ("person",)
    classes: Mapping[str, EntityKind] | None = None
    languages: tuple[str, ...] = LANGUAGES
    sitelinks: int = 0
    countries: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    as_of: str = ""

    def faults(self) -> Iterator[str]:
        """Yield what cannot be wanted."""
        for item in (*(self.classes or {}), *self.occupations):
            if not _ITEM.fullmatch(item):
                yield f"{item!r} is no item of Wikidata: write its number, Q82955"
        for kind in (*self.kinds, *(self.classes or {}).values()):
            if kind not in get_args(EntityKind):
                yield f"{kind!r} is no kind of entity; the kinds are {', '.join(get_args(EntityKind))}"


def items_of_line(line: bytes) -> Iterator[Item]:
    """Yield the item of a line of a dump, or those of an answer of Wikidata's, which is one line of all items.

    Raises:
        ValueError: If it is neither.
    """
    text = line.strip().strip(b",[] \t")
    if not text:
        return
    try:
        yield decoder().decode(text)
    except ValueError:
        yield from msgspec.json.decode(text, type=Entities).entities.values()


class DumpReader:
    """Says of each line of a dump what it gives."""

    def __init__(self, wanted: Wanted) -> None:
        """Prepare to read.

        Raises:
            InputError: If what is wanted cannot be.
        """
        for fault in wanted.faults():
            raise InputError(fault)

        self._wanted = wanted
        self._rules = wikidata_rules()
        self._classes = _classes(wanted, self._rules)
        self._languages = frozenset(one.split("-")[0] for one in ("en", *wanted.languages))
        self._labelled = self._rules.offices | self._rules.family_names
        self._decode = decoder().decode

    def read(self, line: bytes) -> Outcome:
        """Return what a line gives; a malformed one gives a fault."""
        text = line.strip().strip(b",[] \t")
        try:
            item = self._decode(text)
        except (ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
            return Outcome(fault=f"is no item of Wikidata: {error}")
        return self._outcome(item)

    def _outcome(self, item: Item) -> Outcome:
        if item.type != "item" or not _ITEM.fullmatch(item.id):
            return Outcome(left_out="no item")
        of = items(claims_of(item).P31)
        kind = next((self._classes[one] for one in of if one in self._classes), None)
        label = None if self._labelled.isdisjoint(of) else self._label(item)
        if kind is None:
            return Outcome(label=label, left_out="class")
        if reason := self._unwanted(item):
            return Outcome(label=label, left_out=reason)
        entity = entity_of(item, kind, self._languages, self._rules, self._wanted.as_of)
        return Outcome(entity, label) if entity else Outcome(label=label, left_out="no English name")

    def _unwanted(self, item: Item) -> str:
        wanted, claims = self._wanted, claims_of(item)
        if wanted.sitelinks and len(item.sitelinks) < wanted.sitelinks:
            return "sitelinks"
        codes = self._rules.codes_of(items(claims.P27) or items(claims.P17)) if wanted.countries else ()
        if wanted.countries and not set(codes) & set(wanted.countries):
            return "country"
        if wanted.occupations and not set(items(claims.P106)) & set(wanted.occupations):
            return "occupation"
        return ""

    def _label(self, item: Item) -> tuple[str, str, str] | None:
        claims = claims_of(item)
        label = english_label(item)
        codes = self._rules.codes_of(items(claims.P1001) or items(claims.P17))
        return (item.id, label, codes[0] if len(codes) == 1 else "") if label else None


def _classes(wanted: Wanted, rules: WikidataRules) -> dict[str, EntityKind]:
    listed = {item: kind for item, kind in rules.classes.items() if kind in wanted.kinds}
    return {**listed, **(wanted.classes or {})}
