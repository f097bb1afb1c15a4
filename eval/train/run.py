"""``python -m eval train``: all judgements, from the book and the development data, into one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from eval.synthetic import for_training, make
from eval.train import second
from eval.train.decide import SEED, TARGET, fit, fit_candidate, resolver, rows, stored, training_documents
from namenorm.gazetteer.files import load_book
from namenorm.resolve.sound import SOUND_FEATURES
from namenorm.resolve.unlisted import UNLISTED_FEATURES


def train(folder: Path | None, tell: Callable[[str], None], target: Path = TARGET) -> None:
    """Train the judgements and write them where the package reads them.

    Args:
        folder: The evaluation data, for real namesakes and clean English lines; without it both are left out.
        tell: Where progress goes.
        target: The file that is written.
    """
    entities = {id_: one for id_, one in load_book().entities.items() if one.kind == "person"}
    persons = folder / "wikidata/persons.tsv" if folder else None
    lines = [folder / f"wmt22_zh/generaltest2022.zh-en.ref.{ref}.en" for ref in "AB"] if folder else []
    judge = resolver()
    tell("candidates …")
    candidate = fit_candidate(list(rows(training_documents(entities, persons, lines), judge)))
    tell("names that the book does not know …")
    examples = filter(for_training, make(entities.values(), SEED, persons=persons, surroundings=lines))
    unlisted = list(second.unlisted_rows(examples, entities, judge))
    tell("speakers …")
    speakers = list(second.speaker_rows(entities))
    models = {
        "candidate": candidate,
        "unlisted": stored(*fit(unlisted, UNLISTED_FEATURES), len(unlisted)),
        "speaker": stored(*fit(speakers, SOUND_FEATURES, second.speaker_prior()), len(speakers)),
    }
    target.write_text(json.dumps(models, indent=2) + "\n", "utf-8")
    tell(f"wrote {target.name}: {candidate['rows']}, {len(unlisted)} and {len(speakers)} rows")
