"""Work spread over processes: results in the order of the tasks, faults told, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from namenorm.index.helpers import in_order
from namenorm.text.key import squash

TASKS = [f"Name Number {number}" for number in range(25)]


@pytest.mark.parametrize("processes", [0, 1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    assert list(in_order(squash, TASKS, processes)) == [f"namenumber{number}" for number in range(25)]


@pytest.mark.parametrize("processes", [0, 2])
def test_no_tasks_no_results(processes: int) -> None:
    assert list(in_order(squash, [], processes)) == []


def test_tasks_are_drawn_only_a_few_ahead() -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[str]:
        for number in range(10):
            drawn.append(number)
            yield "x"

    for done, _ in enumerate(in_order(squash, tasks(), 2), 1):
        assert len(drawn) <= done + 2


def test_a_fault_of_a_task_is_raised() -> None:
    with pytest.raises(ValueError, match="seven"):
        list(in_order(int, ["7", "seven", "8"], 2))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(ChildProcessError, match="memory"):
        list(in_order(sys.exit, [3, 3], 2))


def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from namenorm.index.helpers import in_order\nfrom namenorm.text.key import squash\n"
        "print('once', list(in_order(squash, ['A b', 'C'], 2)))\n"
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["once ['ab', 'c']"]
