"""``namenorm lookup``."""

from __future__ import annotations

import click

from namenorm.cli.options import book_options
from namenorm.cli.session import open_normaliser, telling_faults


@click.command(name="lookup")
@click.argument("name")
@click.option("--country", metavar="COUNTRY", help="Where the person belongs: JP, Japan or Japanese.")
@click.option("--role", metavar="WORDS", help='What the person does, as an article says it: "foreign minister".')
@click.option("--gender", type=click.Choice(["m", "f"]), help="Whether a man or a woman is meant.")
@click.option("--date", metavar="DATE", help="When the office of --role was held: 2024-07-03, 2024-07 or 2024.")
@click.option("--source", metavar="NAME", help="The name in its own script, as the original has it.")
@click.option("--source-lang", metavar="LANG", help="Language of --source, BCP 47.")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many at most.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the candidates.",
)
@book_options
def command(name: str, limit: int, form: str, gazetteer: str | None, overlay: str | None, **said: str | None) -> None:
    """Print whom NAME may stand for, best first.

    What is said of the name is weighed as if an article said it; what does not fit makes a candidate less likely.
    """
    normaliser = open_normaliser(gazetteer, overlay)
    with telling_faults():
        candidates = normaliser.lookup(name, limit, **said)
    if form == "json":
        from namenorm.cli.render.candidates import render_json

        render_json(candidates, normaliser.entity)
    else:
        from namenorm.cli.render.candidates import render_text

        render_text(name, candidates, normaliser.entity)
