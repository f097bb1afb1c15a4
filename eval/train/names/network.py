"""The network: a small Marian encoder and decoder of the transformers library, with a vocabulary for each side."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from transformers import MarianConfig, MarianMTModel

from namenorm.transliterate.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Size:
    """How large the network is."""

    width: int = 256
    encoder_layers: int = 3
    decoder_layers: int = 2
    heads: int = 4
    inner: int = 768
    dropout: float = 0.1


def network(size: Size, vocabulary: Vocabulary) -> MarianMTModel:
    """Return an untrained network.

    Marian starts its decoder with the padding, which has to be the last of each vocabulary and to stand for zeros:
    CTranslate2 drops it and starts from a zero vector.
    """
    units, pieces = len(vocabulary.units), len(vocabulary.pieces)
    config = _config(size, units, pieces)
    model = MarianMTModel(config)
    _pad(model.model.encoder.embed_tokens, units - 1, config.init_std)
    _pad(model.model.decoder.embed_tokens, pieces - 1, config.init_std)
    return model


def _config(size: Size, units: int, pieces: int) -> MarianConfig:
    return MarianConfig(
        vocab_size=units,
        decoder_vocab_size=pieces,
        share_encoder_decoder_embeddings=False,
        tie_word_embeddings=False,
        d_model=size.width,
        encoder_layers=size.encoder_layers,
        decoder_layers=size.decoder_layers,
        encoder_attention_heads=size.heads,
        decoder_attention_heads=size.heads,
        encoder_ffn_dim=size.inner,
        decoder_ffn_dim=size.inner,
        activation_function="swish",
        attn_implementation="eager",  # faster than the fused one where a name has ten units
        dropout=size.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        max_position_embeddings=64,
        scale_embedding=True,
        pad_token_id=min(units, pieces) - 1,
        eos_token_id=0,
        bos_token_id=0,
        forced_eos_token_id=None,
        decoder_start_token_id=pieces - 1,
    )


def _pad(embeddings: torch.nn.Embedding, padding: int, spread: float) -> None:
    """Give one side its own padding, of zeros: transformers takes one number for both sides."""
    with torch.no_grad():
        embeddings.weight[embeddings.padding_idx].normal_(std=spread)
        embeddings.weight[padding].zero_()
    embeddings.padding_idx = padding


def padding_stays_zero(model: MarianMTModel) -> bool:
    """Tell whether the rows of both paddings are zeros, as the export needs."""
    encoder, decoder = model.model.encoder.embed_tokens, model.model.decoder.embed_tokens
    return not bool(encoder.weight[-1].any()) and not bool(decoder.weight[-1].any())
