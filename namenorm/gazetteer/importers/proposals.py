"""What Wikidata knows of the persons of a book and the book does not: offices, ends, deaths, names, for an editor.

Nothing is taken over by itself. The proposals stand in a file, one a line; an editor takes out the wrong ones, and
``accept`` writes the rest into the book's YAML files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from namenorm.errors import InputError
from namenorm.gazetteer.checks.offices import OfficeTitles, office_titles
from namenorm.gazetteer.entry_text import flow
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.importers.placing import shares_other
from namenorm.gazetteer.importers.sparql import Binding, items_of
from namenorm.gazetteer.importers.stream import opened
from namenorm.gazetteer.importers.wikidata_dump import LANGUAGES, items_of_line
from namenorm.gazetteer.importers.wikidata_entity import death_of, english_label, entity_of, years_of
from namenorm.gazetteer.importers.wikidata_json import Item, Qualifiers, claims_of, held, items, others
from namenorm.gazetteer.importers.wikidata_rules import WikidataRules, wikidata_rules
from namenorm.gazetteer.layout import change_entries
from namenorm.gazetteer.model import Entity, Name, NameKind, Role
from namenorm.gazetteer.yaml_text import load_yaml
from namenorm.text.key import key

HEAD = """\
# What Wikidata knows and the book does not. Take out the lines that are wrong, mend what is half right, and give the
# file to: namenorm gazetteer accept FILE BOOK
proposals:
"""
_PERSON = "Q5"
_OF = re.compile(r"(.+?) (?:of|in) (?:the )?([A-Z].*)")
Office = tuple[str, str, str]  # title, organisation, country


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of an entry of the book.

    Attributes:
        entry: Its identifier.
        role: An office to add or, where ``until`` is given and the entry has it as going on, to close.
        died: The years of life, for the description, of somebody who died.
        died_on: The day of death, which closes the offices that go on.
        name: A name in the bearer's language.
        after: Who held the office before, by name, where an end proposes a successor.
        citation: The page of the item.
    """

    entry: str
    role: Role | None = None
    died: str = ""
    died_on: str = ""
    name: Name | None = None
    after: str = ""
    citation: str = ""

    def line(self) -> str:
        """Return it as one line of the file."""
        said = asdict(self)
        for part in ("role", "name"):
            if said[part]:
                kept = {name: value for name, value in said[part].items() if value not in ("", None, (), [])}
                said[part] = {name: value for name, value in kept.items() if (name, value) != ("verified", True)}
        return f"  - {flow({name: value for name, value in said.items() if value})}\n"


@dataclass(slots=True)
class _Persons:
    """The persons of a book, found by identifier and by name."""

    by_id: dict[str, Entity] = field(default_factory=dict)
    by_name: dict[str, list[Entity]] = field(default_factory=dict)

    def add(self, entity: Entity) -> None:
        """Take a person in."""
        for identifier in (entity.id, *entity.ids):
            self.by_id[identifier] = entity
        for name in dict.fromkeys(key(one.text) for one in entity.names):
            self.by_name.setdefault(name, []).append(entity)

    def same(self, item: Item, read: Entity) -> Entity | None:
        """Return whom an item is about: by its identifier, also a former one, or by an English and another name."""
        merged = [item.redirects.source, item.redirects.to] if item.redirects else []
        known = next((self.by_id[one] for one in map(_wikidata, (item.id, *merged)) if one in self.by_id), None)
        if known is not None:
            return known
        named = {
            one.id: one for name in read.names if name.lang == "en" for one in self.by_name.get(key(name.text), ())
        }
        alike = [one for one in named.values() if shares_other(one, read)]
        return alike[0] if len(alike) == 1 else None


@dataclass(slots=True)
class Reading:
    """Items of Wikidata as they are read: whom the book has among them, and what items are called.

    Attributes:
        book: The folder of the book.
        as_of: The day on which the data were taken, ISO 8601; else the last change of each item.
    """

    book: Path
    as_of: str = ""
    _persons: _Persons = field(default_factory=_Persons)
    _matched: list[tuple[Item, Entity]] = field(default_factory=list)
    _labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    _rules: WikidataRules = field(default_factory=wikidata_rules)

    def __post_init__(self) -> None:
        """Read the book."""
        for entity in load_book(self.book).entities.values():
            if entity.kind == "person":
                self._persons.add(entity)

    def add(self, item: Item, kind: str = "") -> None:
        """Read one item: a person of the book, an office, or something that is passed over."""
        kinds = items(claims_of(item).P31)
        if kind == "person" or _PERSON in kinds:
            read = entity_of(item, "person", frozenset(LANGUAGES), self._rules, self.as_of)
            same = self._persons.same(item, read) if read is not None else None
            if same is not None:
                self._matched.append((item, same))
                self._persons.by_id.setdefault(_wikidata(item.id), same)
        elif not self._rules.offices.isdisjoint(kinds):
            self.label(item.id, english_label(item), self._country(item))

    def read(self, source: Path, tell: Callable[[str], None]) -> None:
        """Read a dump, or an answer of Wikidata's; what the first reading named by its number is looked up in a second.

        Raises:
            InputError: If the file cannot be read.
        """
        for item in _items(source, tell):
            self.add(item)
        needed = {value.id for item, _ in self._matched for _, value in held(claims_of(item).P39)} - self._labels.keys()
        if needed and str(source) != "-":
            for item in _items(source, lambda _: None):
                if item.id in needed:
                    self.label(item.id, english_label(item), self._country(item))

    def read_answer(self, bindings: Iterable[Binding], tell: Callable[[str], None]) -> None:
        """Read the rows of an answer to the query that ``sparql_query.query_of`` makes."""
        for address, item, labels in items_of(bindings):
            for number, label in labels.items():
                self.label(number, label)
            if isinstance(item, str):
                tell(f"{address}: {item}")
            else:
                self.add(item, "person")

    def label(self, item: str, label: str, country: str = "") -> None:
        """Note what an item is called."""
        self._labels[item] = (label, country)

    def _country(self, item: Item) -> str:
        codes = self._rules.codes_of(items(claims_of(item).P1001) or items(claims_of(item).P17))
        return codes[0] if len(codes) == 1 else ""

    def proposals(self) -> Iterator[Proposal]:
        """Yield what the items know and the book does not, each once, in the order of the entries."""
        titles = office_titles()
        found: dict[str, Proposal] = {}
        for item, entity in sorted(self._matched, key=lambda one: one[1].id):
            for one in self._of_person(item, entity, titles):
                found.setdefault(replace(one, citation="", after="").line(), one)
        yield from sorted(found.values(), key=lambda one: one.entry)

    def _of_person(self, item: Item, entity: Entity, titles: OfficeTitles) -> Iterator[Proposal]:
        claims, page = claims_of(item), f"https://www.wikidata.org/wiki/{item.id}"
        if (died := death_of(claims)) and years_of(claims) not in entity.about and f"-{died[:4]})" not in entity.about:
            yield Proposal(entity.id, died=years_of(claims), died_on=died, citation=page)
        read = entity_of(item, "person", frozenset(LANGUAGES), self._rules, self.as_of)
        for role in read.roles if read is not None else ():
            yield from self._of_office(entity, role, titles, page)
        for statement, value in held(claims.P39):
            if isinstance(statement.qualifiers, Qualifiers):
                yield from self._of_successor(entity, value.id, statement.qualifiers, read, page)
        known = {one.text for one in entity.names}
        for _, native in held(claims.P1559):
            lang = self._rules.lang(native.language)
            if lang and lang != "en" and native.text not in known:
                yield Proposal(entity.id, name=Name(native.text, lang, "native", verified=False), citation=page)

    def _of_office(self, entity: Entity, role: Role, titles: OfficeTitles, page: str) -> Iterator[Proposal]:
        """Yield the end of an office that the book has as going on, or an office that it has not."""
        office = self._office(role.title)
        if office is None:
            return
        same = [one for one in entity.roles if _is_same(one, role, office, titles)]
        if not same:
            yield Proposal(entity.id, role=_role(office, role), citation=page)
        for one in same:
            if role.until and not one.until and not (one.since and role.until < one.since):
                yield Proposal(entity.id, role=replace(one, until=role.until, checked_on=""), citation=page)
            elif not role.until and not one.until and role.checked_on > one.checked_on:
                yield Proposal(entity.id, role=replace(one, checked_on=role.checked_on), citation=page)

    def _of_successor(
        self, entity: Entity, item: str, said: Qualifiers, read: Entity | None, page: str
    ) -> Iterator[Proposal]:
        """Yield the office for whoever came after, if the book has that person and not the office."""
        office = self._office(item)
        ends = [one.until for one in (read.roles if read else ()) if one.title == item and one.until]
        for other in others(said.P1366):
            successor = self._persons.by_id.get(_wikidata(other))
            if office and ends and successor is not None and not _has(successor, office, max(ends)):
                role = Role(*office[:2], country=office[2], since=max(ends))
                yield Proposal(successor.id, role=role, after=entity.name, citation=page)

    def _office(self, item: str) -> Office | None:
        """Return an office as the book writes it: "Prime Minister of the United Kingdom" by title and country."""
        label, country = self._labels.get(item, ("", ""))
        if not label:
            return None
        found = _OF.fullmatch(label)
        return (_small(found[1]), found[2], country) if found else (_small(label), "", country)


def _items(source: Path, tell: Callable[[str], None]) -> Iterator[Item]:
    with opened(source) as stream:
        for line in stream.lines():
            try:
                yield from items_of_line(line.text)
            except (ValueError, RecursionError) as error:
                tell(f"{source}:{line.number}: is no item of Wikidata: {error}")


def _wikidata(item: str) -> str:
    return f"wikidata:{item}"


def _small(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() and " " not in title else title.lower()


def _role(office: Office, role: Role) -> Role:
    return replace(role, title=office[0], organisation=office[1], country=office[2] or role.country)


def _is_same(one: Role, read: Role, office: Office, titles: OfficeTitles) -> bool:
    """Tell whether a role of the book is an office of Wikidata: since the same day, so far as both tell, and alike."""
    length = min(len(one.since), len(read.since))
    if one.since[:length] != read.since[:length]:
        return False
    mine, theirs = titles.one(one.title, one.country), titles.one(office[0], office[2])
    words = set(key(office[0]).split())
    return mine == theirs or (bool(length) and set(key(one.title).split()) <= words)


def _has(entity: Entity, office: Office, since: str) -> bool:
    titles = office_titles()
    read = Role(*office[:2], country=office[2], since=since[:4])
    return any(_is_same(replace(one, since=one.since[:4]), read, office, titles) for one in entity.roles)


def accept(file: Path, book: Path) -> tuple[int, Sequence[str]]:
    """Write the proposals of a file into the YAML files of a book.

    Returns:
        How many entries changed, and why others could not be.

    Raises:
        InputError: If the file is no file of proposals; nothing is written then.
    """
    by_entry: dict[str, list[Mapping[str, Any]]] = {}
    for one in _parsed(file):
        by_entry.setdefault(one["entry"], []).append(one)

    def changed(entity: Entity) -> Entity:
        for one in sorted(by_entry.pop(entity.id, ()), key=lambda one: "died_on" in one):  # it closes what is left
            entity = _applied(entity, one)
        return entity

    count = change_entries(book, changed)
    return count, [f"{one}: is in no YAML file of {book}" for one in by_entry]


def _parsed(file: Path) -> Iterable[Mapping[str, Any]]:
    try:
        found = load_yaml(file.read_text("utf-8"))["proposals"] or []
    except (OSError, yaml.YAMLError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{file}: is no file of proposals: {error}") from error
    if not isinstance(found, list):
        raise InputError(f"{file}: is no file of proposals: they are a list")
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict) or not isinstance(one.get("entry"), str):
            raise InputError(f"{file}: proposal {number}: names no entry")
        if isinstance(name := one.get("name"), dict) and name.get("kind") not in get_args(NameKind):
            raise InputError(f"{file}: proposal {number}: kind of name {name.get('kind')!r}")
    return found


def _applied(entity: Entity, said: Mapping[str, Any]) -> Entity:
    if died := said.get("died_on"):
        closed = (one if one.until else replace(one, until=str(died), checked_on="") for one in entity.roles)
        return replace(entity, about=f"{entity.about} {said.get('died', '')}".strip(), roles=tuple(closed))
    if isinstance(name := said.get("name"), dict):
        citation = str(said.get("citation", ""))
        return replace(entity, names=(*entity.names, Name(**{**name, "citation": citation})))
    if isinstance(role := said.get("role"), dict):
        texts = {name: str(value) for name, value in role.items() if name != "seats"}
        made = Role(**texts, seats=role.get("seats"))
        at = [number for number, one in enumerate(entity.roles) if _is_term(one, made)]
        roles = [*entity.roles]
        roles[at[0] if at else len(roles) : at[0] + 1 if at else len(roles)] = [made]
        return replace(entity, roles=tuple(roles))
    return entity


def _is_term(one: Role, made: Role) -> bool:
    """Tell whether a role of an entry is the one that a proposal changes: the same office, going on since then."""
    same = (one.title, one.organisation, one.country, one.since)
    return same == (made.title, made.organisation, made.country, made.since) and not one.until
