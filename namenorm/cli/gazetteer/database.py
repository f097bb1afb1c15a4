"""What the verbs that work on a store share: which one, who works on it, and how a conflict ends."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from namenorm.cli.options import Command
from namenorm.cli.session import Failed, printable
from namenorm.errors import NamenormError

if TYPE_CHECKING:
    from namenorm.gazetteer.store.store import Store
    from namenorm.gazetteer.store.values import Stored

DATABASE = "NAMENORM_DATABASE"
FOUND = 1


def database_option(command: Command) -> Command:
    """Add ``--database``."""
    said = (
        "The store: a file, or a URL such as postgresql+psycopg://USER@HOST/NAME; by default what NAMENORM_DATABASE "
        "names, else a file in your data folder."
    )
    return click.option("--database", metavar="URL", envvar=DATABASE, help=said)(command)


def act_options(command: Command) -> Command:
    """Add ``--editor``, ``--why`` and ``--citation``."""
    why = click.option("--why", metavar="TEXT", default="", help="On what grounds; kept in the history.")
    citation = click.option(
        "--citation", metavar="TEXT", default="", help="Where that can be read; kept in the history."
    )
    return editor_option(why(citation(command)))


def editor_option(command: Command) -> Command:
    """Add ``--editor``."""
    said = "Who does it; by default what NAMENORM_EDITOR names, else your login name."
    return click.option("--editor", metavar="NAME", envvar="NAMENORM_EDITOR", default=login, help=said)(command)


def place_of(database: str | None) -> str:
    """Return where a store is: as given, or the file in the user's data folder."""
    if database:
        return database
    from platformdirs import user_data_path

    return str(user_data_path("namenorm") / "book.db")


@contextmanager
def opened_store(database: str | None) -> Iterator[Store]:
    """Open a store within; a conflict ends the command with status 1, any other fault with 2.

    Raises:
        Failed: If the store cannot be opened, or what is done with it fails.
    """
    from namenorm.gazetteer.store.store import Store

    with telling_conflicts(), Store.open(place_of(database)) as store:
        yield store


@contextmanager
def telling_conflicts() -> Iterator[None]:
    """Work on a store within: a conflict ends the command with status 1, any other fault with 2.

    Raises:
        Failed: If something fails.
    """
    from namenorm.gazetteer.store.conflict import Conflict
    from namenorm.review.conflict import JudgementConflict

    try:
        yield
    except BrokenPipeError:  # a reader that went away is no fault of the store's
        raise
    except (Conflict, JudgementConflict) as error:
        click.echo(f"namenorm: {printable(str(error))}", err=True)
        raise SystemExit(FOUND) from error
    except (NamenormError, OSError) as error:
        raise Failed(printable(str(error))) from error


def the_one(store: Store, text: str) -> Stored:
    """Return the entity that an editor means by an identifier, or by what stands in it behind the source.

    Raises:
        Failed: If there is none, or more than one.
    """
    ids = store.ids(text)
    if len(ids) > 1:
        raise Failed(printable(f"{text} is {' or '.join(ids)}: name one of them in full"))
    found = store.entity(ids[0]) if ids else None
    if found is None:
        near = " or ".join(hit.entity.id for hit in store.find(text.replace("-", " "), 3))
        hint = f"did you mean {near}?" if near else "look for it with namenorm gazetteer find --database …"
        raise Failed(printable(f"no entry {text}: {hint}"))
    if found.note:
        click.echo(printable(f"namenorm: {found.note}"), err=True)
    return found


def tell_undo(event: int) -> None:
    """Tell which command takes back what was just done."""
    click.echo(f"namenorm: namenorm gazetteer undo {event} takes it back", err=True)


def login() -> str:
    """Return the login name of whoever runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return "unknown"
