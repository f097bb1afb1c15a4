"""The units that the model reads and the pieces that it writes, as numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from namenorm.transliterate.forms import english_letters, plain_syllable, source_units

SYLLABLE = "@"
"""Stands before a pinyin syllable among the pieces that the model writes."""

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"


class Divider(Protocol):
    """What divides an English name into pieces: sentencepiece's processor, of which one call is used."""

    def encode(self, text: str, *, out_type: type[str]) -> list[str]:
        """Return the pieces of a text."""


class Vocabulary:
    """Both vocabularies of the model, each ending in the padding that Marian starts its decoder with."""

    def __init__(self, units: Sequence[str], pieces: Sequence[str], divider: Divider) -> None:
        """Number the units and pieces in their order.

        Args:
            units: What the encoder reads, without the three special ones.
            pieces: What the decoder writes, likewise.
            divider: Divides an English name into pieces.
        """
        self.units = (END, UNKNOWN, *units, PAD)
        self.pieces = (END, UNKNOWN, *pieces, PAD)
        self._unit_numbers = {unit: number for number, unit in enumerate(self.units)}
        self._piece_numbers = {piece: number for number, piece in enumerate(self.pieces)}
        self.divider = divider
        self.syllables = frozenset(piece[1:] for piece in pieces if piece.startswith(SYLLABLE))

    def source(self, form: str, tag: str) -> list[str]:
        """Return the units of a source form, its tag before it and the end behind it."""
        return self.tagged(source_units(form, tag, self.syllables), tag)

    def tagged(self, units: Iterable[str], tag: str) -> list[str]:
        """Return units with a tag before and the end behind; a unit that the model does not know is left out."""
        return [f"<{tag}>", *(unit for unit in units if unit in self._unit_numbers), END]

    def target(self, name: str, tag: str) -> list[str]:
        """Return the pieces of an English name, for the tag ``en`` of syllables divided by spaces; without an end."""
        if tag == "en":
            return [SYLLABLE + plain_syllable(syllable) for syllable in name.split()]
        return self.divider.encode(english_letters(name), out_type=str)

    def source_ids(self, form: str, tag: str) -> list[int]:
        """Return ``source`` as numbers."""
        return [self._unit_numbers[unit] for unit in self.source(form, tag)]

    def unit_ids(self, units: Iterable[str], tag: str) -> list[int]:
        """Return ``tagged`` as numbers."""
        return [self._unit_numbers[unit] for unit in self.tagged(units, tag)]

    def target_ids(self, name: str, tag: str) -> list[int]:
        """Return ``target`` as numbers, with the end."""
        unknown = self._piece_numbers[UNKNOWN]
        return [*(self._piece_numbers.get(piece, unknown) for piece in self.target(name, tag)), 0]


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read the vocabulary of a trained model.

    Args:
        folder: Holds ``units.json`` and ``english.model``.
    """
    from sentencepiece import SentencePieceProcessor

    table = json.loads((folder / "units.json").read_text("utf-8"))
    return Vocabulary(table["units"], table["pieces"], SentencePieceProcessor(model_file=str(folder / "english.model")))
