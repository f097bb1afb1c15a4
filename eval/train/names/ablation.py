"""``python -m eval train names --ablation``: what each choice is worth, by short runs that differ in one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from eval.name_model.halves import half
from eval.name_model.sets import held_out
from eval.train.names.clean import Judged
from eval.train.names.examples import Example, Showing, examples
from eval.train.names.export import export
from eval.train.names.lexicon import write_lexicon
from eval.train.names.loop import Plan, train_network
from eval.train.names.network import Size, network
from eval.train.names.rank import write_plain
from eval.train.names.run import PIECES, judge_all
from eval.train.names.sources import find_sources, forbidden, training_pairs
from eval.train.names.vocabulary import write_vocabulary
from namenorm.transliterate.forms import SOURCES
from namenorm.transliterate.model import NameModel
from namenorm.transliterate.vocabulary import Vocabulary

PLAN = Plan(steps=1500, fall=500, averaged=100)
_SIZE = Size()
_ASKED = 1500  # names of the development half


class _Untagged(Vocabulary):
    """Does not tell the network what kind of form it reads; the way back keeps its tag."""

    def tagged(self, units: Iterable[str], tag: str) -> list[str]:
        whole = super().tagged(units, tag)
        return whole if tag == "en" else whole[1:]


class _Characters(Vocabulary):
    """Shows Han characters without their syllables."""

    def source(self, form: str, tag: str) -> list[str]:
        whole = super().source(form, tag)
        return [unit for unit in whole if tag != "zh" or unit not in self.syllables]


@dataclass(frozen=True, slots=True)
class Variation:
    """A run that differs from the first.

    Attributes:
        name: What differs.
        kept: Which judged pairs are shown.
        shown: Which examples are shown.
        size: Of the network.
        pieces: Of English names.
        kind: Of the vocabulary.
    """

    name: str
    kept: Callable[[Judged], Judged] = lambda one: one
    shown: Callable[[Example], bool] = lambda _: True
    size: Size = _SIZE
    pieces: int = PIECES
    kind: type[Vocabulary] = Vocabulary


VARIATIONS: Sequence[Variation] = (
    Variation("as shipped, trained briefly"),
    Variation("nothing dropped", kept=lambda one: replace(one, kept=one.kept or "sound")),
    Variation(
        "without Japanese readings", kept=lambda one: replace(one, kept=one.kept if one.kept != "reading" else "")
    ),
    Variation("without rigour", kept=lambda one: replace(one, kept="" if one.pair.origin == "rigour" else one.kept)),
    Variation("Chinese alone", shown=lambda one: one.tag in ("zh", "pinyin", "en")),
    Variation("without the way back", shown=lambda one: one.tag != "en"),
    Variation("characters without syllables", kind=_Characters),
    Variation("without tags", kind=_Untagged),
    Variation("letters for pieces", pieces=26),
    Variation("1,000 pieces", pieces=1000),
    Variation("192 wide, 576 inner", size=Size(width=192, inner=576)),
)


def ablation(data: Path | None, work: Path, tell: Callable[[str], None], plan: Plan = PLAN) -> list[str]:
    """Train each variation briefly and return the lines of a Markdown table; a run that is there is not run again.

    Args:
        data: The folder of the evaluation data.
        work: Where the runs lie.
        tell: Where progress goes.
        plan: Of every run.

    Raises:
        MissingData: If a source is missing.
    """
    sources = find_sources(data)
    pairs, counts = training_pairs(sources, forbidden(sources.data))
    judgements = judge_all(pairs, tell)
    sets = held_out(sources.data / "netranslit")
    lines = ["| run | " + " | ".join(f"{source} 1 / 10" for source in sets) + " |", "|---" * (len(sets) + 1) + "|"]
    for number, variation in enumerate(VARIATIONS):
        tell(variation.name)
        model = _run(variation, judgements, counts, work / str(number), plan, tell)
        lines.append(f"| {variation.name} | " + " | ".join(_cells(model, sets)) + " |")
        tell(lines[-1])
    return lines


def _run(
    variation: Variation,
    judgements: Sequence[Judged],
    counts: Counter[str],
    folder: Path,
    plan: Plan,
    tell: Callable[[str], None],
) -> NameModel:
    made = [one for one in examples(map(variation.kept, judgements), counts) if variation.shown(one)]
    plain = write_vocabulary(made, variation.pieces, folder)
    special = len((*SOURCES, "en"))
    vocabulary = variation.kind(plain.units[2:-1], plain.pieces[2:-1], plain.divider)
    tell(f"{len(made)} examples, {len(vocabulary.units) - special - 3} units, {len(vocabulary.pieces) - 3} pieces")
    if not (folder / "model.bin").exists():
        torch.manual_seed(plan.seed)
        model = network(variation.size, vocabulary)
        train_network(model, Showing(made, vocabulary, plan.seed), plan, folder / "checkpoint.pt", tell)
        export(model, vocabulary, folder)
    # Spellings alone are asked for: no list of names, and no ranking of the spellings by one.
    write_lexicon({}, folder)
    write_plain(folder)
    found = NameModel(folder)
    found.vocabulary = vocabulary
    return found


def _cells(model: NameModel, sets: dict[str, dict[str, frozenset[str]]]) -> list[str]:
    cells = []
    for source, names in sets.items():
        some = dict(list(half(names, reported=False).items())[:_ASKED])
        answers = model.transliterate(list(some), source, 10)
        hits = [[one.text in right for one in best] for best, right in zip(answers, some.values(), strict=True)]
        first, ten = sum(any(one[:1]) for one in hits), sum(any(one) for one in hits)
        cells.append(f"{first / len(some):.3f} / {ten / len(some):.3f}")
    return cells
