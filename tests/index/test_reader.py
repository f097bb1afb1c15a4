"""The mapped reader against a slow obvious twin made of dictionaries, and what it says of damaged files."""

from __future__ import annotations

import pickle
import zlib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import IndexFileError
from namenorm.index.layout import FOOTER, FORMAT
from namenorm.index.mapped import verify
from namenorm.index.reader import Index
from namenorm.index.spellings import Speller
from tests.books import entities


class Twin:
    """The same answers by looking at everything."""

    def __init__(self) -> None:
        self.entities = sorted(entities(), key=lambda one: one.id)
        self.postings: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        speller = Speller()
        for entity in self.entities:
            for one in speller.spellings(entity):
                self.postings[one.key].append((entity.id, one.name, one.system))


TWIN = Twin()
KEYS = st.sampled_from(sorted(TWIN.postings)) | st.text(max_size=12)
LONGER = st.builds(lambda key, more: key + more, KEYS, st.text("abcdefg傅", max_size=5))
SHORTER = st.builds(lambda key, cut: key[:cut], KEYS, st.integers(0, 8))


@pytest.fixture(scope="module")
def index(index_file: Path) -> Index:
    return Index(index_file)


@given(key=KEYS | LONGER | SHORTER)
def test_find(index: Index, key: str) -> None:
    found = [(index.entity(one.entity).id, one.name, one.system) for one in index.find(key)]
    assert found == TWIN.postings.get(key, [])


@given(key=KEYS | LONGER)
def test_prefixes(index: Index, key: str) -> None:
    expected = [key[:end] for end in range(1, len(key) + 1) if key[:end] in TWIN.postings]
    assert index.prefixes(key) == expected, "shortest first"


@given(prefix=SHORTER)
def test_keys(index: Index, prefix: str) -> None:
    assert sorted(index.keys(prefix)) == sorted(one for one in TWIN.postings if one.startswith(prefix))


@given(entity_id=st.sampled_from([one.id for one in TWIN.entities]) | st.text(max_size=8))
def test_by_id(index: Index, entity_id: str) -> None:
    assert index.by_id(entity_id) == next((one for one in TWIN.entities if one.id == entity_id), None)


def test_a_pickle_carries_the_path_alone(index: Index) -> None:
    pickled = pickle.dumps(index)
    assert len(pickled) < 500
    assert pickle.loads(pickled).find("fugaoyi") == index.find("fugaoyi") != ()


def _flip(place: int) -> Callable[[bytes], bytes]:
    def flip(data: bytes) -> bytes:
        return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 or len(data) :]

    return flip


def _reworded(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Change the header and write a footer that fits it, as a program of another version would."""

    def reword(data: bytes) -> bytes:
        _, _, length, magic = FOOTER.unpack(data[-FOOTER.size :])
        body, head = data[: -FOOTER.size - length], data[-FOOTER.size - length : -FOOTER.size]
        assert old in head
        head = head.replace(old, new)
        return body + head + FOOTER.pack(zlib.crc32(head), 0, len(head), magic)

    return reword


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"namenrm1",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: b"\0" * len(data),
        _flip(-1),
        _flip(-FOOTER.size),
        _flip(-FOOTER.size - 20),
        _reworded(f'"format": {FORMAT}'.encode(), b'"format": 9'),
        _reworded(b'"sections"', b'"sectionz"'),
        _reworded(b'"keys": ', b'"kees": '),
        _flip(0),
        lambda data: data[64:],
    ],
    ids=[
        "empty", "only a magic number", "half", "a byte short", "a byte more", "zeros", "magic", "checksum",
        "header", "another version", "no sections", "a fact missing", "trie", "sections short",
    ],
)  # fmt: skip
def test_a_damaged_file_is_told(index_file: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    broken = tmp_path / "broken.index"
    broken.write_bytes(damage(index_file.read_bytes()))
    with pytest.raises(IndexFileError, match=r"broken\.index"):
        Index(broken)


@pytest.mark.parametrize("place", [100, 3000, -400])
def test_a_change_anywhere_is_found_by_reading_everything(index_file: Path, tmp_path: Path, place: int) -> None:
    verify(index_file)
    changed = tmp_path / "changed.index"
    changed.write_bytes(_flip(place)(index_file.read_bytes()))
    with pytest.raises(IndexFileError, match=r"changed\.index"):
        verify(changed)


@given(number=st.integers(0, len(TWIN.entities) - 1))
def test_numbers_and_identifiers_belong_together(index: Index, number: int) -> None:
    assert index.entity(number) == TWIN.entities[number]
    assert index.number(TWIN.entities[number].id) == number


@pytest.mark.parametrize("name", ["missing.index", "."])
def test_what_is_no_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(IndexFileError):
        Index(tmp_path / name)
