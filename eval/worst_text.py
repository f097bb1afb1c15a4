"""The worst errors as one page to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval.worst import Worst
from eval.worst_error import Error

_HEAD = """# The worst errors

What was claimed and is not so comes with the surest claim first; what was missed, with the right name's lowest
probability first. What only another document repeats is counted and not listed again. Evidence: the three weightiest
lines, with what each adds to the log-odds. Pages and lines are those of the sets, which are not part of the project.
"""


def as_markdown(sets: Iterable[Worst], caption: str) -> str:
    """Return a Markdown page."""
    return "\n".join((_HEAD, *(line for one in sets for line in _set(one)), caption, ""))


def _set(one: Worst) -> Iterator[str]:
    yield f"## {one.title}\n"
    yield f"{one.all_wrong:,} claims that are wrong, {one.all_missed:,} names missed.\n"
    for title, errors in (("Wrong", one.wrong), ("Missed", one.missed)):
        if errors:
            yield f"### {title}\n"
            yield from (line for place, error in enumerate(errors, 1) for line in _error(place, error))


def _error(place: int, error: Error) -> Iterator[str]:
    many = f" ({error.count} times)" if error.count > 1 else ""
    yield f"{place}. **{error.surface}**, truly {error.truth}{many}  "
    yield f"   {error.said}; {_sure(error)}  "
    yield f"   {error.page}, line {error.line}"
    yield from (f"   - {line.weight:+.1f} {line.detail}" for line in error.evidence)
    yield ""


def _sure(error: Error) -> str:
    if error.wrong:
        return f"sure: {error.probability:.2f}"
    return f"the right name: {error.probability:.2f}" if error.weighed else "the right name was not weighed"
