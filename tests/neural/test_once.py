from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from namenorm.neural.once import Once


def test_many_threads_load_once() -> None:
    loaded: list[int] = []

    def load() -> list[int]:
        time.sleep(0.02)
        loaded.append(1)
        return loaded

    once = Once(load)
    assert loaded == []
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: once.get(), range(16)))
    assert loaded == [1]
    assert all(one is loaded for one in found)


def test_what_failed_is_tried_again() -> None:
    answers = iter([ValueError("not yet"), None])

    def load() -> None:
        answer = next(answers)
        if answer is not None:
            raise answer

    once = Once(load)
    with pytest.raises(ValueError, match="not yet"):
        once.get()
    assert once.get() is None
