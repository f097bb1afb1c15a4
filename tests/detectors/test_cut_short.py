"""NN303 beside an original: translations that have next to nothing of it, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Finding

ORIGINALS = {
    "zh": "市长星期一在港口告诉记者，新的渡轮将在春天开始运营，每天往返三次。",
    "ja": "市長は月曜日、港で記者団に対し、新しいフェリーは春に運航を始めると述べた。",
    "ko": "시장은 월요일 항구에서 기자들에게 새 여객선이 봄에 운항을 시작한다고 말했다.",
    "ru": "Мэр сообщил журналистам в порту, что новый паром начнёт ходить весной.",
    "ar": "قال رئيس البلدية للصحفيين في الميناء يوم الاثنين إن العبارة الجديدة ستبدأ العمل في الربيع.",
}
WHOLE = "The mayor told reporters at the port on Monday that the new ferry would begin to sail in the spring."


@pytest.fixture(scope="module")
def normaliser(index_file: Path) -> Normaliser:
    return Normaliser(gazetteer=index_file, config=Config(select=("NN303",)))


def _found(normaliser: Normaliser, text: str, source: str, lang: str) -> tuple[Finding, ...]:
    return normaliser.check(text, source=source, source_lang=lang).findings


@pytest.mark.parametrize("lang", ORIGINALS)
@pytest.mark.parametrize("text", [".", "", "…\n"])
def test_an_empty_translation(normaliser: Normaliser, lang: str, text: str) -> None:
    (one,) = _found(normaliser, text, ORIGINALS[lang], lang)
    assert one.surface == text.strip()
    assert [(span.start, span.end) for span in one.source_spans] == [(0, len(ORIGINALS[lang]))]


@pytest.mark.parametrize("lang", ORIGINALS)
def test_a_whole_translation(normaliser: Normaliser, lang: str) -> None:
    assert _found(normaliser, WHOLE, ORIGINALS[lang], lang) == ()


@pytest.mark.parametrize("lang", ORIGINALS)
@pytest.mark.parametrize("rest", [".", "The mayor."])
def test_a_line_of_several(normaliser: Normaliser, lang: str, rest: str) -> None:
    source = "\n".join([ORIGINALS[lang]] * 6)
    (one,) = _found(normaliser, f"{WHOLE}\n{rest}" + f"\n{WHOLE}" * 4, source, lang)
    assert one.surface == rest


def test_a_short_original_may_be_said_by_a_word(normaliser: Normaliser) -> None:
    assert _found(normaliser, "No.", "他说不行。", "zh") == ()
    assert _found(normaliser, "…", "？", "zh") == ()


def test_a_closing_mark_of_german_opens_nothing(normaliser: Normaliser) -> None:
    text = "Die Ministerin sagte am Montag vor Journalisten: „Die neue Fähre fährt ab Frühling dreimal am Tag“"
    assert normaliser.check(text, lang="de").findings == ()
    (one,) = normaliser.check(f"{text[:-1]} und dann „", lang="de").findings
    assert one.surface == "„"
