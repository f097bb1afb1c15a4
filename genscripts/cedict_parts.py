"""Given names and surnames of CC-CEDICT: ``python -m genscripts.cedict_parts [FILE]``.

The dictionary marks some as such ("Nixon (name)"), and it lists persons by their transliterated names, whole
(查尔斯·狄更斯) or by the surname alone (尼克森, Richard M Nixon). CC BY-SA 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from genscripts import common_names
from genscripts.cedict import SOURCE, Entry, packaged
from genscripts.cedict_persons import Persons
from genscripts.glosses import Glosses
from genscripts.held import Held
from genscripts.output import target
from genscripts.rigour_parts import Lists
from namenorm.gazetteer.compose import borne
from namenorm.gazetteer.parts import NamePart, PartRole, Script, write_parts
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules

_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_GLOSS = re.compile(
    rf"(?:\(Tw\) )?({_WORD}(?:(?: or |, |; ){_WORD})*) \((?:given |family |sur|girl's |boy's )?name\b[^()]*\)"
)
_BETWEEN = re.compile(r" or |, |; ")
_SHORTEST = 2
Pair = tuple[str, PartRole, str]
"""A Han form, its role where the source tells it, and a Latin form."""


def glossed(entries: Iterable[Entry]) -> Iterator[Pair]:
    """Yield the names that a gloss marks as such."""
    for entry in entries:
        matches = (match for gloss in entry.glosses for match in [_GLOSS.fullmatch(gloss)] if match)
        if len(entry.simplified) >= _SHORTEST and entry.capitals == 1:
            yield from ((entry.simplified, "", latin) for match in matches for latin in _BETWEEN.split(match[1]))


def parts(pairs: Iterable[Pair], lists: Lists) -> Iterator[NamePart]:
    """Yield a part for each Han form and role; what is told without a role belongs to every role of its form."""
    found: dict[tuple[str, PartRole], dict[str, None]] = {}
    for han, role, latin in pairs:
        if len(han) >= _SHORTEST and latin[0].isupper():
            found.setdefault((han, role), {})[latin] = None
    for (han, role), spellings in found.items():
        forms: list[tuple[Script, str]] = [("han", han), *(("latin", one) for one in spellings)]
        frequency = max(map(lists.count, spellings))
        yield NamePart(f"{SOURCE}:{han}{f'-{role}' if role else ''}", role, tuple(forms), frequency, SOURCE)


def main() -> None:
    """Write the file."""
    file = target("cedict.parts.jsonl")
    persons = Persons(Glosses(Rules("en")), surnames(Rules("zh"))).entities(packaged(), Held((), "person"))
    lists = Lists(common_names.given_names(), common_names.surnames())
    made = parts((*glossed(packaged()), *(pair for person in persons for pair in borne(person))), lists)
    print(f"{write_parts(made, file)} parts of names in {file}")


if __name__ == "__main__":
    main()
