"""The verbs of ``namenorm review`` that judge a finding: for which documents, and what a judgement adds to the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TextIO, cast

import click

from namenorm.cli.books import open_index
from namenorm.cli.options import Command, act_options, database_option, form_option, stacked
from namenorm.cli.review import find_finding, open_ledger
from namenorm.cli.session import Failed, printable
from namenorm.errors import GazetteerError
from namenorm.judgement import Scope, Verdict

if TYPE_CHECKING:
    from namenorm.gazetteer.model import Entity, NameKind
    from namenorm.gazetteer.store.promotion import Promotion
    from namenorm.review.ledger import Ledger
    from namenorm.review.values import QueueItem


def _scope_options(command: Command) -> Command:
    """Add the options that say for which documents a judgement holds."""
    return stacked(
        command,
        click.option("--document", metavar="ID", help="For this document; needed where it is open in several."),
        click.option("--outlet", metavar="NAME", help="For all documents of this outlet, those to come too."),
        click.option("--everywhere", is_flag=True, help="For all documents, those to come too."),
        click.option("--group", is_flag=True, help="For each document where the same rendering is open now."),
        click.option("--preview", is_flag=True, help="Only print what it would cover."),
        click.option("--suggestion", metavar="TEXT", help="Which finding, where the key has several suggestions."),
        click.option("--version", type=int, help="Refuse if the scope is no longer of this version; show tells it."),
    )


def _promotion_options(command: Command) -> Command:
    """Add the options that promote a judgement into the book."""
    kinds = click.Choice(["misspelling", "alias"])
    return stacked(
        command,
        click.option("--add", "kind", type=kinds, help="Add the surface to the entity, as a name of this kind."),
        click.option("--to", "entity_id", metavar="ID", help="To this entity instead of the one that is proposed."),
        click.option("--new", type=click.File(encoding="utf-8"), help="Add the entry of this YAML file to the book."),
        click.option("--apart", metavar="ID", help="Mark this entity and the proposed one as not the same."),
        click.option("--gazetteer", metavar="BOOK", help="Where an entity is that the store lacks; the bundled book."),
    )


def _judging_options(command: Command) -> Command:
    """Add all the options of a judgement that may add to the book."""
    return _scope_options(_promotion_options(form_option(act_options(database_option(command)))))


_PROMOTING = ("kind", "entity_id", "new", "apart", "gazetteer")


def _judge(key: str, verdict: Verdict, given: dict[str, Any], rendering: str | None = None) -> None:
    """File a judgement as the options say, or print what it would cover."""
    from namenorm.cli.render.ledger import render_decision, render_preview

    given = {**dict.fromkeys(_PROMOTING), **given}
    with open_ledger(given["database"]) as ledger:
        item = find_finding(ledger, key, given["suggestion"], given["document"])
        scope = _scope(item, given)
        shown = ledger.preview(item.finding, scope, verdict, rendering)
        if given["preview"]:
            render_preview(item, shown, given["form"])
            return
        said: dict[str, Any] = {"editor": given["editor"], "note": given["why"], "citation": given["citation"]}
        said |= {"rendering": rendering, "promote": _promotion(ledger, item, given)}
        if isinstance(scope, str):
            decision = ledger.judge_group(item.finding, verdict, until=shown.until, **said)
        else:
            decision = ledger.judge(item.finding, verdict, scope, version=given["version"], **said)
        render_decision(decision, given["form"])


def _scope(item: QueueItem, given: dict[str, Any]) -> Scope | Literal["group"]:
    """Return the scope that the options say, the one document where the finding is open unless they do.

    Raises:
        UsageError: If they say several.
        Failed: If they say none, and it is open in several documents.
    """
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


def _promotion(ledger: Ledger, item: QueueItem, given: dict[str, Any]) -> Promotion | None:
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
    return open_index(gazetteer).by_id(entity_id)


def _entry(file: TextIO) -> Entity:
    from namenorm.gazetteer.store.document import entity_of_document

    try:
        return entity_of_document(file.read())
    except GazetteerError as error:
        raise Failed(printable(f"{file.name}: {error}")) from error


@click.command(name="accept")
@click.argument("key")
@_judging_options
def accept_command(key: str, **given: Any) -> None:
    """Say that a finding is right: its KEY, or the beginning of it, is what list and show tell.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    _judge(key, "accept", given)


@click.command(name="reject")
@click.argument("key")
@_judging_options
def reject_command(key: str, **given: Any) -> None:
    """Say that a finding is no fault. It can be found again with list --judged, and overridden.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    _judge(key, "reject", given)


@click.command(name="unsure")
@click.argument("key")
@_scope_options
@form_option
@act_options
@database_option
def unsure_command(key: str, **given: Any) -> None:
    """Say that it cannot be told. It is not asked again, and list --judged --verdict unsure has it.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    _judge(key, "unsure", given)


@click.command(name="edit")
@click.argument("key")
@click.argument("rendering")
@_judging_options
def edit_command(key: str, rendering: str, **given: Any) -> None:
    """Say that RENDERING should stand there, instead of what is suggested.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    _judge(key, "edit", given, rendering)
