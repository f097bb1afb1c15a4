"""``namenorm gazetteer import wikidata``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from namenorm.cli.gazetteer.imports.shared import (
    as_of_option,
    close,
    closing_options,
    importing_from,
    needed_output,
    propose_options,
    restart_option,
    split_words,
)
from namenorm.cli.gazetteer.imports.shared import propose as write_proposals
from namenorm.gazetteer.model import EntityKind

if TYPE_CHECKING:
    from namenorm.gazetteer.importers.wikidata_dump import Wanted

_KINDS = ("person", "org", "place")
_LANGUAGES = "en,zh,ja,ko,vi,ru,uk,ar,fa"


def _classes(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, EntityKind]:
    found: dict[str, EntityKind] = {}
    for value in values:
        item, _, kind = value.partition("=")
        if kind not in get_args(EntityKind):
            raise click.BadParameter(f"{value!r}: write an item and a kind, Q7278=org")
        found[item] = cast("EntityKind", kind)
    return found


@click.command(name="wikidata")
@click.argument("dump", metavar="DUMP", type=click.Path(path_type=Path))
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Kinds to keep. [default: person]")
@click.option(
    "--class",
    "classes",
    metavar="ITEM=KIND",
    multiple=True,
    callback=_classes,
    help="Keep the instances of this class, too; those of its subclasses only if they are given as well.",
)
@click.option(
    "--languages",
    metavar="LANG,…",
    multiple=True,
    default=(_LANGUAGES,),
    show_default=True,
    callback=split_words,
    help="Languages whose names are kept; English always is.",
)
@click.option("--sitelinks", type=click.IntRange(0), default=0, help="Keep what has at least so many wiki pages.")
@click.option(
    "--country", "countries", metavar="CODE,…", multiple=True, callback=split_words, help="Keep only these countries."
)
@click.option(
    "--occupation", "occupations", metavar="ITEM,…", multiple=True, callback=split_words, help="Keep only these."
)
@propose_options
@as_of_option
@restart_option
@partial(closing_options, needed=False)
def command(
    dump: Path,
    kinds: tuple[EntityKind, ...],
    classes: dict[str, EntityKind],
    languages: tuple[str, ...],
    sitelinks: int,
    countries: tuple[str, ...],
    occupations: tuple[str, ...],
    propose: Path | None,
    book: Path | None,
    as_of: str,
    restart: bool,
    output: Path | None,
    form: str,
) -> None:
    """Read a Wikidata JSON dump, .gz, .bz2 or unpacked; - is standard input.

    With --propose nothing is imported: ends of offices, successors, deaths and native names are proposed to an editor.
    What Special:EntityData or the API answers is read, too, then.

    An import that was ended, even by a kill, goes on when the same command is given again: what it had kept lies
    beside the output until that is complete.
    """
    if propose is not None:
        write_proposals(propose, book, as_of, str(dump), lambda reading, tell: reading.read(dump, tell))
        return
    from namenorm.gazetteer.importers.run import import_lines

    output = needed_output(output)
    with importing_from(str(dump), goes_on=True) as (tell, watch):
        wanted = _wanted(kinds or ("person",), classes, languages, sitelinks, countries, occupations, as_of)
        from namenorm.gazetteer.importers.wikidata_dump import DumpReader

        read = DumpReader(wanted).read
        summary = import_lines(
            dump, read, output, options=f"wikidata {wanted}", tell=tell, watch=watch, restart=restart
        )
    close(summary, output, form)


def _wanted(
    kinds: tuple[EntityKind, ...],
    classes: dict[str, EntityKind],
    languages: tuple[str, ...],
    sitelinks: int,
    countries: tuple[str, ...],
    occupations: tuple[str, ...],
    as_of: str,
) -> Wanted:
    from namenorm.gazetteer.importers.wikidata_dump import Wanted

    codes = tuple(code.upper() for code in countries)
    return Wanted(kinds, classes, languages, sitelinks, codes, occupations, as_of)
