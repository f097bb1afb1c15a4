"""What is compared, and what a comparison tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "org"]
PartRole = Literal["", "initial", "father", "child", "common"]
"""What a part does in a name: nothing special; one letter stands for it; it names the father, or the child; or, in the
name of an organisation, it says what sort of thing that is."""
PairKind = Literal[
    "same",
    "spelling",
    "namesake",
    "romanisation",
    "nickname",
    "initial",
    "transcription",
    "sound",
    "declined",
    "joined",
    "transposition",
    "vowel",
    "letter",
    "letters",
    "cut",
    "near",
    "consonants",
    "syllable",
    "model",
    "different",
    "missing",
    "title",
    "particle",
    "generation",
    "form",
]
"""How two parts pair.

``same`` letters; a ``spelling`` of one known name, or its ``namesake`` (Maria and Mary) far from it; another
``romanisation`` of one syllable; ``nickname`` and full name; ``initial``; what Chinese makes of a foreign name
(``transcription``); spellings of one ``sound``; ``declined``; ``joined`` otherwise; errors of typing: a
``transposition``, ``vowel`` or ``letter`` or several ``letters`` wrong, the end ``cut`` off; ``near`` in spelling; the
``consonants`` alike in two scripts; another ``syllable`` of one language, close but another; what the name ``model``
finds. Or they are ``different``, or one is ``missing``. Outside the name proper stand ``title``, ``particle``,
``generation`` and legal ``form``.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name, or one syllable of an East Asian one, with all that comparing needs.

    Attributes:
        text: Folded, in Latin letters.
        shown: As it stands in the name.
        role: What it does there.
        sound: Phonetic spelling, see ``sound``.
        skeleton: The consonants of that.
        rough: The same with what is easily taken for one another as one.
        groups: Numbers of the known given names and surnames that are written so.
        heard: Numbers of those whose Chinese transcription reads so in pinyin.
        full: Lines of the list of nicknames in which it is a full form.
        short: Lines in which it is a short form.
        origins: What it may spell: a syllable of Mandarin or Korean in the systems that its name fits, or a name in
            Arabic script.
        known: Whether some list has it as a name or a word.
        rarity: 0 for the commonest names to 1 for one that no list knows.
        borne: How commonly it is borne in English, 0 for a word that is on no list of names to 1.
    """

    text: str
    shown: str
    role: PartRole = ""
    sound: str = ""
    skeleton: str = ""
    rough: str = ""
    groups: frozenset[int] = frozenset()
    heard: frozenset[int] = frozenset()
    full: frozenset[int] = frozenset()
    short: frozenset[int] = frozenset()
    origins: frozenset[str] = frozenset()
    known: bool = False
    rarity: float = 1.0
    borne: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """One way to read a name: a Latin name has one, a native one several, for each romanisation.

    Attributes:
        parts: The name proper, in the order of the text.
        key: Their texts, joined.
        sorted: The same in alphabetical order, so that the order of a name tells nothing.
        rough: Their consonants, joined.
        eastern: Whether it is read as a Chinese, Korean or Vietnamese name, syllable by syllable.
        likely: How likely this reading is beside the likeliest, 0 to 1.
        by: The system that made it; empty where it was written in Latin letters.
    """

    parts: tuple[Part, ...]
    key: str
    sorted: str
    rough: str
    eastern: bool = False
    likely: float = 1.0
    by: str = ""


def view(parts: tuple[Part, ...], *, eastern: bool = False, likely: float = 1.0, by: str = "") -> View:
    """Return the view of some parts."""
    texts = [one.text for one in parts]
    return View(
        parts, "".join(texts), "".join(sorted(texts)), "".join([one.rough for one in parts]), eastern, likely, by
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name with everything that a comparison needs, made once by ``prepare``.

    Attributes:
        text: As given.
        kind: What it names.
        key: Folded and joined, Han characters in their simplified forms.
        views: Ways to read it, the likeliest first; at least one.
        spellings: ``View.sorted`` of each view.
        script: In which it is written: ``latin``, ``han``, ``kana``, ``hangul``, ``cyrillic``, ``arabic`` or ``other``.
        ordered: Whether a comma tells which part is the surname, so that the order says nothing.
        titles: Honorifics and titles that were taken off.
        particles: Small words that were taken out.
        generation: Key of ``rules/und/generations.yaml``; empty where nothing is said.
        form: Legal form, a key of ``rules/und/legal_forms.yaml``; empty where nothing is said.
        entities: Numbers of the book's entities that have this very name.
        derived: Numbers of those of whose native name it is a romanisation, if these are few.
        apart: Numbers of the entities that are no other than these by a ``not_same_as`` edge.
    """

    text: str
    kind: Kind
    key: str
    views: tuple[View, ...]
    spellings: tuple[str, ...] = ()
    script: str = "latin"
    ordered: bool = False
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    generation: str = ""
    form: str = ""
    entities: frozenset[int] = frozenset()
    derived: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
