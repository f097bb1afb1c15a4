"""The training of the name model: alignment, cleaning, examples; and the export, where torch is installed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.name_model.halves import half, is_reported, united
from eval.train.names.align import learned
from eval.train.names.clean import Judged, judged
from eval.train.names.examples import examples
from eval.train.names.pairs import Pair, language_of, rigour
from namenorm.transliterate.vocabulary import Vocabulary

SOUNDS = {"te": "t", "lang": "ran", "pu": "mp", "si": "s", "mi": "mi", "shi": "sh", "ke": "ck", "ba": "ba", "ma": "ma"}


def _regular(seed: int, count: int) -> list[tuple[tuple[str, ...], str]]:
    chance = random.Random(seed)
    forms = [tuple(chance.choices(sorted(SOUNDS), k=chance.randint(1, 4))) for _ in range(count)]
    return [(form, "".join(SOUNDS[unit] for unit in form)) for form in forms]


def test_the_aligner_tells_pairs_that_sound_alike_from_others() -> None:
    aligner = learned(_regular(1, 300), longest=4, rounds=5)
    asked = _regular(2, 100)
    right = [aligner.score(units, letters) for units, letters in asked]
    wrong = [aligner.score(units, asked[place - 7][1]) for place, (units, _) in enumerate(asked)]
    assert sorted(right)[10] > sorted(wrong)[70]


def test_an_aligner_gives_probabilities() -> None:
    """Over all words that one unit can write, they add up to one at most."""
    aligner = learned([(("a",), "x"), (("a",), "xy"), (("a",), "y")], longest=2, rounds=3)
    words = ["", *"xyz", *(one + two for one in "xyz" for two in "xyz")]
    total = sum(2.718281828459045 ** (aligner.score(("a",), word) * max(len(word), 1)) for word in words)
    assert 0.5 < total <= 1.0 + 1e-9


def test_what_cannot_be_aligned_scores_nothing() -> None:
    assert learned([(("a",), "x")], longest=2, rounds=1).score(("a",), "xxx") == float("-inf")


def test_a_stray_name_is_dropped_and_a_regular_one_kept() -> None:
    chance = random.Random(5)
    letters = dict(zip("абвгдзиклм", "abvgdziklm", strict=True))
    forms = ["".join(chance.choices(sorted(letters), k=chance.randint(4, 8))) for _ in range(400)]
    pairs = [Pair("ru", form, "".join(letters[one] for one in form), 1, "rigour") for form in forms]
    stray = Pair("ru", "абвгд", "thompson", 1, "rigour")
    verdicts = {(one.pair.native, one.pair.english): one.kept for one in judged([*pairs, stray], seed=7)}
    assert verdicts["абвгд", "thompson"] == ""
    assert sum(map(bool, verdicts.values())) >= 0.97 * len(verdicts)


def test_examples_show_chinese_names_three_ways_and_others_once() -> None:
    kept = [
        Judged(Pair("zh", "特朗普", "trump", 5, "netranslit"), -1.0, "sound"),
        Judged(Pair("ru", "трамп", "trump", 5, "netranslit"), -0.5, "sound"),
        Judged(Pair("zh", "甲", "zzz", 1, "rigour"), -9.0, ""),
    ]
    made = {(one.tag, one.source, one.target) for one in examples(kept, Counter())}
    assert made == {
        ("zh", "特朗普", "trump"),
        ("pinyin", "te lang pu", "trump"),
        ("en", "trump", "te lang pu"),
        ("ru", "трамп", "trump"),
    }


def test_the_name_that_more_people_bear_is_shown_more_often() -> None:
    kept = [
        Judged(Pair("ru", "мейер", name, count, "netranslit"), -1.0, "sound")
        for name, count in (("meyer", 9), ("mayer", 4))
    ]
    weights = {one.target: one.weight for one in examples(kept, Counter())}
    assert weights["meyer"] == pytest.approx(weights["mayer"] * 1.5)


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("зеленський", "ru"),
        ("зеленский", "ru"),
        ("київський", "uk"),
        ("трампъ", "ru"),
        ("特朗普", "zh"),
        ("トランプ", "ja"),
        ("트럼프", "ko"),
        ("ترامب", "ar"),
        ("پوتین", "fa"),
        ("трaмп", None),
        ("trump", None),
        ("қазақ", None),
        ("ٹرمپ", None),
    ],
)
def test_the_language_of_a_form(form: str, language: str | None) -> None:
    assert language_of(form) == language


def test_a_group_gives_its_english_forms_where_these_are_known(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("chaikovski, tchaikovsky, tschaikowski, чайковский, 柴可夫斯基姓 => Q1\n", "utf-8")
    pairs = list(rigour(file, Counter({"tchaikovsky": 3})))
    assert {(one.language, one.native, one.english, one.count) for one in pairs} == {
        ("ru", "чайковский", "tchaikovsky", 3),
        ("zh", "柴可夫斯基", "tchaikovsky", 3),
    }


def test_the_halves_share_nothing_and_miss_nothing() -> None:
    names = united((str(number), "name") for number in range(1000))
    ours, theirs = half(names, reported=True), half(names, reported=False)
    assert not ours.keys() & theirs.keys()
    assert ours | theirs == names
    assert 400 < len(ours) < 600
    assert all(map(is_reported, ours))


class TestExport:
    """The network itself and its export, untrained, number by number."""

    def test_the_export_agrees_with_the_network(self, tmp_path: Path) -> None:
        torch = pytest.importorskip("torch")
        pytest.importorskip("transformers")
        from ctranslate2 import Translator

        from eval.train.names.export import export
        from eval.train.names.network import network

        vocabulary, size = _small()
        torch.manual_seed(1)
        model = network(size, vocabulary).eval()
        export(model, vocabulary, tmp_path, "float32")
        translator = Translator(str(tmp_path), device="cpu")
        source, target = vocabulary.source("特朗普", "zh"), vocabulary.target("trump", "zh")
        exported = translator.score_batch([source], [target])[0].log_probs
        assert exported == pytest.approx(_by_torch(torch, model, vocabulary), abs=1e-3)

    def test_a_network_whose_padding_is_not_zero_is_refused(self, tmp_path: Path) -> None:
        torch = pytest.importorskip("torch")
        pytest.importorskip("transformers")
        from eval.train.names.export import export
        from eval.train.names.network import network

        vocabulary, size = _small()
        model = network(size, vocabulary)
        with torch.no_grad():
            model.model.decoder.embed_tokens.weight[-1] += 1
        with pytest.raises(ValueError, match="padding"):
            export(model, vocabulary, tmp_path)


class _Letters:
    """Divides a name into letters, as sentencepiece would with 26 pieces."""

    def encode(self, text: str, *, out_type: type[str]) -> list[str]:
        return list(text)


def _small() -> tuple[Vocabulary, Any]:
    from eval.train.names.network import Size

    units = ["<zh>", *"特朗普", "te", "lang", "pu"]
    size = Size(width=16, encoder_layers=1, decoder_layers=1, heads=2, inner=32)
    return Vocabulary(units, list("abcdefghijklmnopqrstuvwxyz"), _Letters()), size


def _by_torch(torch: Any, model: Any, vocabulary: Vocabulary) -> list[float]:
    source, target = vocabulary.source_ids("特朗普", "zh"), vocabulary.target_ids("trump", "zh")
    given = [len(vocabulary.pieces) - 1, *target[:-1]]
    with torch.no_grad():
        logits = model(
            input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([given]), use_cache=False
        ).logits
    shares = logits[0, :, :-1].log_softmax(-1)  # the export has no padding that could be said
    return [float(shares[place, piece]) for place, piece in enumerate(target)]
