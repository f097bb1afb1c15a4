"""Names of whom the book knows nobody, put together from parts: 罗伯特·戴利, "Luobote Daili", may be Robert Daly."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.compose import Composed, Heard, How, Reading, compose, pieces, read
from namenorm.index.stack import Stack
from namenorm.resolve.model import Logistic
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.text.key import squash
from namenorm.values import Candidate, Evidence

_FILE = Path(__file__).parent / "composition.json"
_LEAST_SHARE = 1e-6
_LEAST_SCORE = 0.005
_ALL = 0.99  # how likely the names put together are at most, all together
_MOST = 12  # names put together of which the likeliest are judged


@dataclass(frozen=True, slots=True)
class Composition:
    """What ``python -m eval.composition`` measured.

    Attributes:
        part: Weights of the features by which the readings of a part are ranked.
        name: Judges that a name put together is the bearer's.
        hash: Identifies all weights in a run's signature.
    """

    part: Mapping[str, float]
    name: Logistic
    hash: str = ""


def load_composition(path: Path | None = None) -> Composition:
    """Read the weights that come with the package, or others.

    Raises:
        GazetteerError: If the file is missing or holds no such weights.
    """
    file = path or _FILE
    try:
        raw = file.read_bytes()
        parsed = json.loads(raw)
        name = Logistic(float(parsed["name"]["intercept"]), dict(parsed["name"]["weights"]))
        return Composition(dict(parsed["part"]), name, hashlib.sha256(raw).hexdigest())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"no weights of parts at {file} ({error}): install namenorm again") from error


class Composer:
    """Puts names together from the parts of a book."""

    def __init__(self, index: Stack, pinyin: PinyinReader, model: Composition, heard: Heard) -> None:
        """Take parts from a book and from what they sound like; a name in Latin letters is one in pinyin or none."""
        self._index, self._pinyin, self._model, self._heard = index, pinyin, model, heard

    def candidates(self, name: str, most: int = 5) -> tuple[Candidate, ...]:
        """Return what a transliterated name may be, likeliest first; each without an entity.

        Args:
            name: With middle dots or spaces between its parts, in any script. One in Latin letters has to be in pinyin,
                and no Chinese name; nothing is returned for one that may be right as it stands.
            most: How many are returned at most.
        """
        if name.isascii() and not self.is_foreign_pinyin(name):
            return ()
        found = [*compose(name, self._index.parts, self._heard, self._model.part, _MOST), *self._surnames(name)]
        judged = _shared([_candidate(one, self._model.name) for one in found])
        ranked = sorted(judged, key=lambda one: (-one.score, one.name))
        if any(squash(one.name) == squash(name) for one in ranked):
            return ()
        return tuple(one for one in ranked if one.score >= _LEAST_SCORE)[:most]

    def is_foreign_pinyin(self, name: str) -> bool:
        """Tell whether a name of several words is in pinyin and no Chinese name, in either order of its words."""
        words = tuple(pieces(name))
        if len(words) < 2 or not all(self._pinyin.parse(one.lower()) for one in words):
            return False
        return self._pinyin.reading(words) is None and self._pinyin.reading((words[-1], *words[:-1])) is None

    def _surnames(self, name: str) -> list[Composed]:
        """Return what "Te Langpu" may be: a surname that a machine divides as if it were a Chinese name."""
        words = pieces(name)
        if not name.isascii() or len(words) != 2 or len(self._pinyin.parse(words[0].lower()) or ()) != 1:
            return []
        readings = read("".join(words).lower(), "surname", self._index.parts, self._heard, self._model.part)
        return [Composed((one,)) for one in readings if one.how in ("pinyin", "model")]


def _shared(found: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates that were judged one by one so that together they leave room for none of them."""
    total = max(1.0, sum(one.score for one in found) / _ALL)
    return [replace(one, score=one.score / total) for one in found]


def name_features(composed: Composed) -> dict[str, float]:
    """Return the features by which a name put together is judged: what its parts add up to."""
    totals: dict[str, float] = {"surname-alone": 1.0} if len(composed.readings) == 1 else {}
    for one in composed.readings:
        for name, value in _part_features(one).items():
            totals[name] = totals.get(name, 0.0) + value
    return totals


def _part_features(one: Reading) -> dict[str, float]:
    return {} if one.how == "kept" else {"share": _log_share(one), one.closest: 1.0}


def _log_share(one: Reading) -> float:
    return math.log(max(one.share, _LEAST_SHARE))


def _candidate(composed: Composed, model: Logistic) -> Candidate:
    lines = (
        Evidence("name-part", f"{one.form} {_TOLD[one.how]} {one.latin}", _weight(one, model))
        for one in composed.readings
    )
    return Candidate("", composed.text, model.probability(name_features(composed)), tuple(lines))


def _weight(one: Reading, model: Logistic) -> float:
    return sum(model.contributions(_part_features(one)).values())


_TOLD: Mapping[How, str] = {
    "native": "is a form of",
    "sound": "sounds like a form of",
    "rough": "sounds nearly like a form of",
    "pinyin": "is the pinyin of a form of",
    "rough-pinyin": "is nearly the pinyin of a form of",
    "model": "sounds, to the name model, like",
    "kept": "stays",
}
