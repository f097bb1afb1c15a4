"""Reports as JSON lines, the published contract."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from namenorm.values import Report


def render(reports: Iterable[Report]) -> None:
    """Print each report as one JSON object on one line, in ASCII, so that any terminal and any reader gets it whole."""
    for report in reports:
        click.echo(json.dumps(report.to_dict(), separators=(",", ":")))
