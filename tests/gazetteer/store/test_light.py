"""Checking a text needs no database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = "sorted(one for one in ('sqlalchemy', 'alembic', 'psycopg', 'ulid') if one in sys.modules)"


@pytest.mark.parametrize(
    "code",
    [
        "import namenorm",
        "from namenorm import Normaliser; Normaliser(gazetteer={book!r}).check('Fu Gaoyi said that it rained.')",
        "from click.testing import CliRunner; from namenorm.cli import main; "
        "CliRunner().invoke(main, ['check', '--gazetteer', {book!r}, '-'], input='Fu Gaoyi said that it rained.')",
    ],
    ids=["import", "library", "command"],
)
def test_no_database_library_is_loaded(index_file: Path, code: str) -> None:
    program = f"import sys; {code.format(book=str(index_file))}; print({_HEAVY})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
