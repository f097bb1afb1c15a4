"""What is told where a library is missing: an extra that there is, and that brings it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from namenorm.batch import needs
from namenorm.errors import InputError, ModelError
from namenorm.mentions.taggers import open as taggers

ROOT = Path(__file__).parent.parent
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
CODE = {file: file.read_text("utf-8") for file in sorted((ROOT / "namenorm").rglob("*.py"))}
_CALLED = re.compile(r'\b(?:load|require)\("(\w+)", ((?:"[\w.]+"(?:, )?)+)\)')
_WITH = {"huggingface_hub": "transformers"}  # what a library of an extra brings in its turn
CALLS = [(extra, one) for text in CODE.values() for extra, ones in _CALLED.findall(text) for one in ones.split(", ")]


def test_calls_are_seen_at_all() -> None:
    assert {("batch", '"pyarrow"'), ("ner", '"spacy"'), ("qe", '"torch"')} <= set(CALLS)


@pytest.mark.parametrize(("extra", "module"), sorted(set(CALLS)))
def test_the_extra_that_is_named_brings_the_library(extra: str, module: str) -> None:
    brought = {re.split(r"[>=<\[; ]", one)[0].lower().replace("-", "_") for one in EXTRAS[extra]}
    name = module.strip('"').split(".")[0]
    assert _WITH.get(name, name) in brought


def test_every_extra_that_a_message_names_is_there() -> None:
    named = {extra for text in CODE.values() for extra in re.findall(r"namenorm\[(\w+)\]", text)}
    assert {"postgres", "serve", "formats"} <= named <= set(EXTRAS)


def test_what_no_extra_brings_is_named_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"this needs pandas: pip install pandas$"):
        needs.load(None, "pandas")
    with pytest.raises(InputError, match=r"pip install 'namenorm\[batch\]'$"):
        needs.load("batch", "pyarrow.parquet")


@pytest.mark.parametrize(
    ("there", "says"), [(True, "or python -m spacy"), (False, r"or pip install 'namenorm\[ner\]' and")]
)
def test_a_pipeline_that_is_missing_needs_spacy_first(monkeypatch: pytest.MonkeyPatch, there: bool, says: str) -> None:
    monkeypatch.setattr(taggers, "find_spec", lambda name: object() if there and name == "spacy" else None)
    with pytest.raises(ModelError, match=says):
        taggers.open_tagger("some_pipeline")
