"""The log under attack."""

from __future__ import annotations

import logging

import pytest

from namenorm.serve.log import Bounded, Limiter


@pytest.fixture
def clock() -> list[float]:
    """A clock that stands."""
    return [0.0]


@pytest.fixture
def bounded(clock: list[float]) -> Bounded:
    """A filter that lets two lines of a kind through, and then one a second."""
    return Bounded(Limiter(1, 2, lambda: clock[0]))


def _record(line: int, said: str = "%s knocked", *args: object) -> logging.LogRecord:
    return logging.LogRecord("asyncio", logging.ERROR, "a.py", line, said, args or ("somebody",), None)


def test_lines_of_one_kind_are_counted_and_left_out(bounded: Bounded, clock: list[float]) -> None:
    assert [bounded.filter(_record(1, f"a socket {number} of %s")) for number in range(5)] == [True, True, *[False] * 3]
    clock[0] = 1.0
    said = _record(1)
    assert bounded.filter(said)
    assert said.getMessage() == "somebody knocked (3 such lines before were left out)"
    clock[0] = 9.0
    again = _record(1)
    assert bounded.filter(again)
    assert again.getMessage() == "somebody knocked"


def test_lines_of_another_kind_are_written(bounded: Bounded) -> None:
    assert [bounded.filter(_record(1)) for _ in range(3)] == [True, True, False]
    assert bounded.filter(_record(2))
