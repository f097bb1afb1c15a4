from __future__ import annotations

import sqlite3
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from namenorm.quality_estimation.cache import CacheWarning, ScoreCache, score_key

KEYS = [score_key("m", "s", str(number)) for number in range(1200)]


def test_what_was_put_is_known_to_another_process(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "scores.sqlite3"
    ScoreCache(file).put({KEYS[0]: 0.25, KEYS[1]: -1.5})
    assert ScoreCache(file).get(KEYS[:3]) == {KEYS[0]: 0.25, KEYS[1]: -1.5}
    assert ScoreCache(file).get([]) == {}


def test_more_keys_than_one_question_takes(tmp_path: Path) -> None:
    cache = ScoreCache(tmp_path / "scores.sqlite3")
    cache.put({key: float(number) for number, key in enumerate(KEYS)})
    assert cache.get(KEYS) == {key: float(number) for number, key in enumerate(KEYS)}


def test_the_oldest_go_first(tmp_path: Path) -> None:
    cache = ScoreCache(tmp_path / "scores.sqlite3", most=3)
    for key in KEYS[:5]:
        cache.put({key: 1.0})
    assert set(cache.get(KEYS[:5])) == set(KEYS[2:5])


def test_threads_write_at_once(tmp_path: Path) -> None:
    cache = ScoreCache(tmp_path / "scores.sqlite3")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: cache.put({key: 1.0}), KEYS[:32]))
    assert len(cache.get(KEYS)) == 32


def test_a_key_has_the_model_and_both_texts_apart() -> None:
    asked = [("m", "a", "b"), ("n", "a", "b"), ("m", "ab", ""), ("m", "", "ab"), ("ma", "", "b"), ("m", "\ud800", "b")]
    assert len({score_key(*one) for one in asked}) == len(asked)


@pytest.mark.parametrize("content", [b"no database" * 100, None], ids=["damaged", "a folder"])
def test_a_file_that_cannot_be_used_is_told_once_and_stops_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "scores.sqlite3"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    cache = ScoreCache(file)
    with pytest.warns(CacheWarning, match=r"scores\.sqlite3: scores cannot be kept"):
        cache.prepare()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cache.put({KEYS[0]: 1.0})
        assert cache.get(KEYS) == {}


def test_the_file_is_plain_sqlite(tmp_path: Path) -> None:
    ScoreCache(tmp_path / "scores.sqlite3").put({KEYS[0]: 0.5})
    base = sqlite3.connect(tmp_path / "scores.sqlite3")
    assert base.execute("SELECT value FROM score").fetchall() == [(0.5,)]
    base.close()
