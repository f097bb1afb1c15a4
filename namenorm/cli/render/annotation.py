"""Reports as Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from namenorm.outputs.annotation import annotation_page
from namenorm.values import Report


def render(reports: Iterable[Report]) -> None:
    """Print the annotations of each document as one JSON-LD object on one line, in ASCII."""
    for report in reports:
        click.echo(json.dumps(annotation_page(report), separators=(",", ":")))
