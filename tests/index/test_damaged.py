"""An index file that was damaged is told at once: it is never asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import IndexFileError
from namenorm.index.layout import FOOTER
from namenorm.index.mapped import verify
from namenorm.index.reader import Index, sound_index


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged") / "damaged.index"


def _refused(place: Path, data: bytes | bytearray) -> None:
    # Written anew: a file that is cut while it is mapped ends whoever maps it.
    place.unlink(missing_ok=True)
    place.write_bytes(data)
    with pytest.raises(IndexFileError, match=r"damaged\.index"):
        Index(place)
    assert sound_index(place) is None


def _flipped(data: bytes, bits: set[int]) -> bytearray:
    changed = bytearray(data)
    for bit in bits:
        changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return changed


@given(bits=st.sets(st.integers(0, 1 << 40), min_size=1, max_size=3))
def test_flipped_bits_are_told(index_file: Path, place: Path, bits: set[int]) -> None:
    data = index_file.read_bytes()
    changed = _flipped(data, bits)
    if changed != data:  # two may fall on one another
        _refused(place, changed)


def test_every_bit_of_the_footer_counts(index_file: Path, place: Path) -> None:
    data = index_file.read_bytes()
    for bit in range(8 * (len(data) - FOOTER.size), 8 * len(data)):
        _refused(place, _flipped(data, {bit}))


@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_short_is_told(index_file: Path, place: Path, share: float) -> None:
    data = index_file.read_bytes()
    _refused(place, data[: int(share * len(data))])


@given(share=st.floats(0, 1), length=st.integers(1, 5000), byte=st.integers(0, 255))
def test_a_stretch_overwritten_or_added_is_told(
    index_file: Path, place: Path, share: float, length: int, byte: int
) -> None:
    data = index_file.read_bytes()
    start, stretch = int(share * len(data)), bytes([byte]) * length
    _refused(place, data[:start] + stretch + data[start:])
    overwritten = (data[:start] + stretch + data[start + length :])[: len(data)]
    if overwritten != data:
        _refused(place, overwritten)


def test_the_end_of_one_behind_the_sections_of_another_is_told(index_file: Path, place: Path) -> None:
    data = index_file.read_bytes()
    _refused(place, data[8:] + data[-FOOTER.size :])
    _refused(place, b"\0" * (len(data) - 4096) + data[-4096:])


def test_a_whole_one_is_asked(index_file: Path) -> None:
    verify(index_file)
    found = sound_index(index_file)
    assert found is not None
    assert found.hash == Index(index_file).hash
