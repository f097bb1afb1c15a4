"""All second sources together, read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.confirm import packages, sets
from eval.confirm.forms import native
from eval.confirm.tokens import Parts
from eval.confirm.transcription import Transcription
from eval.confirm.translation import Glossary
from eval.confirm.witness import Witness


@dataclass(frozen=True, slots=True)
class Sources:
    """What names are held against.

    Attributes:
        witnesses: Sources that pair native and English names.
        tokens: Parts of names as sources pair them.
        transcription: What characters stand for in transcribed names.
        glossary: What Chinese words mean.
        strings: Folded native names that sources hold, whoever they are given to.
        text: Running Chinese text, folded.
    """

    witnesses: tuple[Witness, ...]
    tokens: Parts
    transcription: Transcription
    glossary: Glossary
    strings: frozenset[str]
    text: str

    def attests(self, name: str) -> bool:
        """Tell whether a string stands in a word list, a list of names or a text."""
        folded = native(name)
        return len(folded) > 1 and (folded in self.strings or folded in self.text)


def read_sources(folder: Path | None, tell: Callable[[str], None]) -> Sources:
    """Read every package and every set of the data folder that is there, and tell which are not."""
    tokens = Parts()
    witnesses = [packages.cedict(tokens), packages.jmnedict(), packages.cldr(), packages.geonames()]
    if not packages.rigour(tokens):
        tell("rigour: left out, no version before 2 is installed")
    if folder is not None:
        witnesses += [sets.wikidata(folder, tokens), sets.cedpane(folder, tokens), sets.scholars(folder)]
        witnesses += [sets.records(folder)]
        sets.netranslit(folder, tokens)
    for one in witnesses:
        if not one.pairs:
            tell(f"{one.name}: left out, nothing was found of it")
    strings = {key for one in witnesses for key in one.pairs} | set(map(native, packages.word_list()))
    text = native(sets.running_text(folder)) if folder else ""
    model = Transcription(sets.transcribed(folder, "80"))
    return Sources(tuple(witnesses), tokens, model, Glossary(packages.glosses()), frozenset(strings), text)
