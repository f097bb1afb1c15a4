"""The words that are no names of their own: honorifics, particles, generations, legal forms; and nicknames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from namenorm.rules import Rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists, ready to be asked.

    Attributes:
        honorifics: Words before the names of persons.
        borne: Those of them that are names too.
        after: Words behind the names of persons.
        titles: Titles of offices, which stand before a name in English.
        link: Particles that may be left out.
        child_of: Words after which the father's name stands.
        parent_of: Words after which the child's name stands.
        servant_of: Words that make one name with the next.
        generations: By form, what it says.
        full: By full form, the lines of the list of nicknames.
        short: By short form.
        endings: Declined endings of surnames by the nominative one.
        legal_forms: By words, the key of the form.
        longest_form: Of how many words the longest form is.
        empty: Words of organisations that say nothing.
        same: By word of organisations, the word that stands for it.
        common: Words that say what sort of organisation it is.
        telling: Words by which an organisation is told from a person.
    """

    honorifics: frozenset[str]
    borne: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]
    link: frozenset[str]
    child_of: frozenset[str]
    parent_of: frozenset[str]
    servant_of: frozenset[str]
    generations: Mapping[str, str]
    full: Mapping[str, frozenset[int]]
    short: Mapping[str, frozenset[int]]
    endings: Mapping[str, tuple[str, ...]]
    legal_forms: Mapping[tuple[str, ...], str]
    longest_form: int
    empty: frozenset[str]
    same: Mapping[str, str]
    common: frozenset[str]
    telling: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the bundled lists, read once a process."""
    rules = Rules("und")
    particles, things = rules.topic("name_particles"), rules.topic("organisation_words")
    titles = rules.topic("honorifics")
    full, short = _nicknames(rules.topic("nicknames"))
    forms = _legal_forms(rules.topic("legal_forms"))
    return Lexicon(
        honorifics=frozenset(word for some in titles.values() for word in some.split()),
        borne=frozenset(titles["borne"].split()),
        after=frozenset(titles["after"].split()),
        titles=frozenset(Rules("en").topic("persons")["titles"].split()),
        **{name: frozenset(particles[name].split()) for name in ("link", "child_of", "parent_of", "servant_of")},
        generations={form: says for says, some in rules.topic("generations").items() for form in some.split()},
        full=full,
        short=short,
        endings={end: tuple(others) for end, others in rules.topic("slavic_endings").items()},
        legal_forms=forms,
        longest_form=max(map(len, forms)),
        same={word: line.split()[0] for line in things["same"] for word in line.split()},
        **{name: frozenset(things[name].split()) for name in ("empty", "common", "telling")},
    )


def _nicknames(lines: Mapping[str, str]) -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    full: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, (whole, called) in enumerate(lines.items()):
        for words, held in ((whole, full), (called, short)):
            for word in words.split():
                held.setdefault(word, set()).add(number)
    return _frozen(full), _frozen(short)


def _frozen(held: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {word: frozenset(lines) for word, lines in held.items()}


def _legal_forms(table: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): says for says, forms in table.items() for form in forms.split("|") if form.strip()}
