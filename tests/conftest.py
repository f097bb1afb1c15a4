"""What many tests share: the tests' own book, compiled once a run, and a normaliser over it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from namenorm.index.reader import Index
from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from namenorm.rules import Rules
from tests import books

CLONE = Path(__file__).parent.parent
# A fault of namenorm's own fails the test that meets it, in the processes that it starts, too.
os.environ["NAMENORM_STRICT"] = "1"
# Processes that tests start try this clone as the tests do, wherever they begin, and not a package that is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(CLONE), os.environ.get("PYTHONPATH"))))
# A busy machine must not fail a property, nor one run find what the last did not; so few examples keep the suite short.
settings.register_profile("suite", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled book of the tests."""
    folder = tmp_path_factory.mktemp("book")
    books.stack(books.entities(), folder=folder)
    return folder / "0.index"


@pytest.fixture(scope="session")
def small(index_file: Path) -> Stack:
    """The book of the tests, to be asked."""
    return Stack([Index(index_file)])


@pytest.fixture(scope="session")
def nn(index_file: Path) -> Normaliser:
    """A normaliser over the book of the tests."""
    return Normaliser(gazetteer=index_file)


@pytest.fixture(scope="session")
def bundled() -> Normaliser:
    """A normaliser over the published book."""
    return Normaliser()


@pytest.fixture(scope="session")
def english() -> Rules:
    return Rules("en")


@pytest.fixture(scope="session")
def chinese() -> Rules:
    return Rules("zh")
