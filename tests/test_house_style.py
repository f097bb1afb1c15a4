"""A style on the road: it is in the signature, and goes wherever the normaliser goes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.errors import GazetteerError
from namenorm.pipeline import Normaliser
from namenorm.values import Document

TEXT = "A train left Kiev, the capital of Ukraine, at noon."


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text("{style: house, prefer: [Kyiv]}", "utf-8")
    return path


def test_it_travels_without_its_file(style: Path, index_file: Path) -> None:
    nn = Normaliser(index_file, style=style)
    checker = BatchChecker(index_file, style=style)
    style.unlink()
    assert pickle.loads(pickle.dumps(nn)).check(TEXT) == nn.check(TEXT)
    assert pickle.loads(pickle.dumps(checker)).signature == nn.signature
    assert [one.suggestion for one in nn.check(TEXT).findings] == ["Kyiv"]


def test_two_styles_have_two_signatures(style: Path, index_file: Path, nn: Normaliser) -> None:
    first = Normaliser(index_file, style=style).signature
    style.write_text("{style: house, prefer: [Kiev]}", "utf-8")
    assert len({first, Normaliser(index_file, style=style).signature, nn.signature}) == 3


def test_it_holds_for_its_own_language(style: Path, index_file: Path) -> None:
    style.write_text("{style: house, lang: de, prefer: [Kyiv]}", "utf-8")
    nn = Normaliser(index_file, style=style)
    assert nn.check(TEXT).findings == ()
    german = nn.check(Document("a", "Ein Zug verließ Kiev, die Hauptstadt der Ukraine.", "de"))
    assert [(one.code, one.suggestion) for one in german.findings] == [("NN113", "Kyiv")]


def test_a_language_without_rules_is_refused(style: Path, index_file: Path) -> None:
    style.write_text("{style: house, lang: tlh}", "utf-8")
    with pytest.raises(GazetteerError, match="no rules for texts in “tlh”"):
        Normaliser(index_file, style=style)


def test_a_lookup_answers_in_the_style(style: Path, index_file: Path, nn: Normaliser) -> None:
    style.write_text("{style: house, prefer: [Kiev]}", "utf-8")
    found, plain = Normaliser(index_file, style=style).lookup("Kyiv"), nn.lookup("Kyiv")
    assert [(one.entity_id, one.score) for one in found] == [(one.entity_id, one.score) for one in plain]
    assert (found[0].name, plain[0].name) == ("Kiev", "Kyiv")
