"""``namenorm serve``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import database_option, login, place_of
from namenorm.cli.options import book_options, code_options, style_option
from namenorm.cli.session import Failed, open_normaliser, printable, telling_faults
from namenorm.config import Config

_MISSING = "the server needs its libraries: pip install 'namenorm[serve]'"


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is every one.")
@click.option("--port", default=8300, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name by which the server is called; repeat.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="File of the TLS certificate.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="File of the certificate's key.")
@click.option("--proxy", metavar="ADDRESS", help="Address of the proxy in front, which says who asks and adds TLS.")
@click.option(
    "--open-reconciliation", is_flag=True, help="Answer the reconciliation API without an account, as OpenRefine asks."
)
@click.option("--editor", metavar="NAME", envvar="NAMENORM_EDITOR", default=login, help="Who works without an account.")
@code_options
@book_options
@style_option
@database_option
def command(
    host: str,
    port: int,
    names: tuple[str, ...],
    certificate: str | None,
    key: str | None,
    proxy: str | None,
    open_reconciliation: bool,
    editor: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    database: str | None,
) -> None:
    """Serve the review, the book, a JSON API and a reconciliation API to browsers and programs.

    Whoever sits at this machine needs no account. With --host others can reach the server; then it takes accounts
    (see namenorm accounts), and TLS: by --certificate, or by a proxy in front.
    """
    try:
        from namenorm.serve.run import serve
        from namenorm.serve.settings import Settings
    except ModuleNotFoundError as error:
        raise Failed(f"{_MISSING} ({error.name} is not installed)") from error
    from namenorm.review.ledger import Ledger

    settings = Settings(host, port, names, open_reconciliation, proxy=proxy or "")
    normaliser = open_normaliser(gazetteer, overlay, Config(select=select, ignore=ignore, preview=preview), style=style)
    opening = Ledger.open if database else Ledger.create  # a path that is named wrongly is no wish for a new store
    with telling_faults(), opening(place_of(database), patience=settings.patience) as ledger:
        scheme = "https" if certificate else "http"
        click.echo(printable(f"namenorm: {ledger.place} at {scheme}://{host}:{port}/ (Ctrl-C ends it)"), err=True)
        serve(ledger, normaliser, settings, editor, certificate=certificate, key=key)
