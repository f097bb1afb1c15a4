"""Who writes next: in the order in which they came, and nobody waits for ever."""

from __future__ import annotations

import threading
import time

import pytest

from namenorm.gazetteer.store.engine import Busy, Turn


def _wait_until(count: int, turn: Turn) -> None:
    until = time.monotonic() + 10
    while len(turn._waiting) < count and time.monotonic() < until:
        time.sleep(0.001)


def test_who_came_first_writes_first() -> None:
    turn, done = Turn("here", 10), list[int]()

    def write(number: int) -> None:
        with turn.taken():
            done.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    with turn.taken():
        for number, one in enumerate(threads):
            one.start()
            _wait_until(number + 1, turn)
        assert done == []
    for one in threads:
        one.join()
    assert done == list(range(20))


def test_who_waited_long_enough_is_told_and_holds_up_nobody() -> None:
    turn = Turn("sqlite:///book.db", 0.02)
    with turn.taken(), pytest.raises(Busy, match=r"sqlite:///book\.db: after 0\.02 seconds") as told, turn.taken():
        pass
    assert told.value.patience == 0.02
    with turn.taken():
        pass


def test_a_turn_ends_with_what_went_wrong_in_it() -> None:
    turn = Turn("here", 0.02)
    with pytest.raises(ValueError, match="broken"), turn.taken():
        raise ValueError("broken")
    with turn.taken():
        pass
