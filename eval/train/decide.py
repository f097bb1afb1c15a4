"""The weights of the decision: ``python -m eval train`` writes ``namenorm/resolve/decision.json``.

Trained on synthetic documents about the half of the book's persons that is not held out, on invented names of people
who are not in the book, in like contexts, and on the names of real pages (``eval.train.real``).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.synthetic import for_training, make
from eval.train.examples import documents, vary
from eval.train.row import Row
from eval.train.signed import fit_signed, signs_of
from eval.train.strangers import stranger_documents
from namenorm.config import Config
from namenorm.gazetteer.model import Entity
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.resolve.decide import case_features
from namenorm.resolve.explain import Case
from namenorm.resolve.features import FEATURES, RELATIONS
from namenorm.resolve.model import load_models
from namenorm.resolve.page import Resolver
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.page_text import as_it_stands
from namenorm.values import Document, Span

SEED = 7
_ATTESTED_THING = 4.6  # log-odds of 99 in 100
# Per step of prominence. News prints a head of state's name with nothing to say who this is, and of no namesake; the
# examples all say something.
_ATTESTED_PROMINENT = 1.5
# Per power of ten by which texts have a name more often than its bearers explain. The examples draw the known as often
# as the unknown, and cannot tell; a whole power would be 2.3. On blind pages 1.5 names 61.5 % of the broken names, 2.0
# names 61.9 %, none 59.9 %; no rewrite is wrong with any of them.
_RENOWN = 2.0
_SHARE_FORGOTTEN = 0.4
_PRIOR = 3.0  # weight of a right candidate: real pages contradict the book less often than the synthetic ones do
_PINYIN_SPEAKS = 2.0  # log-odds shown for the spelling alone; taken from the intercept, so no probability depends on it
_OBSCURE = 0.1  # how often news writes of somebody whom only works of reference list
REAL = {"candidate": 0.5, "unlisted": 0.3}
"""What all rows of real pages count together beside all synthetic ones: they are few, and what a reader meets.

Of .1, .3, .5, 1 and 3, pages left out lose least with 1 for candidates; with a half they lose little more, and more is
kept of what the synthetic rows say of names unlike those of these pages."""
AGAINST = frozenset(
    {
        *("distance", "syllable-off", "worst-word", "near-native", "joined"),
        *("rival-country", "third-country", "introduced-elsewhere", "introduced-otherwise"),
        *("source-lacks-name", "unverified", "bulk", "thing"),
        *("mainland-of-mention", "mainland-near", "mainland-in-text", "company-mainland", "body-mainland"),
    }
)
"""What never speaks for a candidate, or for a name being misspelt; all else but the relations never speaks against."""
_STRENGTH = 1.0  # inverse of the penalty on squared weights


def resolver() -> Resolver:
    """Return the resolver whose features are trained; its own weights play no part in them."""
    stack = Stack([open_index()])
    return Resolver(stack, Rules("en"), PinyinReader(Rules("zh")), load_models(), Config())


def rows(made: Iterable[tuple[Document, int, int, str | None, str]], judge: Resolver) -> Iterator[Row]:
    """Yield a row for each candidate that is proposed for the name at a known place of each document."""
    for document, start, end, meant, person in made:
        chance = random.Random(f"{SEED}:{document.id}")
        for case in cases_at(document, Span(start, end), judge):
            right = case.proposal.found.entity.id == meant
            features = case_features(case)
            yield Row(_forgetful(features, case, chance) if right else features, right, person)


def _forgetful(features: Mapping[str, float], case: Case, chance: random.Random) -> Mapping[str, float]:
    """Drop what a person's description shares with the text, for a share of examples.

    The synthetic introductions are written from the book; real ones name offices and doings that it does not know.
    """
    if "role-words" not in features or chance.random() > _SHARE_FORGOTTEN:
        return features
    kept = {name: value for name, value in features.items() if name != "role-words"}
    introduced = any(one.introduced for one in case.around)
    return {**kept, "introduced-otherwise": 1.0} if introduced and "country-of-mention" not in kept else kept


def cases_at(document: Document, span: Span, judge: Resolver) -> list[Case]:
    """Return the cases of the name that overlaps a place of a document."""
    words, groups, context = judge.read(document, as_it_stands(document.text))
    every = judge.cases(document, words, groups, context)
    for group, cases in zip(groups, every, strict=True):
        if any(span.overlaps(spot.mention) for spot in group.spots):
            return cases
    return []


def training_documents(
    entities: Mapping[str, Entity], persons: Path | None, surroundings: list[Path]
) -> Iterator[tuple[Document, int, int, str | None, str]]:
    """Yield documents with the place of a name, the entity meant or None, and the person for grouping."""
    examples = list(filter(for_training, make(entities.values(), SEED, persons=persons, surroundings=surroundings)))
    for varied in vary(examples, entities, SEED):
        one = varied.example
        yield documents(varied), varied.start, varied.end, one.entity_id, one.person_group
    yield from stranger_documents(entities, random.Random(SEED))


def fit(
    data: Sequence[Row], names: Sequence[str], prior: float = 1.0, real: Sequence[Row] = (), share: float = 1.0
) -> tuple[float, dict[str, float]]:
    """Return the intercept and the weights of a logistic model.

    Args:
        data: Rows of synthetic documents.
        names: The features.
        prior: How many times right rows of these count.
        real: Rows of real pages, by whose weights they are counted.
        share: What these count together, the synthetic ones being 1.
    """
    every = (*data, *real)
    matrix = np.array([[row.features.get(name, 0.0) for name in names] for row in every])
    labels = np.array([float(row.right) for row in every])
    synthetic = np.array([prior * _met(row) if row.right else _borne(row) for row in data])
    of_pages = np.array([row.weight for row in real])
    scale = share * synthetic.sum() / of_pages.sum() if real else 1.0
    shares = np.concatenate([synthetic, scale * of_pages])
    signs = signs_of(names, AGAINST, frozenset(RELATIONS))
    intercept, weights = fit_signed(matrix, labels, shares, signs, _STRENGTH)
    return intercept, dict(zip(names, map(float, weights), strict=True))


def _met(row: Row) -> float:
    """Return how often a person is meant, beside one of whom news writes: the examples hold as many of either."""
    return _OBSCURE if "bulk" in row.features else 1.0


def _borne(row: Row) -> float:
    """Return how often somebody else is met under a name in pinyin: the more often, the more people bear it.

    The examples hold as many strangers of a rare name as of a common one. The square root is taken since news does not
    write of people in proportion to how many bear a name; the whole ratio brought no more on pages left out.
    """
    return float(10.0 ** (-row.features.get("rarity", 0.0) / 2))


def fit_candidate(data: Sequence[Row], real: Sequence[Row] = ()) -> dict[str, object]:
    """Fit the judgement of candidates and return it as it is stored."""
    learnt = [one for one in FEATURES if one not in ("attested-prominent", "renown")]
    intercept, weights = fit(data, learnt, _PRIOR, real, REAL["candidate"])
    # A candidate has exactly one relation. Counting from a name that has none makes each relation speak for itself.
    shift = _PINYIN_SPEAKS - weights["pinyin"]
    weights |= {name: weights[name] + shift for name in RELATIONS}
    intercept -= shift
    weights |= {"attested-prominent": _ATTESTED_PROMINENT, "renown": _RENOWN}
    # Names of organisations and places are no matter of context here: an attested one is taken at its word.
    weights["thing"] = _ATTESTED_THING - intercept
    return stored(intercept, weights, len(data) + len(real))


def stored(intercept: float, weights: Mapping[str, float], rows: int) -> dict[str, object]:
    """Return a model as it is stored: rounded, with what it was trained on."""
    rounded = {name: round(weight, 3) for name, weight in weights.items()}
    return {"intercept": round(intercept, 3), "weights": rounded, "rows": rows, "seed": SEED}
