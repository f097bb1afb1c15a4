"""People who are not in the book, in contexts as near to those of the book's people as can be."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process

from eval.synthetic import is_held_out
from eval.train.examples import misspell
from namenorm.gazetteer.model import Entity
from namenorm.resolve.common_names import common_names
from namenorm.resolve.features import EASTERN
from namenorm.resolve.profile import BULK
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Document

_COUNT = 9000
_ALIKE = 4  # words likest to that of a name, of which one takes its place
_SHARE_OF_COMPATRIOTS = 0.7
_EVERY_CALLED_BY_GIVEN_NAME = 6
_DEMONYMS = Rules("en")
_FRAMES = (
    "{name}, {role}, said the talks had gone well.",
    "“We will wait,” {role} {name} told reporters.",
    "{name} ({about}) gave a speech at the ceremony.",
    "The report was signed by {name}, {about}.",
    "Also present was {name}, who left early.",
    "{name} said the road would be open in spring.",
    "According to {name}, prices in {place} will fall.",
)


def stranger_documents(
    entities: Mapping[str, Entity], chance: random.Random
) -> Iterator[tuple[Document, int, int, str | None, str]]:
    """Yield documents about people with invented common names, introduced by offices of persons of the book.

    Half of the names are free inventions, half are a person of the book's with a letter changed or a given name
    exchanged: a reader's and a machine's likeliest confusions.
    """
    persons = [one for one in entities.values() if _newsworthy(one) and not is_held_out(one.id)]
    borne = _borne(persons)
    table = surnames(Rules("zh")).by_reading()
    names, shares = list(table), list(table.values())
    for number in range(_COUNT):
        introduced_as, near = chance.choice(persons), chance.choice(persons)
        surname = chance.choices(names, shares)[0].capitalize()
        name = _beside(near, borne, chance) if number % 2 else f"{surname} {_given(chance)}"
        if number % _EVERY_CALLED_BY_GIVEN_NAME == 0:
            name = _given(chance, 2)
        text = chance.choice(_FRAMES).format(
            name=name, role=_role(introduced_as), about=introduced_as.about or "a guest", place=_place(introduced_as)
        )
        text += _elsewhere(near if chance.random() < _SHARE_OF_COMPATRIOTS else introduced_as)
        start = text.index(name)
        yield Document(f"stranger:{number}", text), start, start + len(name), None, f"stranger:{number}"


def _newsworthy(entity: Entity) -> bool:
    return entity.kind == "person" and entity.source not in BULK


def _elsewhere(person: Entity) -> str:
    """Return a sentence that speaks of a person's country, as most news does."""
    words = _DEMONYMS.topic("demonyms").get(person.countries[0]) if person.countries else None
    return f" The news agency of {words[0]} reported it." if words else ""


def _given(chance: random.Random, syllables: int = 0) -> str:
    """Return a given name as China's people bear them: the commoner its syllables, the likelier it is."""
    shares = common_names().shares
    count = syllables or chance.choice((1, 2, 2, 2))
    return "".join(chance.choices(list(shares), list(shares.values()), k=count)).capitalize()


def _borne(persons: Sequence[Entity]) -> Sequence[str]:
    """Return the words of the names of people of the West."""
    names = (one.name.split() for one in persons if not EASTERN.issuperset(one.countries))
    return sorted({word for words in names if len(words) == 2 for word in words})


def _beside(person: Entity, borne: Sequence[str], chance: random.Random) -> str:
    """Return a name near a person's that is not the person's: another given name, or its own misspelt twice.

    Somebody of the West has a word of the name exchanged for the likest that others bear.
    """
    words: Sequence[str] = person.name.split()
    if len(words) == 2 and not EASTERN.issuperset(person.countries):
        place = chance.randrange(2)
        alike = process.extract(words[place], borne, limit=_ALIKE)
        other = chance.choice([word for word, _, _ in alike if word != words[place]])
        return " ".join(other if at == place else word for at, word in enumerate(words))
    if len(words) > 1 and chance.random() < 0.7:
        return f"{words[0]} {_given(chance)}" if person.surname == words[0] else f"{_given(chance)} {words[-1]}"
    twice = misspell(misspell(person.name, chance), chance)
    return twice if squash(twice) != squash(person.name) else f"{_given(chance)} {words[-1]}"


def _role(person: Entity) -> str:
    role = chance_first(person)
    return role if role else person.about or "a resident"


def chance_first(person: Entity) -> str:
    """Return the first office of a person as text, empty where the book has none."""
    if not person.roles:
        return ""
    first = person.roles[0]
    return f"{first.title} of {first.organisation}" if first.organisation else first.title


def _place(person: Entity) -> str:
    return person.about.split()[0] if person.about else "town"
