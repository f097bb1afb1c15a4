"""What is known for a native name, from the strongest to the weakest.

| verdict | why the name is held to be right |
|---|---|
| ``confirmed`` | a second source gives this native name to somebody or something called as the entry is |
| ``cited`` | the entry names where it was found |
| ``attested`` | the string stands in a word list or a text of others, and a person's or its surname reads as the \
English one; another's has three characters or more |
| ``composed`` | every part of a transcribed name is paired by a second source with that part of the English name, the \
surname among them |
| ``translated`` | an organisation's or a place's Han name says in a dictionary's words what its English name says |
| ``derived`` | it follows from another name of the entry that is one of the above |
| ``consistent`` | it reads, whole, as the bearer's English name in a system of romanisation, or transcribes it |
| ``unconfirmed`` | none of these |

Only ``consistent`` rests on one source: that the characters and the established English name fit each other excludes a
wrong person, and any character of another sound, but not another character of the same sound. Such a name is left as
its author marked it; an unconfirmed one is ``verified: false``, and all others are not.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.confirm.derived import follows
from eval.confirm.forms import native
from eval.confirm.reading import nearly_reads_as, reads_as, spells, surname_reads_as
from eval.confirm.sources import Sources
from eval.confirm.witness import Bearer, agreeing, bearer
from namenorm.gazetteer.model import Entity, Name
from namenorm.text.key import has_han

VERDICTS = ("confirmed", "cited", "attested", "composed", "translated", "derived", "consistent", "unconfirmed")
SURE = frozenset(VERDICTS[:6])
_WEAK = frozenset({"consistent", "unconfirmed"})
_LEFT_OUT = frozenset({"literal", "misspelling", "blocked"})
_TELLING, _AFTER_LATIN = 3, 0x370


@dataclass(frozen=True, slots=True)
class Judged:
    """A name of an entry with its verdict; ``sources`` names those that agree, or the citation."""

    entity: Entity
    name: Name
    verdict: str
    sources: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """What the book is to say of the name."""
        return self.verdict in SURE or (self.verdict == "consistent" and self.name.verified)


Found = tuple[str, tuple[str, ...]]


def is_judged(name: Name) -> bool:
    """Tell whether a name needs a second source: it is in letters other than Latin, and held to be right."""
    foreign = any(ord(char) > _AFTER_LATIN and char.isalpha() for char in native(name.text))
    return foreign and name.kind not in _LEFT_OUT and name.lang != "vi"


def judge(entity: Entity, sources: Sources) -> list[Judged]:
    """Return the verdict on each native name of an entry, in the entry's order."""
    of = bearer(entity)
    names = [name for name in entity.names if is_judged(name)]
    held = [_alone(of, name, sources) for name in names]
    for _ in range(2):
        held = _derived(names, held, SURE, _WEAK, "derived", of)
    held = _derived(names, held, frozenset({"consistent"}), frozenset({"unconfirmed"}), "consistent", of)
    return [Judged(entity, name, *found) for name, found in zip(names, held, strict=True)]


def _derived(
    names: list[Name], held: list[Found], sure: frozenset[str], weak: frozenset[str], verdict: str, of: Bearer
) -> list[Found]:
    """Give names that follow from sure ones of the same entry a verdict."""
    known = {name.text for name, (found, _) in zip(names, held, strict=True) if found in sure}
    return [
        (verdict, ()) if found[0] in weak and follows(name.text, known, person=of.person) else found
        for name, found in zip(names, held, strict=True)
    ]


def _alone(of: Bearer, name: Name, sources: Sources) -> Found:
    if who := tuple(agreeing(sources.witnesses, of, name.text)):
        return "confirmed", who
    if name.citation:
        return "cited", (name.citation,)
    # An adopted name that reads as an English one only says that its pinyin stands among the aliases.
    adopted = name.kind == "adopted"
    if not adopted and sources.attests(name.text) and _tells(of, name):
        return "attested", ()
    reads = not adopted and reads_as(of, name.text)
    if not reads and sources.tokens.compose(of, name.text):
        return "composed", ()
    if has_han(name.text) and not of.person and sources.glossary.says(of.names, name.text):
        return "translated", ()
    return ("consistent" if reads or _sounds_like(of, name, sources) else "unconfirmed"), ()


def _tells(of: Bearer, name: Name) -> bool:
    if reads_as(of, name.text):
        return True
    return surname_reads_as(of, name) if of.person else len(native(name.text)) >= _TELLING


def _sounds_like(of: Bearer, name: Name, sources: Sources) -> bool:
    if not has_han(name.text):
        return spells(of, name.text)
    if name.kind == "adopted":
        return False
    near = not of.mainland and nearly_reads_as(of, name.text)
    return near or sources.transcription.fits(of.names, native(name.text))
