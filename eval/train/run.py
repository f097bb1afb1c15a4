"""``python -m eval train``: all judgements, from the book and the development data, into one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.corpus import load_corpus
from eval.datasets import pins, states
from eval.load import FOLDS
from eval.synthetic import for_training, make
from eval.train import second
from eval.train.decide import REAL, SEED, fit, fit_candidate, resolver, rows, stored, training_documents
from eval.train.folds import TARGET, write_folds, write_models
from eval.train.real import RealRow, kept_for, real_rows
from eval.train.row import Row
from namenorm.gazetteer.files import load_book
from namenorm.resolve.speakers import SPEAKER_FEATURES
from namenorm.resolve.unlisted import UNLISTED_FEATURES


@dataclass(frozen=True, slots=True)
class _Made:
    """The synthetic rows of each judgement."""

    candidates: Sequence[Row]
    unlisted: Sequence[Row]
    speakers: Sequence[Row]

    def models(self, real: Sequence[RealRow]) -> dict[str, object]:
        """Return all judgements, fitted to these rows and those of real pages."""
        names = [one.row for one in real if one.unlisted]
        of_names = fit(self.unlisted, UNLISTED_FEATURES, real=names, share=REAL["unlisted"])
        speakers = fit(self.speakers, SPEAKER_FEATURES, second.speaker_prior(self.speakers))
        return {
            "candidate": fit_candidate(self.candidates, [one.row for one in real if not one.unlisted]),
            "unlisted": stored(*of_names, len(self.unlisted) + len(names)),
            "speaker": stored(*speakers, len(self.speakers)),
        }


def train(folder: Path | None, tell: Callable[[str], None], target: Path = TARGET) -> None:
    """Train the judgements and write them where the package reads them, and one set of them for each fold.

    Args:
        folder: The evaluation data, for real pages, namesakes and clean English lines; without it all are left out.
        tell: Where progress goes.
        target: The file that is written.
    """
    book = load_book().entities
    entities = {id_: one for id_, one in book.items() if one.kind == "person"}
    persons = folder / "wikidata/persons.tsv" if folder else None
    lines = [folder / f"wmt22_zh/generaltest2022.zh-en.ref.{ref}.en" for ref in "AB"] if folder else []
    judge = resolver()
    tell("candidates …")
    candidates = list(rows(training_documents(entities, persons, lines), judge))
    tell("names that the book does not know …")
    examples = filter(for_training, make(entities.values(), SEED, persons=persons, surroundings=lines))
    unlisted = list(second.unlisted_rows(examples, entities, judge))
    tell("speakers …")
    speakers = list(second.speaker_rows(second.speaker_cast(entities, persons, lines), judge))
    made = _Made(candidates, unlisted, speakers)
    tell("real pages …")
    real = list(real_rows(load_corpus(folder, states(folder, pins()), book), judge)) if folder else []
    tell("fitting …")
    write_models(made.models(real), target)
    write_folds([made.models(kept_for(real, fold)) for fold in range(FOLDS)], target)
    tell(f"wrote {target.name}: {len(candidates)} synthetic candidates, {len(unlisted)} names, {len(real)} real rows")
