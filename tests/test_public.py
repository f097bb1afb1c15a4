"""The public face: small, complete, and cheap to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import namenorm

_HEAVY = ("pypinyin", "rich", "opencc", "ftfy", "yaml", "rapidfuzz", "click", "marisa_trie", "jinja2", "resiliparse")


def _loaded(statement: str) -> list[str]:
    """Return the modules that a fresh process has after a statement."""
    code = f"import json, sys; {statement}; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    root = str(Path(namenorm.__file__).parent.parent)
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    modules: list[str] = json.loads(out.stdout)
    return modules


def test_the_public_names_are_few_and_there() -> None:
    assert len(namenorm.__all__) <= 20
    assert all(getattr(namenorm, name) is not None for name in namenorm.__all__)
    assert set(namenorm.__all__) <= set(dir(namenorm))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Normalizer"):
        namenorm.Normalizer  # noqa: B018


def test_an_import_loads_no_library() -> None:
    assert not set(_HEAVY) & set(_loaded("import namenorm"))


def test_values_can_be_used_without_the_rest() -> None:
    assert not set(_HEAVY) & set(_loaded("from namenorm import Document, Report, Config, InputError"))


def test_checking_loads_no_interface_and_no_speller(index_file: Path) -> None:
    """A compiled index holds the spellings: whoever checks needs neither pypinyin nor what draws tables."""
    loaded = _loaded(f"from namenorm import Normaliser; Normaliser({str(index_file)!r}).check('Dai Bo said it.')")
    assert "marisa_trie" in loaded
    assert not {"pypinyin", "rich", "click", "jinja2", "sqlite3", "numpy"} & set(loaded)


def test_the_errors_are_one_family() -> None:
    for name in ("InputError", "GazetteerError", "IndexFileError"):
        assert issubclass(getattr(namenorm, name), namenorm.NamenormError)
