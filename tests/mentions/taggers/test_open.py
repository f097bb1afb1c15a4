"""Taggers behind their protocol: what is found, what is opened, and what is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from namenorm.errors import ModelError
from namenorm.mentions.taggers.open import open_tagger
from namenorm.mentions.taggers.tagger import Tagger
from namenorm.neural import needs
from tests.mentions.taggers.models import write_classifier, write_spacy

PATTERNS = [
    {"label": "PERSON", "pattern": "Pelé"},
    {"label": "PER", "pattern": "Aung San Suu Kyi"},
    {"label": "ORG", "pattern": "Acme Works"},
    {"label": "GPE", "pattern": "Naypyidaw"},
    {"label": "DATE", "pattern": "Friday"},
]
TEXT = "President Pelé met Aung San Suu Kyi on Friday.\n\nAcme Works said that Pelé met rain."


def _found(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.type) for one in tagger.tag(text)]


def _needs(*modules: str) -> None:
    for one in modules:
        pytest.importorskip(one, reason="pip install 'namenorm[ner]'")


def _spacy(folder: Path) -> Tagger:
    _needs("spacy")
    return open_tagger(write_spacy(folder / "spacy", PATTERNS))


def _classifier(folder: Path) -> Tagger:
    _needs("torch", "transformers")
    return open_tagger(write_classifier(folder / "classifier"))


@pytest.mark.parametrize("kind", [_spacy, _classifier])
def test_names_of_all_paragraphs_are_found_with_their_kinds(tmp_path: Path, kind: Any) -> None:
    tagger = kind(tmp_path)
    expect = [("Pelé", "person"), ("Aung San Suu Kyi", "person"), ("Acme Works", "org"), ("Pelé", "person")]
    assert _found(tagger, TEXT) == expect
    assert tagger.tag("") == ()
    assert tagger.tag("rain and rain.") == ()


@pytest.mark.parametrize("kind", [_spacy, _classifier])
def test_a_sentence_longer_than_a_model_takes_is_read_to_its_end(tmp_path: Path, kind: Any) -> None:
    text = "rain " * 300 + "Pelé " + "rain " * 300 + "Acme Works"
    assert _found(kind(tmp_path), text) == [("Pelé", "person"), ("Acme Works", "org")]


@pytest.mark.parametrize("kind", [_spacy, _classifier])
def test_what_cannot_be_encoded_moves_no_place(tmp_path: Path, kind: Any) -> None:
    assert _found(kind(tmp_path), "\ud800 said that Pelé met \x00 Acme Works.") == [
        ("Pelé", "person"),
        ("Acme Works", "org"),
    ]


@pytest.mark.parametrize("kind", [_spacy, _classifier])
def test_threads_share_a_tagger(tmp_path: Path, kind: Any) -> None:
    tagger, texts = kind(tmp_path), [TEXT * place for place in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tagger.tag, texts)) == [tagger.tag(one) for one in texts]


def test_a_word_in_several_pieces_is_one_name(tmp_path: Path) -> None:
    assert _found(_classifier(tmp_path), "In Zebulon and Pelé.") == [("Zebulon", "person"), ("Pelé", "person")]


def test_a_trained_pipeline_is_read_too(tmp_path: Path) -> None:
    """The components that tag no names are left out of one that has no ruler."""
    _needs("spacy")
    import spacy
    from spacy.training import Example

    spacy.util.fix_random_seed(7)
    pipeline: Any = spacy.blank("en")
    pipeline.add_pipe("tagger").add_label("NN")
    ner = pipeline.add_pipe("ner")
    ner.add_label("PERSON")
    told = [("Zebulon spoke .", [(0, 7, "PERSON")]), ("Rain fell .", [])]
    examples = [
        Example.from_dict(pipeline.make_doc(text), {"entities": spans, "tags": ["NN"] * 3}) for text, spans in told
    ]
    pipeline.initialize(lambda: examples)
    for _ in range(15):
        pipeline.update(examples, losses={})
    pipeline.to_disk(tmp_path / "trained")
    tagger: Any = open_tagger(tmp_path / "trained")
    assert _found(tagger, "Zebulon spoke .\nRain fell .") == [("Zebulon", "person")]
    assert tagger._pipeline.get().pipe_names == ["ner"]


def test_an_installed_pipeline_goes_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _needs("spacy")
    package = tmp_path / "xx_made_up"
    write_spacy(package / "xx_made_up-1.0", PATTERNS)
    (package / "__init__.py").write_text("raise RuntimeError('opening a pipeline runs its package')")
    (package / "meta.json").write_text((package / "xx_made_up-1.0" / "meta.json").read_text())
    monkeypatch.syspath_prepend(tmp_path)
    assert _found(open_tagger("xx_made_up"), "Pelé met rain.") == [("Pelé", "person")]


def test_equal_models_have_equal_hashes(tmp_path: Path) -> None:
    _needs("spacy")
    first, second = (open_tagger(write_spacy(tmp_path / name, PATTERNS)) for name in "ab")
    other = open_tagger(write_spacy(tmp_path / "c", PATTERNS[:2]))
    assert first.hash == second.hash != other.hash


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no_such_pipeline", "no spaCy pipeline of this name.*python -m spacy download no_such_pipeline"),
        ("../no/such", "no such folder"),
        (".", "holds no tagger"),
    ],
)
def test_what_is_no_tagger_is_told(tmp_path: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match=said):
        open_tagger(name)


@pytest.mark.parametrize(("file", "library"), [("meta.json", "spacy"), ("config.json", "torch, transformers")])
def test_an_extra_that_is_absent_is_told_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, library: str
) -> None:
    (tmp_path / file).write_text("{}")
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=rf"needs {library}: pip install 'namenorm\[ner\]'"):
        open_tagger(tmp_path)


def test_labels_that_name_nothing_are_told(tmp_path: Path) -> None:
    _needs("torch", "transformers")
    tagger = open_tagger(write_classifier(tmp_path / "model", labels=[f"LABEL_{one}" for one in range(8)]))
    with pytest.raises(ModelError, match=r"of its labels LABEL_0.*none is a name's: call them B-PER"):
        tagger.tag("Pelé")


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    _needs("torch", "transformers")
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(ModelError, match="cannot be loaded for token classification"):
        open_tagger(tmp_path).tag("Pelé")


def test_a_damaged_pipeline_is_told(tmp_path: Path) -> None:
    _needs("spacy")
    folder = write_spacy(tmp_path / "spacy", PATTERNS)
    (folder / "config.cfg").write_text("[nlp]\n")
    with pytest.raises(ModelError, match="cannot load the pipeline"):
        open_tagger(folder).tag("Pelé")
