from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from namenorm.cli import main
from tests.cli.sample import Stub

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line with a normaliser whose answers are known."""
    monkeypatch.setitem(sys.modules, "namenorm.pipeline", SimpleNamespace(Normaliser=Stub))
    return lambda *words, stdin=None: CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture
def run_with_book() -> Run:
    """Run the command line as it is installed."""
    return lambda *words, stdin=None: CliRunner().invoke(main, [str(word) for word in words], input=stdin)
