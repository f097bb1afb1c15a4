"""A model's opinion of a document, from its segments, with what was computed before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from namenorm.neural.folder import content_hash, model_folder
from namenorm.neural.needs import told_as_model_error
from namenorm.neural.texts import encodable
from namenorm.quality_estimation.cache import ScoreCache, score_key
from namenorm.quality_estimation.comet_files import outer_files
from namenorm.quality_estimation.open import open_scorer
from namenorm.quality_estimation.scorer import Pair
from namenorm.quality_estimation.segments import Segment, segments
from namenorm.values import Document, QualityEstimate, SegmentEstimate, SourceState

_NO_SOURCE = "the model compares with the original, and there is none"
_NOTHING = "the text has no segment, or none that renders one of the original"
_UNRELATED = "the source is not the original of this text"


class QualityEstimator:
    """Estimates documents with one model; safe to share between threads.

    Attributes:
        hash: Of the model's content.
    """

    def __init__(self, folder: str | Path, cache: ScoreCache | None = None) -> None:
        """Name the folder of a model; its weights are loaded when the first segment is scored.

        Args:
            folder: A checkpoint of COMET, or a model of transformers for sequence classification.
            cache: Where scores are kept; a file in the user's cache folder unless given.

        Raises:
            ModelError: If there is no such model, it cannot be used, or its libraries are not installed.
        """
        place = model_folder(folder, "qe")
        self._name = place.resolve().name
        self._scorer = open_scorer(place)
        self._cache = cache or ScoreCache()
        self._cache.prepare()
        self.hash = content_hash(place, *outer_files(place))

    def estimate(self, document: Document, source: SourceState) -> QualityEstimate:
        """Return what the model says of each segment of a document.

        Args:
            document: With its original, where the model needs one.
            source: What became of the original: nothing is compared with another text's.

        Raises:
            ModelError: If the model cannot be loaded.
        """
        compares = "src" in self._scorer.reads
        if compares and (source == "unrelated" or not (document.source or "").strip()):
            return QualityEstimate(self._name, note=_UNRELATED if source == "unrelated" else _NO_SOURCE)
        found = list(segments(document if compares else Document(document.id, document.text)))
        scores = self._scores([_pair(document, one) for one in found])
        return QualityEstimate(self._name, tuple(map(_scored, found, scores)), "" if found else _NOTHING)

    def _scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the score of each pair, of equal ones once."""
        keys = [score_key(self.hash, one.source, one.translation) for one in pairs]
        wanted = dict(zip(keys, pairs, strict=True))
        known = dict(self._cache.get(list(wanted)))
        new = [key for key in wanted if key not in known]
        if new:
            computed = dict(zip(new, self._computed([wanted[key] for key in new]), strict=True))
            self._cache.put(computed)
            known |= computed
        return [known[key] for key in keys]

    def _computed(self, pairs: Sequence[Pair]) -> list[float]:
        with told_as_model_error(self._name):
            return self._scorer.score(pairs)


def _pair(document: Document, one: Segment) -> Pair:
    source = "" if one.source is None else (document.source or "")[one.source.start : one.source.end]
    return Pair(encodable(source), encodable(document.text[one.span.start : one.span.end]))


def _scored(one: Segment, score: float) -> SegmentEstimate:
    return SegmentEstimate(one.span.start, one.span.end, score, () if one.source is None else (one.source,))
