"""The vocabulary, made from the examples: units by their number, pieces of English names by sentencepiece."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import sentencepiece

from eval.train.names.examples import Example
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.transliterate.forms import SOURCES, plain_syllable, source_units
from namenorm.transliterate.vocabulary import SYLLABLE, Vocabulary, load_vocabulary

_RARE = 3  # a unit of fewer examples is left out: a Han character is then only heard
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_vocabulary(examples: Sequence[Example], pieces: int, folder: Path) -> Vocabulary:
    """Make the vocabulary and write ``units.json`` and ``english.model``.

    Args:
        examples: All that is trained on.
        pieces: How many pieces English names are divided into; 26 make each letter a piece.
        folder: Where to write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    syllables = frozenset(plain_syllable(one) for one in PinyinReader(Rules("zh")).syllables)
    model = _divider({one.target for one in examples if one.tag != "en"}, pieces)
    (folder / "english.model").write_bytes(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    table = {
        "units": [*(f"<{tag}>" for tag in (*SOURCES, "en")), *_units(examples, syllables)],
        "pieces": [*_pieces(processor), *(SYLLABLE + one for one in sorted(syllables))],
    }
    (folder / "units.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return load_vocabulary(folder)


def _units(examples: Iterable[Example], syllables: frozenset[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for one in examples:
        if one.tag not in ("en", "pinyin"):
            counts.update(source_units(one.source, one.tag, syllables))
    common = {unit for unit, count in counts.items() if count >= _RARE}
    return sorted(common | syllables | set(_LETTERS))


def _pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    every = (processor.id_to_piece(number) for number in range(processor.get_piece_size()))
    return [piece for piece in every if not piece.startswith("<")]


def _divider(names: Iterable[str], pieces: int) -> bytes:
    """Train sentencepiece's unigram model on English names without word boundaries."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sorted(names)),
        model_writer=written,
        vocab_size=pieces + 1,
        model_type="unigram" if pieces > len(_LETTERS) else "char",
        character_coverage=1.0,
        add_dummy_prefix=False,
        normalization_rule_name="identity",
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        unk_id=0,
        max_sentencepiece_length=5,
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()
