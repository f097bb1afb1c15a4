"""Synthetic documents about persons of the book: their Chinese names in pinyin, in contexts that fit and that do not.

No sentence is taken from the development pages. Each person falls into one half by a hash of the identifier, and each
template or line into one half by its number: what may train the decision model (``for_training``) shares neither person
nor context with what is measured (``for_measuring``). The contexts are our templates, filled from what the book says of
the person, among lines of human translations as surroundings where those are at hand.
"""

from __future__ import annotations

import hashlib
import random
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import yaml
from babel import Locale

from eval.identity import han_names, right_names
from eval.namesakes import Namesakes, read_namesakes
from eval.spell import machine_spelling
from eval.surroundings import Surroundings, read_surroundings
from namenorm.gazetteer.model import Entity, Role
from namenorm.resolve.profile import BULK
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Document

ExampleKind = Literal["introduced", "titled", "nearby", "described", "sourced", "contradicted", "namesake", "replaced"]
_TEMPLATES = Path(__file__).parent / "templates/news.yaml"
# Kind, the templates that it draws from, and how many; the counts keep both answers common enough to be learnt.
_POSITIVE: tuple[tuple[ExampleKind, str, int], ...] = (
    ("introduced", "introduced", 3),
    ("titled", "titled", 2),
    ("nearby", "nearby", 2),
    ("described", "described", 1),
    ("sourced", "nearby", 1),
)
_ADJECTIVES = ("an", "ese", "ish", "ch", "ai", "eli", "qi", "ni", "ine")
_CONTRADICTED = 3
_NAMESAKES = 1
_OF_BULK_ONE_IN = 100
_OF_EDITORS_ONE_IN = 2  # half of them are examples enough


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
    demonyms: Mapping[str, Sequence[str]]


def is_held_out(person_group: str) -> bool:
    """Tell whether a person belongs to the half that no model may be trained on."""
    return hashlib.sha256(person_group.encode()).digest()[0] % 2 == 0


def is_held_out_context(document_group: str) -> bool:
    """Tell whether a template or a line belongs to the half that no model may be trained on."""
    return int(document_group.rpartition(":")[2]) % 2 == 0


def for_training(example: Example) -> bool:
    """Tell whether an example may be trained on: neither its person nor its context is measured."""
    return not is_held_out(example.person_group) and not is_held_out_context(example.document_group)


def for_measuring(example: Example) -> bool:
    """Tell whether an example is measured: neither its person nor its context may be trained on."""
    return is_held_out(example.person_group) and is_held_out_context(example.document_group)


def make(
    book_entities: Iterable[Entity], seed: int, *, persons: Path | None = None, surroundings: Sequence[Path] = ()
) -> Iterator[Example]:
    """Yield examples about every person of the book who has an undivided Chinese name, both halves.

    Args:
        book_entities: Entities of the book; others than persons are skipped, and most of those whom only works of
            reference list.
        seed: Same seed and inputs, same examples.
        persons: A table of persons with labels in ``en`` and ``zh`` (X-FACTR's form) to draw namesakes from.
        surroundings: Files of clean English, one segment a line, to stand around the templates.
    """
    templates = yaml.safe_load(_TEMPLATES.read_text("utf-8"))
    namesakes = read_namesakes(persons)
    territories, demonyms = Locale("en").territories, Rules("en").topic("demonyms")
    context = _Context(templates, read_surroundings(surroundings), namesakes, territories, demonyms)
    for entity in sorted(book_entities, key=lambda one: one.id):
        if entity.kind == "person" and _is_written_about(entity):
            # Each person has its own stream of chance, so that a new entry of the book changes no other's examples.
            yield from _examples(entity, context, random.Random(f"{seed}:{entity.id}"))


def _is_written_about(entity: Entity) -> bool:
    """Tell whether an entity stands for those whom a text may mean; of a bulk source, a few do."""
    one_in = _OF_BULK_ONE_IN if entity.source in BULK else _OF_EDITORS_ONE_IN
    return zlib.adler32(entity.id.encode()) % one_in == 0  # another hash than halves persons


def _examples(entity: Entity, context: _Context, chance: random.Random) -> Iterator[Example]:
    hans = [han for han in han_names(entity) if machine_spelling(han)]
    if not hans:
        return
    for draft in (*_positive(entity, hans, context, chance), *_negative(entity, hans, context, chance)):
        yield _finished(entity, draft, context, chance)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paragraph with the name in it; ``source`` is the original, ``group`` where the context comes from."""

    kind: ExampleKind
    text: str
    spelling: str
    group: str
    source: str | None = None


def _positive(entity: Entity, hans: list[str], context: _Context, chance: random.Random) -> Iterator[_Draft]:
    for kind, topic, count in _POSITIVE:
        fit = [place for place, one in enumerate(context.templates[topic]) if _fillable(one, entity)]
        for place in chance.sample(fit, min(count, len(fit))):
            han = chance.choice(hans)
            draft = _draft(kind, topic, place, han, entity, context, chance)
            yield replace(draft, source=_source(han, context, chance)) if kind == "sourced" else draft


def _negative(entity: Entity, hans: list[str], context: _Context, chance: random.Random) -> Iterator[_Draft]:
    places = range(len(context.templates["contradicted"]))
    for place in chance.sample(places, _CONTRADICTED):
        yield _draft("contradicted", "contradicted", place, chance.choice(hans), entity, context, chance)
    namesakes = [other for han in hans for other in context.namesakes.of(han, hans)]
    for other in chance.sample(namesakes, min(_NAMESAKES, len(namesakes))):
        draft = _draft("namesake", "contradicted", chance.choice(places), other, entity, context, chance)
        yield replace(draft, source=_source(other, context, chance))
    line = context.around.about_somebody_else(_clues(entity, context), chance)
    if line is not None:
        spelling = machine_spelling(chance.choice(hans))
        yield _Draft("replaced", line.text.replace(line.name, spelling), spelling, line.group)


def _draft(
    kind: ExampleKind, topic: str, place: int, han: str, entity: Entity, context: _Context, chance: random.Random
) -> _Draft:
    spelling = machine_spelling(han)
    text = _filled(context.templates[topic][place], spelling, entity, context, chance)
    return _Draft(kind, text, spelling, f"{topic}:{place}")


def _source(han: str, context: _Context, chance: random.Random) -> str:
    return chance.choice(context.templates["sources"]).format(han=han)


def _finished(entity: Entity, draft: _Draft, context: _Context, chance: random.Random) -> Example:
    spelling = draft.spelling
    before = "".join(f"{line}\n" for line in context.around.lines(chance.randint(0, 2), spelling, chance))
    after = "".join(f"\n{line}" for line in context.around.lines(chance.randint(0, 2), spelling, chance))
    whole = f"{before}{draft.text}{after}"
    start = whole.index(spelling, len(before))
    source_lang = "zh" if draft.source else None
    name = f"synthetic:{entity.id}:{draft.kind}:{_digest(whole)}"
    document = Document(name, whole, source=draft.source, source_lang=source_lang)
    meant = entity.id if draft.kind in {kind for kind, _, _ in _POSITIVE} else None
    broken = squash(spelling) not in {squash(name) for name in right_names(entity)}
    return Example(document, start, start + len(spelling), meant, entity.id, draft.group, draft.kind, broken)


def _fillable(template: str, entity: Entity) -> bool:
    return (
        ("{role}" not in template or bool(entity.roles))
        and ("{org}" not in template or any(role.organisation for role in entity.roles))
        and (not {"{country}", "{demonym}"} & set(re.findall("{[a-z]+}", template)) or bool(entity.countries))
        and ("{about}" not in template or bool(entity.about))
        and ("{title}" not in template or bool(entity.roles))
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
        demonym=_demonym(entity.countries[0], context) if entity.countries else "",
        title=role.title.split(" of ")[0].capitalize() if role else "",
        about=entity.about.rstrip("."),
        day=chance.choice(context.templates["days"]),
        number=chance.randint(11, 59),
    )


def _role(role: Role, context: _Context) -> str:
    of = role.organisation or (_country(role.country, context) if role.country else "")
    return role.title if not of or of in role.title else f"{role.title} of {of}"


def _country(code: str, context: _Context) -> str:
    return str(context.territories.get(code, code))


def _demonym(code: str, context: _Context) -> str:
    """Return the adjective of a country, or its name as an owner where the rules have none."""
    words = (word for word in context.demonyms.get(code, ()) if word.endswith(_ADJECTIVES))
    return next(words, f"{_country(code, context)}'s")


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
