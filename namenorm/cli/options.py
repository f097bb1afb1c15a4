"""The options that several verbs share, each stated once."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from namenorm.codes import ALL, family
from namenorm.dates import iso_date
from namenorm.errors import InputError
from namenorm.inputs.values import FIELDS, Kind

DATABASE = "NAMENORM_DATABASE"
Command = TypeVar("Command", bound=Callable[..., Any])


def form_of(what: str, *kinds: str, option: str = "--format") -> Callable[[Command], Command]:
    """Return what adds ``--format``, or another option for it: how something is printed, text or JSON unless told."""
    forms = kinds or ("text", "json")
    return click.option(
        option, "form", type=click.Choice(forms), default=forms[0], show_default=True, help=f"How to print {what}."
    )


def form_option(command: Command) -> Command:
    """Add ``--format``, text or JSON."""
    return form_of("it")(command)


def book_option(command: Command) -> Command:
    """Add ``--gazetteer``, the book that is looked into."""
    said = "Look into this book instead of the bundled one: a folder, a file of it or an index."
    return click.option("--gazetteer", metavar="BOOK", help=said)(command)


def book_options(command: Command) -> Command:
    """Add ``--gazetteer`` and ``--overlay``."""
    return stacked(
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
    return stacked(
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
    return stacked(
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


def quality_option(command: Command) -> Command:
    """Add ``--qe``, a model that scores segments."""
    said = "Let this model of quality estimation (COMET, transformers) score segments."
    return click.option("--qe", metavar="FOLDER", help=said)(command)


def database_option(command: Command) -> Command:
    """Add ``--database``."""
    said = (
        "The store: a file, or a URL such as postgresql+psycopg://USER@HOST/NAME; by default what NAMENORM_DATABASE "
        "names, else a file in your data folder."
    )
    return click.option("--database", metavar="URL", envvar=DATABASE, help=said)(command)


def act_options(command: Command) -> Command:
    """Add ``--editor``, ``--why`` and ``--citation``: who works on a store, and on what grounds."""
    why = click.option("--why", metavar="TEXT", default="", help="On what grounds; kept in the history.")
    citation = click.option(
        "--citation", metavar="TEXT", default="", help="Where that can be read; kept in the history."
    )
    return editor_option(why(citation(command)))


def editor_option(command: Command, said: str = "") -> Command:
    """Add ``--editor``."""
    said = said or "Who does it; by default what NAMENORM_EDITOR names, else your login name."
    return click.option("--editor", metavar="NAME", envvar="NAMENORM_EDITOR", default=_login, help=said)(command)


def _login() -> str:
    """Return the login name of whoever runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return "unknown"


def split_words(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a repeatable option that takes several with commas between."""
    return tuple(dict.fromkeys(word.strip() for value in values for word in value.split(",") if word.strip()))


def read_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a date as text of ISO 8601: the callback of an option."""
    try:
        return iso_date(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def stacked(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    """Add several options to a command, which help shows in this order."""
    for decorator in reversed(decorators):
        command = decorator(command)
    return command
