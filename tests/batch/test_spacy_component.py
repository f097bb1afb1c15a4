from __future__ import annotations

import pickle
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="pip install 'namenorm[spacy]' adds it")

import namenorm.batch.spacy_component  # noqa: E402, F401 - so that it is found where the package is not installed
from namenorm.pipeline import Normaliser  # noqa: E402

_TEXT = "Huang Yingxian, Australia's foreign minister, left for the Xylotech Board on Monday."


def test_a_document_has_its_report_and_its_spans(index_file: Path, nn: Normaliser) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("namenorm", config={"gazetteer": str(index_file)})
    doc = nlp(_TEXT)
    assert doc._.namenorm == nn.check(_TEXT).to_dict()
    assert [(one.text, one.label_) for one in doc.spans["namenorm"]] == [("Huang Yingxian", "NN102")]
    assert doc.spans["namenorm"][0].kb_id_ == nn.check(_TEXT).findings[0].entity.id  # type: ignore[union-attr]
    assert ("Huang Yingxian", "matched") in [(one.text, one.label_) for one in doc.spans["namenorm_names"]]
    kept = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert kept._.namenorm == doc._.namenorm


def test_entities_before_it_are_proposals(index_file: Path) -> None:
    for entities, found in ((False, []), (True, [("Xylotech Board", "unknown")])):
        nlp = spacy.blank("en")
        nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Xylotech Board"}])
        nlp.add_pipe("namenorm", config={"gazetteer": str(index_file), "entities": entities})
        again = pickle.loads(pickle.dumps(nlp.get_pipe("namenorm")))
        for doc in (nlp(_TEXT), again(nlp.get_pipe("entity_ruler")(nlp.make_doc(_TEXT)))):
            spans = [(one.text, one.label_) for one in doc.spans["namenorm_names"] if "Board" in one.text]
            assert spans == found


def test_a_span_is_widened_to_whole_tokens(index_file: Path) -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=text.split())
    nlp.add_pipe("namenorm", config={"gazetteer": str(index_file)})
    doc = nlp(_TEXT)
    assert [one.text for one in doc.spans["namenorm"]] == ["Huang Yingxian,"]
