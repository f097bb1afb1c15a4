"""The generator: news in which a foreigner is introduced and speaks again, as it is and with a second rendering.

Of each person there is a document in which the later mentions are replaced by another rendering, one in which they are
not, one in which an introduced Chinese person speaks instead, and one in which an unintroduced Chinese person does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from eval.generated.bearers import Bearer
from eval.generated.news import News
from eval.generated.renderings import WAYS, Way, render
from namenorm.text.key import squash
from namenorm.values import Document

GeneratedKind = Literal["replaced", "untouched", "introduced", "stranger"]
KINDS: tuple[GeneratedKind, ...] = ("replaced", "untouched", "introduced", "stranger")
_TEMPLATES = Path(__file__).parent.parent / "templates/speakers.yaml"
_PRONOUNS = {"f": ("she", "her"), "m": ("he", "his")}
_FROM_NEWS = 1 / 4  # of the paragraphs that name the person, where the news has lines that lend themselves
_AGAIN = 1 / 4  # of the later mentions that may repeat the noun of the role
_SAME_ROLE: Mapping[GeneratedKind, float] = {"replaced": 1, "untouched": 1, "introduced": 0, "stranger": 1 / 3}
_MORE_SPEAKERS = (0, 0, 0, 1, 1, 2)  # other people who are introduced on the page
_CHINESE = 1 / 2  # of them


@dataclass(frozen=True, slots=True)
class Generated:
    """A document with one person of interest in it.

    Attributes:
        document: The text.
        kind: What was done to the later mentions: ``replaced`` by another rendering of the name, ``untouched``, or it
            is a Chinese person who speaks there, ``introduced`` or a ``stranger``.
        way: How they were rendered.
        name: The foreigner as introduced.
        later: What the later mentions print.
        person: The foreigner's identifier.
    """

    document: Document
    kind: GeneratedKind
    way: Way
    name: str
    later: str
    person: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom and what documents are made of.

    Attributes:
        bearers: Foreigners.
        chinese: Chinese people.
        news: Clean news.
        half: Which of every two templates are used, 0 or 1.
    """

    bearers: Sequence[Bearer]
    chinese: Sequence[Bearer]
    news: News
    half: int


def generate(cast: Cast, seed: int, rounds: int = 1) -> Iterator[Generated]:
    """Yield the documents about each foreigner, each kind ``rounds`` times; the same seed, the same documents."""
    maker = _Maker(cast)
    for bearer in cast.bearers:
        chance = random.Random(f"{seed}:{bearer.id}:{bearer.han}")
        for _ in range(rounds):
            for kind in KINDS:
                yield maker.make(bearer, kind, chance)


class _Maker:
    """Fills templates."""

    def __init__(self, cast: Cast) -> None:
        """Read the templates of a half."""
        self._cast = cast
        parsed: Mapping[str, Sequence[str]] = yaml.safe_load(_TEMPLATES.read_text("utf-8"))
        lists = {"roles", "places", "chinese_places", "days"}
        self._topics = {key: some if key in lists else some[cast.half :: 2] for key, some in parsed.items()}

    def make(self, bearer: Bearer, kind: GeneratedKind, chance: random.Random) -> Generated:
        """Return one document."""
        way = chance.choice(WAYS)
        role, gender = self._one("roles", chance), bearer.gender or chance.choice("mf")
        stranger = chance.choice(self._cast.chinese)
        speaker = bearer if kind in ("replaced", "untouched") else stranger
        later = render(bearer, way, chance) if kind == "replaced" else speaker.name
        about = _fields(bearer.name, role, gender)
        template = self._topic("introductions", chance)
        opening = self._filled(template, about, chance)
        said = role if "{role}" in template and chance.random() < _SAME_ROLE[kind] else self._one("roles", chance)
        spoken = {**_fields(bearer.name, said, gender), "name": later}
        talk = [self._later(kind, spoken, chance, said == role) for _ in range(chance.choice((1, 1, 2, 3)))]
        if kind == "introduced":
            own = _fields(later, self._one("roles", chance), stranger.gender or gender)
            talk.insert(0, self._filled(self._topic("chinese", chance), own, chance, "chinese_places"))
        text = self._page([opening], talk, {bearer.name, bearer.last, later}, chance)
        return Generated(Document(f"{kind}:{bearer.id}", text), kind, way, bearer.name, later, bearer.id)

    def _later(self, kind: GeneratedKind, about: Mapping[str, str], chance: random.Random, again: bool) -> str:
        if kind == "untouched" and chance.random() < 1 / 2:
            return self._filled(self._one("surname", chance), about, chance)
        if again and chance.random() < _AGAIN:
            return self._filled(self._one("again", chance), about, chance)
        return self._filled(self._topic("speech", chance), about, chance)

    def _page(self, opening: Sequence[str], talk: Sequence[str], names: Iterable[str], chance: random.Random) -> str:
        """Put lines of news and other people between the paragraphs; other lines that hold a word of the names go."""
        own = {word for name in names for word in re.findall(r"\w+", name)}

        def around(most: int) -> list[str]:
            lines = self._cast.news.stretch(chance.randint(0, most), chance)
            if chance.random() < 1 / 3:
                lines.append(self._filled(self._one("between", chance), {}, chance))
            return lines

        others = [self._other(chance) for _ in range(chance.choice(_MORE_SPEAKERS))]
        lines = [*around(3), *others[:1], *opening, *others[1:], *around(3)]
        kept = [line for line in lines if line in opening or not own & set(re.findall(r"\w+", line))]
        for paragraph in talk:
            between = around(2)
            kept += [paragraph, *(line for line in between if not own & set(re.findall(r"\w+", line)))]
        return "\n".join(kept)

    def _other(self, chance: random.Random) -> str:
        if chance.random() < _CHINESE:
            one = chance.choice(self._cast.chinese)
            about = _fields(one.name, self._one("roles", chance), one.gender or chance.choice("mf"))
            return self._filled(self._topic("chinese", chance), about, chance, "chinese_places")
        one = chance.choice(self._cast.bearers)
        about = _fields(one.name, self._one("roles", chance), one.gender or chance.choice("mf"))
        return self._filled(self._topic("introductions", chance), about, chance)

    def _topic(self, topic: str, chance: random.Random) -> str:
        lent = {"introductions": self._cast.news.introductions, "speech": self._cast.news.speech}.get(topic, ())
        return chance.choice(lent) if lent and chance.random() < _FROM_NEWS else self._one(topic, chance)

    def _one(self, topic: str, chance: random.Random) -> str:
        return chance.choice(self._topics[topic])

    def _filled(self, template: str, about: Mapping[str, str], chance: random.Random, places: str = "places") -> str:
        drawn = {"day": self._one("days", chance), "place": self._one(places, chance), "number": chance.randint(11, 59)}
        filled = template.format(**{**drawn, **about})
        filled = re.sub(r"\ba (?=[aeiou])", "an ", filled[:1].upper() + filled[1:])
        return re.sub(r"(?<=\. )(?:he|she)\b", lambda match: match.group().capitalize(), filled)


def _fields(name: str, role: str, gender: str) -> dict[str, str]:
    he, his = _PRONOUNS[gender]
    return {"name": name, "last": name.split()[-1], "role": role, "he": he, "his": his}


def distinct(bearers: Iterable[Bearer]) -> list[Bearer]:
    """Return those bearers who share neither English nor Chinese name with an earlier one, in a fixed order."""
    seen: set[str] = set()
    kept = []
    for one in sorted(bearers, key=lambda bearer: (bearer.id, bearer.han)):
        if not seen & {squash(one.name), one.han}:
            kept.append(one)
        seen |= {squash(one.name), one.han}
    return kept
