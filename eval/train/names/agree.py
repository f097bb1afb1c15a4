"""What the network itself says of some names held out of training, for the test that its export says the same."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from transformers import MarianMTModel

from eval.train.names.loop import tensors
from namenorm.transliterate.vocabulary import Vocabulary

CASES = Path(__file__).parent.parent.parent.parent / "tests/cases/transliterate/agreement.jsonl"

# Their English sides stand in the 20 % file of the language. For "en" the target is pinyin.
_PAIRS = {
    "zh": "彼得 peter 亨利 henry 史密斯 smith 查尔斯 charles 道格拉斯 douglas 威尔逊 wilson 菲利普 philip",
    "pinyin": "bide peter hengli henry shimisi smith daogelasi douglas weierxun wilson basite butler",
    "ru": "джордж george чарльз charles уильямс williams джексон jackson кэмпбелл campbell",
    "ar": "جونز jones براون brown ماريا maria كيلر keller",
    "ko": "마이클 michael 스미스 smith 윌슨 wilson 브라이언 brian",
    "ja": "ジェームズ james リチャード richard スミス smith ケネディ kennedy",
    "uk": "київський kyivskyi",
    "fa": "پوتین putin",
}
_BACKWARD = {"smith": "shi mi si", "wilson": "wei er xun", "peter": "bi de", "douglas": "dao ge la si"}


def write_agreement(model: MarianMTModel, vocabulary: Vocabulary, file: Path = CASES) -> None:
    """Write log P of each pair, by the network in 32-bit numbers.

    Args:
        model: The trained network.
        vocabulary: Its vocabulary.
        file: Where the cases of the test lie.
    """
    pairs = [(tag, *pair) for tag, words in _PAIRS.items() for pair in _by_two(words.split())]
    pairs += [("en", *pair) for pair in _BACKWARD.items()]
    lines = [
        json.dumps(
            {
                "input": [form, tag, target],
                "expect": round(_log_probability(model, vocabulary, form, tag, target), 4),
                "why": f"{tag}: what the network itself says",
            },
            ensure_ascii=False,
        )
        for tag, form, target in pairs
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _by_two(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(words[::2], words[1::2], strict=True))


def _log_probability(model: MarianMTModel, vocabulary: Vocabulary, form: str, tag: str, target: str) -> float:
    shown = (vocabulary.source_ids(form, tag), vocabulary.target_ids(target, tag))
    sources, mask, given, wanted = tensors([shown], len(vocabulary.units) - 1, len(vocabulary.pieces) - 1)
    with torch.no_grad():
        logits = model(input_ids=sources, attention_mask=mask, decoder_input_ids=given, use_cache=False).logits
    shares = logits[0, :, :-1].log_softmax(-1)
    return float(shares[torch.arange(len(wanted[0])), wanted[0]].sum())
