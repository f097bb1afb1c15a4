"""``lookup`` told something of a name: does it put the right person first, and does it know when nobody is meant?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Figure, Kind, measured
from eval.identity import names_by_id
from eval.load import Known
from eval.systems import Run
from namenorm.text.key import squash
from namenorm.values import Candidate

DEEPEST = 5
LIKELY = 0.5
"""The probability from which on somebody is taken to be named."""
_TOLD: Mapping[str, tuple[str, ...]] = {
    "alone": (),
    "role": ("role",),
    "source": ("source",),
    "both": ("role", "source"),
}
_SAYS = {
    "alone": "nothing",
    "role": "the role",
    "source": "the source form",
    "both": "the role and the source form",
}


def figures(run: Run) -> Iterator[Figure]:
    """Yield how often the right person is first, and among five, by what is told; then who is found that is not meant.

    Broken spellings, each of a person once: of the artefacts with the role and the characters that the record gives, of
    WMT23 with the name as the source line has it, and foreigners under the pinyin of their Chinese name. For a person
    whom the book lacks any entity is wrong.
    """
    if run.ask is None:
        return
    identity = run.corpus.judge.identity
    sets = {"artefacts": _once(run.corpus.artefacts), "wmt23": _once(run.corpus.renderings)}
    for name, records in sets.items():
        known = [(one, found) for one in records if (found := identity.of(one))]
        for told in _TOLD if name == "artefacts" else ("alone", "source"):
            yield from _found(run, name, told, known)
    strangers = [one for records in sets.values() for one in records if not identity.of(one)]
    for told in ("alone", "source"):
        yield _mistaken(run, told, strangers)
    foreign = list(_transcribed(run))
    for told in ("alone", "source"):
        yield from _found(run, "transcribed", told, foreign)


def _transcribed(run: Run) -> Iterator[tuple[Known, frozenset[str]]]:
    """Yield the foreigners on whom nothing is fitted, under the pinyin of a Chinese name, and who of the book they are.

    By a whole English name to the letter: ``Identity.of`` would take a second for each of some thousand names.
    """
    called: dict[str, set[str]] = {}
    for id_, names in names_by_id(run.corpus.entities).items():
        for name in names:
            called.setdefault(squash(name), set()).add(id_)
    for one in run.corpus.transcribed:
        found = {id_ for name in one.english if " " in name for id_ in called.get(squash(name), ())}
        if one.held_out and found:
            place = f"{one.person} {one.han}"
            record = Known(place, (), one.pinyin, one.english, one.han, "wrong", "", one.person, one.person)
            yield record, frozenset(found)


def _once(records: Sequence[Known]) -> list[Known]:
    broken = (one for one in records if one.status == "wrong")
    return list({(one.person, one.surface): one for one in broken}.values())


def _found(run: Run, name: str, told: str, known: Sequence[tuple[Known, frozenset[str]]]) -> Iterator[Figure]:
    ranks = [(one, _rank(run, one, right, told)) for one, right in known]
    for depth in (1, DEEPEST):
        seen = [Observation(rank <= depth, 1, one.person, one.group) for one, rank in ranks]
        kind = Kind(f"lookup.{name}.{told}.{depth}", f"lookup at {depth}, {name}, told {_SAYS[told]}")
        yield measured(kind, run.system, seen)
        whole = Kind(f"{kind.id}.persons", f"{kind.label}, mean over persons")
        yield measured(whole, run.system, seen, mean_over_persons)


def _mistaken(run: Run, told: str, records: Sequence[Known]) -> Figure:
    seen = [Observation(_names_somebody(run, one, told), 1, one.person, one.group) for one in records]
    label = f"lookup of somebody whom the book lacks, told {_SAYS[told]}: an entity at {LIKELY} or more"
    return measured(Kind(f"lookup.mistaken.{told}", label, "lower"), run.system, seen)


def _names_somebody(run: Run, record: Known, told: str) -> bool:
    return any(one.entity_id and one.score >= LIKELY for one in _ask(run, record, told))


def _rank(run: Run, record: Known, right: frozenset[str], told: str) -> int:
    found = [one.entity_id for one in _ask(run, record, told)]
    return next((place for place, id_ in enumerate(found, 1) if id_ in right), DEEPEST + 1)


def _ask(run: Run, record: Known, told: str) -> Sequence[Candidate]:
    assert run.ask is not None
    known = {"role": record.role, "source": record.native}
    return run.ask(record.surface, DEEPEST, **{name: known[name] for name in _TOLD[told]})
