from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import ModelError
from namenorm.neural.folder import content_hash, model_folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    (folder / "checkpoints").mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "checkpoints" / "weights").write_text("1")
    return folder


def test_a_copy_has_the_same_hash_and_what_is_hidden_does_not_count(model: Path, tmp_path: Path) -> None:
    before = content_hash(model)
    for hidden in (".git", "__pycache__"):
        (model / hidden).mkdir()
        (model / hidden / "x").write_text("x")
    (model / ".DS_Store").write_text("x")
    moved = model.rename(tmp_path / "moved")
    assert content_hash(moved) == before


@pytest.mark.parametrize("change", ["content", "name", "more", "outside"])
def test_what_counts(model: Path, tmp_path: Path, change: str) -> None:
    before, beside = content_hash(model), tmp_path / "tokenizer.json"
    beside.write_text("{}")
    if change == "content":
        (model / "checkpoints" / "weights").write_text("2")
    elif change == "name":
        (model / "config.json").rename(model / "config2.json")
    elif change == "more":
        (model / "vocab.txt").write_text("")
    assert content_hash(model, *([beside] if change == "outside" else [])) != before


def test_a_folder_that_is_not_there_is_told_with_who_asked(model: Path) -> None:
    assert model_folder(str(model), "qe") == model
    with pytest.raises(ModelError, match=r"qe .*config\.json: no such folder; download the model once"):
        model_folder(model / "config.json", "qe")
