"""The name model at run time: proposes what a name was before it was transcribed, and scores a pair of names."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namenorm.errors import InputError, NamenormError
from namenorm.transliterate.choose import WIDTH, search
from namenorm.transliterate.folder import BUNDLED, model_hash
from namenorm.transliterate.forms import SOURCES, divide_pinyin, han_characters, pinyin_of
from namenorm.transliterate.known import Known
from namenorm.transliterate.neighbours import neighbours
from namenorm.transliterate.ranking import Ranking, Score, load_rankings
from namenorm.transliterate.vocabulary import Vocabulary, load_vocabulary

_DOTS = "·・•‧∙=＝"
_WIDEST = 64  # hypotheses that the search keeps at most
_LONGEST = 32  # pieces
_PAIRS_AT_ONCE = 512
_FORMS_AT_ONCE = 32
_WIDE = 96  # names of a longer list that are scored
_FEW = 200  # names of a list that are all scored, without a search


@dataclass(frozen=True, slots=True)
class Spelling:
    """An English spelling that the model proposes.

    Attributes:
        text: Letters a to z; the parts of a name of several parts are divided by spaces.
        probability: That this is the name, 0 to 1; what the spellings leave of 1 is that it is none of them.
    """

    text: str
    probability: float


class NameModel:
    """A trained model, read from a folder. Thread-safe; the weights are shared by all calls.

    Attributes:
        vocabulary: What it reads and writes.
        names: English names with how common they are.
        identity: First twelve digits of the model's hash, for signatures.
    """

    def __init__(self, folder: Path = BUNDLED, threads: int = 1) -> None:
        """Load the model.

        Args:
            folder: Holds the network, its vocabulary, the names that it knows and the weights of the ranking.
            threads: Cores that one call may use.

        Raises:
            NamenormError: If the folder holds no model.
        """
        if not (folder / "model.bin").exists():
            raise NamenormError(f"no name model in {folder}; `python -m eval train names` makes one")
        from ctranslate2 import Translator

        self.identity = model_hash(folder)[:12]
        self.vocabulary: Vocabulary = load_vocabulary(folder)
        self.names = Known.load(folder)
        self._rankings: Mapping[str, Ranking] = load_rankings(folder)
        self._translator: Any = Translator(str(folder), device="cpu", intra_threads=threads, compute_type="int8")

    def transliterate(self, names: Sequence[str], source: str = "zh", limit: int = 10) -> list[list[Spelling]]:
        """Return, for each name, the likeliest English spellings, likeliest first.

        Args:
            names: In the form that ``source`` says. A name of several parts ("唐纳德·特朗普") is read part by part and
                keeps its order; a spelling in pinyin is one name, however it is divided ("Te Langpu").
            source: One of ``SOURCES``.
            limit: Spellings for each name, 1 to 64.

        Raises:
            InputError: If the source or the limit is none of these.
        """
        _check(source)
        if not 1 <= limit <= _WIDEST:
            raise InputError(f"limit is {limit}; give one from 1 to {_WIDEST}")
        parts = [_parts(name, source) for name in names]
        asked = list(dict.fromkeys(part for name in parts for part in name))
        found = dict(zip(asked, self._spellings(asked, source, limit), strict=True))
        return [_joined([found[part] for part in name], limit) for name in parts]

    def score(self, pairs: Sequence[tuple[str, str]], source: str = "zh") -> list[Score]:
        """Return how well each source form and English name fit; minus infinity where one of them cannot be read.

        Args:
            pairs: Source forms with English names.
            source: Of all of them, one of ``SOURCES``.

        Raises:
            InputError: If the source is none of these.
        """
        _check(source)
        forward = self._log_probabilities(
            [(self.vocabulary.source(form, source), self.vocabulary.target(english, source)) for form, english in pairs]
        )
        if source not in ("zh", "pinyin"):
            return [Score(one, None) for one in forward]
        backward = self._log_probabilities(
            [
                (
                    self.vocabulary.source(english, "en"),
                    self.vocabulary.target(" ".join(self._heard(form, source)), "en"),
                )
                for form, english in pairs
            ]
        )
        return [Score(*both) for both in zip(forward, backward, strict=True)]

    def log_probability(self, form: str, tag: str, target: str) -> float:
        """Return log P(target | form) for one way through the network, minus infinity where one cannot be read.

        Args:
            form: A source form or, for the tag ``en``, an English name.
            tag: One of ``SOURCES``, or ``en``.
            target: An English name or, for ``en``, syllables divided by spaces.
        """
        return self._log_probabilities([(self.vocabulary.source(form, tag), self.vocabulary.target(target, tag))])[0]

    def choose(
        self, forms: Sequence[str], known: Known, source: str = "zh", limit: int = 20
    ) -> list[list[tuple[str, float]]]:
        """Return, for each source form, the known names that fit it best, best first, with how well (higher is better).

        Args:
            forms: Source forms, each one name.
            known: The names to choose from.
            source: Of all forms, one of ``SOURCES``.
            limit: Names for each form.

        Raises:
            InputError: If the source is none of these.
        """
        _check(source)
        if len(known) <= _FEW:
            found = [known.all() if len(self.vocabulary.source(form, source)) > 2 else [] for form in forms]
        else:
            found = self._among(forms, source, known, max(limit, _WIDE))
        scores = iter(
            self.score([(form, name) for form, names in zip(forms, found, strict=True) for name in names], source)
        )
        return [self._ranked(names, [next(scores) for _ in names], source)[:limit] for names in found]

    def _ranked(self, names: Sequence[str], scores: Sequence[Score], source: str) -> list[tuple[str, float]]:
        levels = [self.names.level(name) for name in names]
        worth = [float(one) for one in self._rankings[source].worth(scores, levels)]
        return sorted(zip(names, worth, strict=True), key=lambda pair: (-pair[1], pair[0]))

    def _among(self, forms: Sequence[str], source: str, known: Known, width: int) -> list[list[str]]:
        """Return, for each form, the names of a long list that are worth scoring."""
        searched = self._known_names(forms, source, known, width)
        written = self.written(forms, source)
        return [
            list(dict.fromkeys([*names, *neighbours(spellings, known)]))
            for names, spellings in zip(searched, written, strict=True)
        ]

    def _known_names(self, forms: Sequence[str], source: str, known: Known, width: int) -> list[list[str]]:
        found: list[list[str]] = []
        for start in range(0, len(forms), _FORMS_AT_ONCE):
            units = [self.vocabulary.source(form, source) for form in forms[start : start + _FORMS_AT_ONCE]]
            readable = [one for one in units if len(one) > 2]
            answers = iter(search(self._translator, self.vocabulary, readable, known, width))
            found += [next(answers) if len(one) > 2 else [] for one in units]
        return found

    def _heard(self, form: str, source: str) -> tuple[str, ...]:
        if source == "zh":
            return pinyin_of(han_characters(form))
        return divide_pinyin(form, self.vocabulary.syllables)

    def candidates(self, forms: Sequence[str], source: str, width: int = WIDTH) -> list[list[str]]:
        """Return, for each form, the spellings that are weighed: what the model writes freely, and known names.

        Args:
            forms: Source forms, each one name.
            source: Of all forms, one of ``SOURCES``.
            width: Of either search.
        """
        free = self.written(forms, source, width)
        known = self._known_names(forms, source, self.names, width)
        return [list(dict.fromkeys([*one, *two])) for one, two in zip(free, known, strict=True)]

    def _spellings(self, forms: Sequence[str], source: str, limit: int) -> list[list[Spelling]]:
        found = self.candidates(forms, source, max(limit, WIDTH))
        scores = iter(
            self.score([(form, name) for form, names in zip(forms, found, strict=True) for name in names], source)
        )
        return [self._weighed(names, [next(scores) for _ in names], source)[:limit] for names in found]

    def _weighed(self, names: Sequence[str], scores: Sequence[Score], source: str) -> list[Spelling]:
        if not names:
            return []
        shares = self._rankings[source].probabilities(scores, [self.names.level(name) for name in names])
        weighed = [Spelling(name, float(share)) for name, share in zip(names, shares, strict=True)]
        return sorted(weighed, key=lambda one: (-one.probability, one.text))

    def written(self, forms: Sequence[str], source: str, width: int = WIDTH) -> list[list[str]]:
        """Return, for each form, what the network writes freely, likeliest first: no ranking, no list of names.

        Args:
            forms: Source forms, each one name.
            source: Of all forms, one of ``SOURCES``.
            width: Spellings at most.
        """
        units = [self.vocabulary.source(form, source) for form in forms]
        readable = [one for one in units if len(one) > 2]
        if not readable:
            return [[] for _ in units]
        results = iter(
            self._translator.translate_batch(
                readable,
                beam_size=width,
                num_hypotheses=width,
                length_penalty=0,
                max_decoding_length=_LONGEST,
                max_batch_size=_FORMS_AT_ONCE,
            )
        )
        return [_texts(next(results).hypotheses) if len(one) > 2 else [] for one in units]

    def _log_probabilities(self, pairs: list[tuple[list[str], list[str]]]) -> list[float]:
        readable = [pair for pair in pairs if len(pair[0]) > 2 and pair[1]]
        if not readable:
            return [-math.inf] * len(pairs)
        results = iter(
            self._translator.score_batch(
                [source for source, _ in readable], [target for _, target in readable], max_batch_size=_PAIRS_AT_ONCE
            )
        )
        return [
            float(sum(next(results).log_probs)) if len(source) > 2 and target else -math.inf for source, target in pairs
        ]


def _check(source: str) -> None:
    if source not in SOURCES:
        raise InputError(f"the source {source!r} is not one of {', '.join(SOURCES)}")


def _parts(name: str, source: str) -> list[str]:
    """Divide a name at dots and, where words are spaced, at spaces; pinyin is spaced by the syllable at times."""
    for dot in _DOTS:
        name = name.replace(dot, "\n" if source == "pinyin" else " ")
    return [part for part in (name.split("\n") if source == "pinyin" else name.split()) if part.strip()]


def _texts(hypotheses: Sequence[Sequence[str]]) -> list[str]:
    """Return the distinct spellings of hypotheses; a spelling may be divided into pieces in several ways."""
    return list(
        dict.fromkeys("".join(pieces) for pieces in hypotheses if pieces and all(piece.isalpha() for piece in pieces))
    )


def _joined(parts: Sequence[Sequence[Spelling]], limit: int) -> list[Spelling]:
    """Return the likeliest combinations of the parts' spellings; none where a part has none."""
    joined = [Spelling("", 1.0)] if parts else []
    for part in parts:
        pairs = itertools.product(joined, part)
        both = [Spelling(f"{one.text} {two.text}".strip(), one.probability * two.probability) for one, two in pairs]
        joined = sorted(both, key=lambda one: (-one.probability, one.text))[:limit]
    return joined
