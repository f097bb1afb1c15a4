"""Reports as XLIFF."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from namenorm.cli.render.stream import to_utf8
from namenorm.inputs.file import File, TextFile
from namenorm.outputs.xliff import write
from namenorm.outputs.xliff_in_place import annotated
from namenorm.values import Report


def render(reports: Iterable[Report]) -> None:
    """Print one XLIFF document, and on standard error what had to be left out of it."""
    to_utf8(sys.stdout)
    for left_out in write(reports, sys.stdout):
        click.echo(f"namenorm: left out: {left_out}", err=True)


def render_in_place(file: File, reports: Iterable[Report]) -> None:
    """Print an XLIFF file with what was found marked in it."""
    assert isinstance(file, TextFile)
    sys.stdout.buffer.write(annotated(file, list(reports)))
    sys.stdout.buffer.flush()
