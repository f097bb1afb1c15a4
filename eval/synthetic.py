"""Synthetic documents about persons of the book: their Chinese names in pinyin, in contexts that fit and that do not.

No sentence is taken from the development pages, and each person falls into one half by a hash of the identifier: one
half may train the decision model, the other is measured. The contexts are our templates, filled from what the book says
of the person, among lines of human translations as surroundings where those are at hand.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from babel import Locale

from eval.identity import han_names, right_names
from eval.namesakes import Namesakes, read_namesakes
from eval.spell import machine_spelling
from eval.surroundings import Surroundings, read_surroundings
from namenorm.gazetteer.model import Entity, Role
from namenorm.text.key import squash
from namenorm.values import Document

ExampleKind = Literal["introduced", "nearby", "described", "contradicted", "namesake", "replaced"]
_TEMPLATES = Path(__file__).parent / "templates/news.yaml"
_POSITIVE: tuple[tuple[ExampleKind, int], ...] = (("introduced", 3), ("nearby", 2), ("described", 1))
_CONTRADICTED = 3
_NAMESAKES = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A document in which one name is known to stand for a person of the book, or for somebody else.

    Attributes:
        document: The text.
        start: First code point of the name.
        end: One past its last.
        entity_id: The person; None where the name is another person's.
        person_group: Whose name it is: no group may stand on both sides of a split.
        document_group: The template or page that the context was made from.
        kind: How the context was made.
        broken: Whether the spelling differs from every right English name of the person.
    """

    document: Document
    start: int
    end: int
    entity_id: str | None
    person_group: str
    document_group: str
    kind: ExampleKind
    broken: bool


@dataclass(frozen=True, slots=True)
class _Context:
    """What the makers of examples share."""

    templates: dict[str, list[str]]
    around: Surroundings
    namesakes: Namesakes
    territories: Any


def is_held_out(person_group: str) -> bool:
    """Tell whether a person belongs to the half that no model may be trained on."""
    return hashlib.sha256(person_group.encode()).digest()[0] % 2 == 0


def make(
    book_entities: Iterable[Entity], seed: int, *, persons: Path | None = None, surroundings: Sequence[Path] = ()
) -> Iterator[Example]:
    """Yield examples about every person of the book who has an undivided Chinese name, both halves.

    Args:
        book_entities: Entities of the book; others than persons are skipped.
        seed: Same seed and inputs, same examples.
        persons: A table of persons with labels in ``en`` and ``zh`` (X-FACTR's form) to draw namesakes from.
        surroundings: Files of clean English, one segment a line, to stand around the templates.
    """
    templates = yaml.safe_load(_TEMPLATES.read_text("utf-8"))
    namesakes = read_namesakes(persons)
    context = _Context(templates, read_surroundings(surroundings), namesakes, Locale("en").territories)
    for entity in sorted(book_entities, key=lambda one: one.id):
        if entity.kind == "person":
            # Each person has its own stream of chance, so that a new entry of the book changes no other's examples.
            yield from _examples(entity, context, random.Random(f"{seed}:{entity.id}"))


def _examples(entity: Entity, context: _Context, chance: random.Random) -> Iterator[Example]:
    spellings = {spelling: han for han in han_names(entity) if (spelling := machine_spelling(han))}
    if not spellings:
        return
    yield from _positive(entity, list(spellings), context, chance)
    for kind, entity_text in _negative(entity, spellings, context, chance):
        yield _finished(entity, None, kind, *entity_text, context, chance)


def _positive(entity: Entity, spellings: list[str], context: _Context, chance: random.Random) -> Iterator[Example]:
    for kind, count in _POSITIVE:
        templates = [one for one in context.templates[kind] if _fillable(one, entity)]
        for template in chance.sample(templates, min(count, len(templates))):
            spelling = chance.choice(spellings)
            text = _filled(template, spelling, entity, context, chance)
            yield _finished(entity, entity.id, kind, text, spelling, _digest(template), context, chance)


def _negative(
    entity: Entity, spellings: dict[str, str], context: _Context, chance: random.Random
) -> Iterator[tuple[ExampleKind, tuple[str, str, str]]]:
    templates = context.templates["contradicted"]
    for template in chance.sample(templates, _CONTRADICTED):
        spelling = chance.choice(list(spellings))
        yield "contradicted", (_filled(template, spelling, entity, context, chance), spelling, _digest(template))
    others = context.namesakes.of(spellings.values())
    for spelling in chance.sample(others, min(_NAMESAKES, len(others))):
        template = chance.choice(templates)
        yield "namesake", (_filled(template, spelling, entity, context, chance), spelling, _digest(template))
    line = context.around.about_somebody_else(_clues(entity, context), chance)
    if line is not None:
        spelling = chance.choice(list(spellings))
        yield "replaced", (line.text.replace(line.name, spelling), spelling, line.group)


def _finished(
    entity: Entity,
    entity_id: str | None,
    kind: ExampleKind,
    text: str,
    spelling: str,
    group: str,
    context: _Context,
    chance: random.Random,
) -> Example:
    before = "".join(f"{line}\n" for line in context.around.lines(chance.randint(0, 2), spelling, chance))
    after = "".join(f"\n{line}" for line in context.around.lines(chance.randint(0, 2), spelling, chance))
    whole = f"{before}{text}{after}"
    start = whole.index(spelling, len(before))
    broken = squash(spelling) not in {squash(name) for name in right_names(entity)}
    document = Document(f"synthetic:{entity.id}:{kind}:{_digest(whole)}", whole)
    return Example(document, start, start + len(spelling), entity_id, entity.id, group, kind, broken)


def _fillable(template: str, entity: Entity) -> bool:
    return (
        ("{role}" not in template or bool(entity.roles))
        and ("{org}" not in template or any(role.organisation for role in entity.roles))
        and ("{country}" not in template or bool(entity.countries))
        and ("{about}" not in template or bool(entity.about))
    )


def _filled(template: str, spelling: str, entity: Entity, context: _Context, chance: random.Random) -> str:
    role = chance.choice(entity.roles) if entity.roles else None
    organisations = [one.organisation for one in entity.roles if one.organisation]
    return template.format(
        name=spelling,
        last=spelling.split()[0],
        role=_role(role, context) if role else "",
        org=chance.choice(organisations) if organisations else "",
        country=_country(entity.countries[0], context) if entity.countries else "",
        about=entity.about.rstrip("."),
        day=chance.choice(context.templates["days"]),
        number=chance.randint(11, 59),
    )


def _role(role: Role, context: _Context) -> str:
    of = role.organisation or (_country(role.country, context) if role.country else "")
    return role.title if not of or of in role.title else f"{role.title} of {of}"


def _country(code: str, context: _Context) -> str:
    return str(context.territories.get(code, code))


def _clues(entity: Entity, context: _Context) -> frozenset[str]:
    """Return what would speak for the person: the long words of the roles, organisations and countries."""
    texts = [
        entity.about,
        *(_role(role, context) for role in entity.roles),
        *(_country(c, context) for c in entity.countries),
    ]
    return frozenset(word.lower() for text in texts for word in text.split() if len(word) > 3)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
