"""Reports as a table of MQM annotations."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from namenorm.cli.render.stream import to_utf8
from namenorm.outputs.mqm import line, rows
from namenorm.values import Report


def render(reports: Iterable[Report]) -> None:
    """Print the table."""
    to_utf8(sys.stdout)
    for row in rows(reports):
        sys.stdout.write(line(row))
