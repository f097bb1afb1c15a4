"""Small taggers that the tests make: a spaCy pipeline of patterns, and a token classifier that knows words by heart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# The words that the classifier knows, with the label that each has wherever it stands.
TAGS = {
    "Pelé": "B-PER",
    "Aung": "B-PER",
    "San": "I-PER",
    "Suu": "I-PER",
    "Kyi": "I-PER",
    "Zeb": "B-PER",
    "##ulon": "I-PER",
    "Dai": "B-PER",
    "Bo": "I-PER",
    "Acme": "B-ORG",
    "Works": "I-ORG",
    "Friday": "B-MISC",
}
WORDS = ("said", "that", "the", "met", "and", "in", "on", "President", ".", ",", "rain")
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC")


def write_spacy(folder: Path, patterns: list[dict[str, Any]]) -> Path:
    """Write a pipeline that finds what its patterns say."""
    import spacy

    pipeline = spacy.blank("en")
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(patterns)
    folder.parent.mkdir(exist_ok=True)
    pipeline.to_disk(folder)
    return folder


def write_classifier(folder: Path, **changes: Any) -> Path:
    """Write a token classifier: no layers, embeddings that are a word's label, and a head that reads it off."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *TAGS, *WORDS]
    labels = changes.pop("labels", LABELS)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=len(LABELS),
        num_hidden_layers=0,
        num_attention_heads=1,
        intermediate_size=4,
        max_position_embeddings=64,
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
        hidden_dropout_prob=0.0,
        **changes,
    )
    model = BertForTokenClassification(config)
    with torch.no_grad():
        for one in model.parameters():
            one.zero_()
        model.bert.embeddings.LayerNorm.weight.fill_(1.0)
        for place, word in enumerate(vocabulary):
            model.bert.embeddings.word_embeddings.weight[place, LABELS.index(TAGS.get(word, "O"))] = 1.0
        model.classifier.weight.copy_(torch.eye(len(LABELS)))
    model.save_pretrained(folder)
    _write_tokenizer(folder, vocabulary)
    return folder


def _write_tokenizer(folder: Path, vocabulary: list[str]) -> None:
    from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, processors

    numbers = {word: place for place, word in enumerate(vocabulary)}
    made: Any = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    made.add_special_tokens([AddedToken(one, special=True) for one in vocabulary[:4]])
    made.save(str(folder / "tokenizer.json"))
    named = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    told = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 10**30, **named}
    (folder / "tokenizer_config.json").write_text(json.dumps(told))
