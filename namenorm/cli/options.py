"""The options that several verbs share, each stated once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from namenorm.codes import ALL, family
from namenorm.dates import iso_date
from namenorm.errors import InputError
from namenorm.inputs.values import FIELDS, Kind

Command = TypeVar("Command", bound=Callable[..., Any])


def book_options(command: Command) -> Command:
    """Add ``--gazetteer`` and ``--overlay``."""
    return _stack(
        command,
        click.option(
            "--gazetteer", metavar="BOOK", help="Use this book instead of the bundled one: a folder or an index."
        ),
        click.option("--overlay", metavar="BOOK", help="Add the entries of this book: a folder or an index."),
    )


def style_option(command: Command) -> Command:
    """Add ``--style``, what the house prints where several names are right."""
    said = "Print names as this house does: a YAML file, or a mark that names in the book have."
    return click.option("--style", metavar="STYLE", help=said)(command)


def page_options(command: Command) -> Command:
    """Add what may be known of a page: its original text, and what may be known of many."""
    original = click.option("--source", metavar="FILE", help="The original text of the one page that is given.")
    return original(facts_options(command))


def facts_options(command: Command) -> Command:
    """Add what may be known of many pages: languages, date, outlet, the columns that hold it."""
    return _stack(
        command,
        click.option("--lang", default="en", show_default=True, help="Language of the translation, BCP 47."),
        click.option("--source-lang", metavar="LANG", help="Language of the original, BCP 47."),
        click.option("--published", metavar="DATE", callback=read_date, help="When the page was published, ISO 8601."),
        click.option("--outlet", help="Who published the page."),
        click.option(
            "--column",
            "columns",
            metavar="FIELD=NAME",
            multiple=True,
            callback=_columns,
            help="Of tables, Parquet and JSON lines: the column that holds a field (text=body); repeat.",
        ),
    )


def code_options(command: Command) -> Command:
    """Add ``--select``, ``--ignore`` and ``--preview``: which codes are looked for, as settings of a check."""
    several: dict[str, Any] = {"multiple": True, "metavar": "CODE", "callback": code_names}
    chosen = "Look for these codes or families of codes (NN101,NN3); repeat."
    return _stack(
        command,
        click.option("--select", default=(ALL,), show_default=True, help=chosen, **several),
        click.option("--ignore", help="Leave out these; where both name a code, the longer name decides.", **several),
        click.option("--preview", is_flag=True, help="Let families have their codes in preview too (namenorm codes)."),
    )


def input_option(command: Command) -> Command:
    """Add ``--input``, the kind that overrides what the names of files say."""
    kinds = click.Choice(get_args(Kind))
    said = "Read every input as this kind; by default the ending of its name decides, and - is text."
    return click.option("--input", "--input-format", "kind", type=kinds, help=said)(command)


def _columns(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = tuple((field, name) for field, _, name in (one.partition("=") for one in values))
    for field, name in pairs:
        if field not in FIELDS or not name:
            raise click.BadParameter(f"write FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}")
    return pairs


def code_names(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes and families that an option or argument names, apart or with commas between them.

    Raises:
        BadParameter: If one of them is no code and no family.
    """
    names = tuple(name.strip() for value in values for name in value.split(","))
    for name in names:
        try:
            family(name)
        except ValueError as error:
            raise click.BadParameter(f"{error}; namenorm codes lists them") from error
    return names


def tagger_option(command: Command) -> Command:
    """Add ``--ner``, a model that proposes mentions."""
    said = "Let this model propose names too: a folder (spaCy, transformers) or an installed spaCy pipeline."
    return click.option("--ner", metavar="MODEL", help=said)(command)


def read_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a date as text of ISO 8601: the callback of an option."""
    try:
        return iso_date(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def _stack(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    for decorator in reversed(decorators):
        command = decorator(command)
    return command
