"""``namenorm codes``."""

from __future__ import annotations

import json

import click

from namenorm.cli.options import code_names
from namenorm.codes import ALL, CODES, Code, family
from namenorm.measured import Measured, measured


@click.command(name="codes")
@click.argument("names", nargs=-1, metavar="[CODE]...", callback=code_names)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the codes.",
)
def command(names: tuple[str, ...], form: str) -> None:
    """Print the finding codes, all or those of each CODE or family (NN1): status, severity, what was measured.

    A code of status default is looked for unless --ignore names it; one in preview with --preview, or where --select
    names it in full.
    """
    known = measured()
    codes = [CODES[code] for code in sorted({code for name in names or (ALL,) for code in family(name)})]
    if form == "json":
        click.echo(json.dumps([_dict(one, known[one.code]) for one in codes], indent=2))
        return
    for one in codes:
        click.echo(f"{one.code}  {one.status:<7}  {one.severity:<5}  {one.name:<29}  {known[one.code].said()}")


def _dict(one: Code, known: Measured) -> dict[str, object]:
    about = {"code": one.code, "name": one.name, "status": one.status, "severity": one.severity, "mqm": one.mqm}
    return {**about, "measured": known.to_dict()}
