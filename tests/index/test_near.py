"""Near look-ups against a slow twin that measures the distance to every spelling."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.model import Entity, Name
from namenorm.index import near
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from tests.books import stack

LETTERS = "aeghinuxyz"
# Names that begin, end and go on alike, so that every third of a key is shared by some others.
PARTS = ["zhang", "zheng", "zhan", "wang", "huang", "xiang", "ying", "xin", "hua", "yi", "guang", "li"]
NAMES = sorted(
    {f"{a} {b}{c}" for a in PARTS for b in PARTS for c in PARTS[4:]} | {"Lai Ching-te", "Ja Ian Chong", "戴博", "Ng"}
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("near") / "x.index"
    book = (Entity(f"a:{place}", "org", name, names=(Name(name, "en", "alias"),)) for place, name in enumerate(NAMES))
    compile_index(book, path)
    return Index(path)


def _distance(left: str, right: str) -> int:
    """Levenshtein's distance by its definition."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row, above = [i], row
        for j, b in enumerate(right, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
    return row[-1]


def _edited(key: str, edits: list[tuple[int, str, str]]) -> str:
    for place, letter, action in edits:
        at = place % (len(key) + 1)
        key = key[:at] + ("" if action == "delete" else letter) + key[at + (action != "insert") :]
    return key


EDIT = st.tuples(st.integers(0, 30), st.sampled_from(LETTERS), st.sampled_from(["insert", "delete", "replace"]))
KEYS = [name.lower().replace(" ", "").replace("-", "") for name in NAMES if name.isascii()]
ASKED = st.builds(_edited, st.sampled_from(KEYS), st.lists(EDIT, max_size=3))


@pytest.mark.parametrize("few", [near._FEW, (0, 2, 1)], ids=["few keys are drawn", "letters are tried"])
@given(key=ASKED, edits=st.integers(0, 2))
def test_everything_within_two_edits_is_found_and_nothing_else(
    index: Index, few: tuple[int, int, int], key: str, edits: int
) -> None:
    expected = {one: distance for one in KEYS if len(one) > 4 and (distance := _distance(key, one)) <= edits}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "_FEW", few)
        assert dict(index.near(key, edits)) == (expected if len(key) > 3 else {})


@given(key=ASKED)
def test_of_what_is_farther_no_distance_is_wrong(index: Index, key: str) -> None:
    found = index.near(key, 4)
    assert all(_distance(key, one) == distance <= 4 for one, distance in found)
    assert set(index.near(key, 2)) <= set(found)


@given(key=ASKED)
def test_the_nearest_come_first(index: Index, key: str) -> None:
    distances = [distance for _, distance in index.near(key)]
    assert distances == sorted(distances)


@pytest.mark.parametrize("key", ["", "ng", "lai", "戴博", "戴博士先生", "laichingtē"])
def test_short_and_foreign_keys_have_no_neighbours(index: Index, key: str) -> None:
    assert index.near(key) == []


def test_a_stack_gives_the_neighbours_of_all_its_books(tmp_path: Path) -> None:
    books = [
        [Entity("a:1", "person", "A", names=(Name(name, "en", "canonical"),))] for name in ("Robert Daly", "Robert Dal")
    ]
    assert stack(*books, folder=tmp_path).near("robertdaly") == [("robertdaly", 0), ("robertdal", 1)]


@given(key=ASKED.filter(lambda key: len(key) > 3), edits=st.integers(0, 2), letters=st.integers(0, 2))
def test_an_opening_leaves_out_what_begins_otherwise_and_nothing_else(
    index: Index, key: str, edits: int, letters: int
) -> None:
    opening = key[:letters]
    assert index.near(key, edits, opening) == [row for row in index.near(key, edits) if row[0].startswith(opening)]
