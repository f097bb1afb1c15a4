"""What every verb does before and after its library call: open the book, name the faults, choose the exit status."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from namenorm.config import Config
from namenorm.errors import ModelError, NamenormError
from namenorm.inputs.values import About, Fault, Kind, own_fault
from namenorm.values import Document, Report

if TYPE_CHECKING:
    from namenorm.inputs.pieces import File
    from namenorm.pipeline import Normaliser

USAGE_OR_INPUT = 2


class Failed(click.ClickException):
    """An input or a book that cannot be used: its text on standard error, exit status 2."""

    exit_code = USAGE_OR_INPUT


@dataclass(slots=True)
class Faults:
    """Counts the faults of a run and names each on standard error as it comes up."""

    count: int = 0

    def add(self, fault: Fault | str) -> None:
        """Print a fault."""
        self.count += 1
        click.echo(f"namenorm: {printable(str(fault))}", err=True)

    def add_all(self, faults: Iterable[Fault | str]) -> None:
        """Print several."""
        for fault in faults:
            self.add(fault)

    def end(self) -> None:
        """End the command with status 2 if there was a fault."""
        if self.count:
            raise SystemExit(USAGE_OR_INPUT)

    def tell(self, report: Report) -> None:
        """Print what is missing from a report because of a fault of namenorm's own."""
        for one in report.incomplete:
            problem = f"{one.code} is missing from the report by a fault of namenorm's own ({one.exception})"
            self.add(Fault(report.document.id or "(without id)", None, problem, "report it, with the document"))


def printable(line: str) -> str:
    """Return a line that no terminal takes for a command: control characters and lone surrogates are escaped."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


def echo_json(value: object) -> None:
    """Print a value as JSON, a field a line."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=list))


@contextmanager
def failing() -> Iterator[None]:
    """Work on files or a book within.

    Raises:
        Failed: If something cannot be read, written or used.
    """
    try:
        yield
    except BrokenPipeError:  # a reader of the output that went away is no fault
        raise
    except (NamenormError, OSError) as error:
        raise Failed(printable(str(error))) from error


def open_normaliser(
    gazetteer: str | None, overlay: str | None, config: Config | None = None, lang: str = "en", **models: str | None
) -> Normaliser:
    """Return the normaliser of a book, with the rules of the primary language of ``lang``.

    Args:
        gazetteer: The book.
        overlay: Another one beside it.
        config: The settings.
        lang: Language of the texts.
        models: What the user brought, by the names that the normaliser has for them.

    Raises:
        Failed: If the book or a model cannot be read.
    """
    from namenorm.pipeline import Normaliser

    for name, path in (("--gazetteer", gazetteer), ("--overlay", overlay)):
        if path is not None and "://" not in path and not Path(path).exists():
            raise Failed(f"{name} {path}: no such file or folder")
    with telling_faults():
        brought = {name: model for name, model in models.items() if model is not None}
        return Normaliser(gazetteer, overlay, config or Config(), lang.split("-")[0], **brought)


@contextmanager
def telling_faults() -> Iterator[None]:
    """Open a book within: what is wrong with one that can be used all the same is told on standard error.

    Raises:
        Failed: If the book cannot be read.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        try:
            yield
        except (NamenormError, OSError) as error:
            raise Failed(str(error)) from error
    # Told without the place in our code that warns.
    for warning in caught:
        click.echo(f"namenorm: {warning.message}", err=True)


def about_page(
    lang: str,
    source: str | None,
    source_lang: str | None,
    published: str | None,
    outlet: str | None,
    columns: tuple[tuple[str, str], ...] = (),
) -> About:
    """Return what the options say of a page, with the original text read from its file.

    Raises:
        Failed: If the original cannot be read.
    """
    from namenorm.inputs.read import read_source

    original = None if source is None else read_source(source)
    if isinstance(original, Fault):
        raise Failed(printable(str(original)))
    return About(lang, original, source_lang, published, outlet, columns)


def opened(path: str, kind: Kind | None, about: About) -> File:
    """Return a file with its documents and the way back into it.

    Raises:
        Failed: If it cannot be read.
    """
    from namenorm.inputs.open import open_file

    file = open_file(path, kind=kind, about=about)
    if isinstance(file, Fault):
        raise Failed(printable(str(file)))
    return file


def check_page(normaliser: Normaliser, path: str, kind: Kind | None, about: About) -> Report:
    """Return the report of the one document that a file holds.

    Raises:
        Failed: If it cannot be read or checked, or the file holds several.
    """
    from namenorm.inputs.read import read_documents

    documents = list(read_documents([path], kind=kind, about=about))
    if len(documents) != 1:
        raise Failed(f"{printable(path)}: {len(documents)} documents; name a file or a page with one")
    report = documents[0] if isinstance(documents[0], Fault) else check_one(normaliser, documents[0])
    if isinstance(report, Fault):
        raise Failed(printable(str(report)))
    return report


def checked(normaliser: Normaliser, documents: Iterable[Document | Fault], faults: Faults) -> Iterator[Report]:
    """Yield the report of each document; what is not a document, or cannot be checked, is named and left out."""
    told: set[str] = set()
    for one in documents:
        report = one if isinstance(one, Fault) else check_one(normaliser, one)
        if isinstance(report, Fault):
            faults.add(report)
        else:
            _tell_of_source(report, told)
            faults.tell(report)
            yield report


def _tell_of_source(report: Report, told: set[str]) -> None:
    """Say once what the original lacks, and of each original that it is another text's."""
    if report.source == "unrelated":
        said = f"{report.document.id or 'the document'}: the source is not the original of this text, and was not used"
        click.echo(f"namenorm: {printable(said)}", err=True)
    if report.source_note and report.source_note not in told:
        told.add(report.source_note)
        click.echo(f"namenorm: {report.source_note}", err=True)


def check_one(normaliser: Normaliser, document: Document) -> Report | Fault:
    """Return the report of a document, or why it cannot be checked.

    Raises:
        Failed: If a model cannot be loaded, which no other document would change.
    """
    try:
        return normaliser.check(document)
    except ModelError as error:
        raise Failed(printable(str(error))) from error
    except NamenormError as error:
        return Fault(document.id, None, str(error), "leave it out, or mend it")
    except Exception as error:
        if normaliser.config.strict:
            raise
        return own_fault(document, error)
