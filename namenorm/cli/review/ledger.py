"""What the verbs of review share: the ledger, the finding that is meant, and the scope of a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from namenorm.cli.gazetteer.database import place_of, telling_conflicts
from namenorm.cli.options import Command
from namenorm.cli.session import Failed, printable

if TYPE_CHECKING:
    from namenorm.judgement import Scope
    from namenorm.review.ledger import Ledger
    from namenorm.review.values import QueueItem


@contextmanager
def opened_ledger(database: str | None, *, make: bool = False) -> Iterator[Ledger]:
    """Open a ledger within; a conflict ends the command with status 1, any other fault with 2.

    Args:
        database: Where it is; the file in the user's data folder unless given.
        make: Make that file first if there is none.

    Raises:
        Failed: If it cannot be opened, or what is done with it fails.
    """
    from namenorm.review.ledger import Ledger

    place = place_of(database)
    missing = "://" not in place and not Path(place).is_file()
    with telling_conflicts(), Ledger.create(place) if make and missing else Ledger.open(place) as ledger:
        yield ledger


def scope_options(command: Command) -> Command:
    """Add the options that say for which documents a judgement holds."""
    options = (
        click.option("--document", metavar="ID", help="For this document; needed where it is open in several."),
        click.option("--outlet", metavar="NAME", help="For all documents of this outlet, those to come too."),
        click.option("--everywhere", is_flag=True, help="For all documents, those to come too."),
        click.option("--group", is_flag=True, help="For each document where the same rendering is open now."),
        click.option("--preview", is_flag=True, help="Only print what it would cover."),
        click.option("--suggestion", metavar="TEXT", help="Which finding, where the key has several suggestions."),
        click.option("--version", type=int, help="Refuse if the scope is no longer of this version; show tells it."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def the_item(ledger: Ledger, key: str, suggestion: str | None, document: str | None = None) -> QueueItem:
    """Return the finding that an editor means by its key or the beginning of it.

    Raises:
        Failed: If there is none, or more than one.
    """
    found = [one for number in ledger.findings(key) if (one := ledger.item(number, document)) is not None]
    if suggestion is not None:
        found = [one for one in found if one.suggestion == suggestion]
    if len({one.key for one in found}) > 1:
        raise Failed(
            printable(f"{key} begins the keys {', '.join(sorted({one.key for one in found})[:5])}: write more")
        )
    if len(found) > 1:
        several = ", ".join(str(one.suggestion) for one in found)
        raise Failed(printable(f"{key} was found with several suggestions ({several}): name one with --suggestion"))
    if not found:
        raise Failed(printable(f"no finding {key}: see namenorm review list"))
    return found[0]


def the_scope(item: QueueItem, given: dict[str, Any]) -> Scope | Literal["group"]:
    """Return the scope that the options say, the one document where the finding is open unless they do.

    Raises:
        UsageError: If they say several.
        Failed: If they say none, and it is open in several documents.
    """
    from namenorm.judgement import Scope

    said = [name for name in ("document", "outlet", "everywhere", "group") if given[name]]
    if len(said) > 1:
        raise click.UsageError(f"--{said[0]} and --{said[1]} exclude each other")
    if not said:
        if item.open.documents > 1:
            ways = "--document, --outlet, --group or --everywhere"
            raise Failed(f"it is open in {item.open.documents} documents: give {ways}")
        return item.scope
    if said[0] == "group":
        return "group"
    return Scope(said[0], "" if said[0] == "everywhere" else given[said[0]])  # type: ignore[arg-type]
