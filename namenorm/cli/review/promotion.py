"""What a judgement adds to the book, as the options of a command line say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from namenorm.cli.options import Command
from namenorm.cli.session import Failed, printable
from namenorm.errors import GazetteerError

if TYPE_CHECKING:
    from namenorm.gazetteer.model import Entity, NameKind
    from namenorm.gazetteer.store.promotion import Promotion
    from namenorm.review.ledger import Ledger
    from namenorm.review.values import QueueItem


def promotion_options(command: Command) -> Command:
    """Add the options that promote a judgement into the book."""
    kinds = click.Choice(["misspelling", "alias"])
    options = (
        click.option("--add", "kind", type=kinds, help="Add the surface to the entity, as a name of this kind."),
        click.option("--to", "entity_id", metavar="ID", help="To this entity instead of the one that is proposed."),
        click.option("--new", type=click.File(encoding="utf-8"), help="Add the entry of this YAML file to the book."),
        click.option("--apart", metavar="ID", help="Mark this entity and the proposed one as not the same."),
        click.option("--gazetteer", metavar="BOOK", help="Where an entity is that the store lacks; the bundled book."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def the_promotion(ledger: Ledger, item: QueueItem, given: dict[str, Any]) -> Promotion | None:
    """Return what the options add to the book, None if nothing.

    Raises:
        UsageError: If they say several things.
        Failed: If there is no entity to which to add something, or the entry cannot be read.
    """
    from namenorm.gazetteer.store.promotion import AddEntity, AddName, KeepApart

    said = [name for name in ("kind", "new", "apart") if given[name] is not None]
    if len(said) > 1:
        raise click.UsageError("--add, --new and --apart exclude each other: one judgement adds one thing")
    if not said:
        return None
    if given["new"] is not None:
        return AddEntity(_entry(given["new"]))
    whom = given["entity_id"] or (item.entity.id if item.entity else None)
    if whom is None:
        raise Failed("the finding proposes no entity: name one with --to")
    if given["apart"] is not None:
        others = (whom, given["apart"])
        return KeepApart(*others, tuple(filter(None, (_base(ledger, one, given["gazetteer"]) for one in others))))
    return AddName(whom, _surface(ledger, item, given["kind"]), base=_base(ledger, whom, given["gazetteer"]))


def _surface(ledger: Ledger, item: QueueItem, kind: str) -> Any:
    from namenorm.gazetteer.model import Name

    document = ledger.document(item.lead.document)
    return Name(item.lead.surface, document.lang if document else "en", cast("NameKind", kind))


def _base(ledger: Ledger, entity_id: str, gazetteer: str | None) -> Entity | None:
    """Return an entity from the book in use where the store lacks it."""
    if ledger.store.ids(entity_id):
        return None
    from namenorm.cli.gazetteer.options import opened

    return opened(gazetteer).by_id(entity_id)


def _entry(file: TextIO) -> Entity:
    from namenorm.gazetteer.store.document import entity_of_document

    try:
        return entity_of_document(file.read())
    except GazetteerError as error:
        raise Failed(printable(f"{file.name}: {error}")) from error
