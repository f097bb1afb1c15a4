"""Imports point one way, and every file has a room. The contracts stand in pyproject.toml."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import namenorm

PACKAGE = Path(namenorm.__file__).parent
ROOT = Path(__file__).parent.parent


def test_the_contracts_hold(tmp_path: Path) -> None:
    pytest.importorskip("importlinter", reason="pip install 'namenorm[test]' adds import-linter")
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", code, "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    path = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _layers() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [one] = [one for one in contracts if one["type"] == "layers"]
    return [room.strip() for layer in one["layers"] for room in layer.split("|")]


def test_every_file_has_a_room() -> None:
    """The twin of the contract's ``exhaustive``, which needs no linter."""
    rooms = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms - {"__init__"} == set(_layers())


def _imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nothing_inside_imports_the_public_face_or_the_outside(file: Path) -> None:
    imported = _imported(file)
    assert "namenorm" not in imported, "name the room: the public face is for users"
    assert not {name for name in imported if name.split(".")[0] in ("eval", "genscripts", "tests")}
