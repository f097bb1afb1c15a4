"""``python -m eval train names``: from the sources to the model in the package, with a record of the run."""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import torch
from transformers import MarianMTModel

from eval.train.names.agree import write_agreement
from eval.train.names.clean import Judged, judged
from eval.train.names.examples import Example, Showing, examples
from eval.train.names.export import export
from eval.train.names.lexicon import levels, write_lexicon
from eval.train.names.loop import Plan, train_network
from eval.train.names.network import Size, network
from eval.train.names.pairs import Pair
from eval.train.names.rank import write_fitted, write_plain
from eval.train.names.sources import Sources, find_sources, forbidden, training_pairs
from eval.train.names.vocabulary import write_vocabulary
from namenorm.transliterate.vocabulary import Vocabulary, load_vocabulary

TARGET = Path(__file__).parent.parent.parent.parent / "namenorm/transliterate/model"
PLAN = Plan(steps=7_000)
PIECES = 400
_SEED = 7


def train_names(
    data: Path | None,
    work: Path,
    tell: Callable[[str], None],
    plan: Plan = PLAN,
    target: Path = TARGET,
    everywhere: bool = False,
) -> None:
    """Train the name model and write it where the package reads it. Called again, it goes on from where it broke off.

    Args:
        data: The folder of the evaluation data.
        work: Where the judged pairs, checkpoints and the log lie; two runs of different plans need two folders.
        tell: Where progress goes; the log keeps it too.
        plan: How long and how fast.
        target: The folder of the model.
        everywhere: Whether English names held out of one language are held out of all.

    Raises:
        MissingData: If a source is missing.
    """
    sources = find_sources(data)
    work.mkdir(parents=True, exist_ok=True)
    log = _Log(work / "log.txt", tell)
    log.line(json.dumps({"data": sources.hashes(), "plan": asdict(plan), "size": asdict(Size())}))
    made = training_examples(sources, work / "examples.json", log.line, everywhere)
    known = (work / "units.json").exists()
    vocabulary = load_vocabulary(work) if known else write_vocabulary(made, PIECES, work)
    torch.manual_seed(plan.seed)
    model = network(Size(), vocabulary)
    train_network(model, Showing(made, vocabulary, plan.seed), plan, work / "checkpoint.pt", log.line)
    torch.save(model.state_dict(), work / "final.pt")
    write_model(model, vocabulary, work, target)
    if target == TARGET:
        write_agreement(model, vocabulary)
    counts = training_pairs(sources, {})[1]
    write_lexicon(levels(sources, counts, _held_out(sources) if everywhere else frozenset()), target)
    write_plain(target)
    write_fitted(target, sources, counts, plan.seed, log.line)
    log.line(f"wrote {target}")


def write_model(model: MarianMTModel, vocabulary: Vocabulary, work: Path, target: Path) -> None:
    """Export a network and put its vocabulary beside it."""
    export(model, vocabulary, target)
    for file in ("units.json", "english.model"):
        shutil.copyfile(work / file, target / file)


def _held_out(sources: Sources) -> frozenset[str]:
    return frozenset[str]().union(*forbidden(sources.data).values())


class _Log:
    def __init__(self, file: Path, tell: Callable[[str], None]) -> None:
        self._file, self._tell = file, tell

    def line(self, text: str) -> None:
        self._tell(text)
        with self._file.open("a", encoding="utf-8") as log:
            log.write(text + "\n")


def training_examples(
    sources: Sources, kept: Path, tell: Callable[[str], None], everywhere: bool = False
) -> list[Example]:
    """Return the examples, from a file of an earlier call where there is one."""
    if kept.exists():
        return [Example(*row) for row in json.loads(kept.read_text("utf-8"))]
    pairs, counts = training_pairs(sources, forbidden(sources.data, everywhere))
    made = examples(judge_all(pairs, tell), counts)
    kept.write_text(json.dumps([list(asdict(one).values()) for one in made], ensure_ascii=False), "utf-8")
    return made


def judge_all(pairs: list[Pair], tell: Callable[[str], None]) -> list[Judged]:
    """Judge the pairs of each language, and tell how many were kept of each source."""
    by_language: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_language[pair.language].append(pair)
    every: list[Judged] = []
    for language, some in sorted(by_language.items()):
        judgements = judged(some, _SEED)
        for origin in sorted({one.pair.origin for one in judgements}):
            verdicts = Counter(one.kept or "dropped" for one in judgements if one.pair.origin == origin)
            tell(f"{language} {origin}: " + ", ".join(f"{count} {kept}" for kept, count in verdicts.most_common()))
        every += judgements
    return every
