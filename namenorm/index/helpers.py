"""Work spread over processes, its results in the order of the tasks.

The processes are fresh interpreters that read tasks from a pipe. Unlike those of ``multiprocessing`` they do not run
the user's script again, so that a script without a ``__main__`` guard may compile a book, and so may a notebook.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import cycle
from types import TracebackType
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(function: Callable[[Task], Result], tasks: Iterable[Task], processes: int) -> Iterator[Result]:
    """Yield the result of each task in the order of the tasks.

    Args:
        function: Defined at the top of a module of this package, so that another process finds it.
        tasks: What it takes; drawn only a few ahead of the results.
        processes: How many to start; below two, all is done in this one.

    Raises:
        ChildProcessError: If a process ended before its task.
    """
    if processes < 2 or not sys.executable:
        yield from map(function, tasks)
        return
    with ExitStack() as stack:
        turns = cycle([stack.enter_context(_Helper(function)) for _ in range(processes)])
        waiting: deque[_Helper] = deque()
        for task in tasks:
            if len(waiting) == processes:
                yield waiting.popleft().result()
            helper = next(turns)
            helper.give(task)
            waiting.append(helper)
        for helper in waiting:
            yield helper.result()


class _Helper:
    """A process that does one task after another."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        code = f"from {__name__} import serve; serve()"
        there = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=there
        )
        self.give(function)

    def give(self, task: Any) -> None:
        assert self._process.stdin is not None
        pickle.dump(task, self._process.stdin)
        self._process.stdin.flush()

    def result(self) -> Any:
        assert self._process.stdout is not None
        try:
            worked, result = pickle.load(self._process.stdout)
        except EOFError as error:
            raise ChildProcessError("a process that helped to compile ended early: was there enough memory?") from error
        if not worked:
            raise result
        return result

    def __enter__(self) -> _Helper:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()


def serve() -> None:
    """Read a function and then its tasks from standard input, and write whether each worked and what came of it."""
    tasks, results = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not stand among the results
    try:
        function = pickle.load(tasks)
        while True:
            task = pickle.load(tasks)
            pickle.dump(_tried(function, task), results)
            results.flush()
    except EOFError:
        return


def _tried(function: Callable[[Any], Any], task: Any) -> tuple[bool, Any]:
    try:
        return True, function(task)
    except Exception as error:
        return False, error
