"""The cases of the comparison, and the comparer that they are asked of."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from namenorm.index.locate import open_index
from namenorm.matching.comparer import Comparer

_FOLDER = Path(__file__).parent.parent / "cases/matching"


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    return [json.loads(line) for line in (_FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def by_names() -> Comparer:
    """Return a comparer that knows the bundled book's parts of names, and none of its entities."""
    return Comparer(open_index(), facts=False)
