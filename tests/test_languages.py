"""What the languages of a document have and lack: every pair is checked, and what cannot be is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval.datasets import VARIABLE, data_folder
from eval.pairs import malformed, pairs, tally
from namenorm.config import Config
from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.rules import Rules
from namenorm.source.language import check_language, language_of
from namenorm.values import Document

UND = Rules("und")
ENGLISH = (
    "The bridge at Harford was closed on 3 May after 250 metres of its railing fell into the river.\n"
    "“We will not open it before June,” said Penny Wong, “and nobody was hurt.”\n"
    "“It cost 40 million,” said Wang Yi."
)
GERMAN = (
    "Die Brücke in Harford wurde am 3. Mai gesperrt, nachdem 250 Meter ihres Geländers in den Fluss gefallen waren.\n"
    "„Wir öffnen sie nicht vor Juni“, sagte Penny Wong, „und niemand wurde verletzt.“\n"
    "„Sie hat 40 Millionen gekostet“, sagte Wang Yi."
)
ORIGINALS: dict[str, str | None] = {
    "none": None,
    "zh-Hans": (
        "哈福德大桥250米栏杆坠河后于5月3日关闭。\n黄英贤说：“六月前不会开放，没有人受伤。”\n王毅说：“它花了4000万。”"
    ),
    "zh-Hant": (
        "哈福德大橋250米欄杆墜河後於5月3日關閉。\n"
        "黃英賢說：「六月前不會開放，沒有人受傷。」\n"
        "王毅說：「它花了4000萬。」"
    ),
    "ja": (
        "ハーフォードの橋は欄干250メートルが川に落ち、5月3日に閉鎖された。\n"
        "「6月までは開けない」とペニー・ウォンは言った。\n"
        "「4000万かかった」と王毅は言った。"
    ),
    "ko": (
        "하퍼드 다리는 난간 250미터가 강에 떨어진 뒤 5월 3일 폐쇄되었다.\n"
        "“6월 전에는 열지 않는다”고 페니 웡은 말했다.\n"
        "“4000만이 들었다”고 왕이는 말했다."
    ),
    "vi": (
        "Cầu Harford đóng cửa ngày 3 tháng 5 sau khi 250 mét lan can rơi xuống sông.\n"
        "“Trước tháng 6 sẽ không mở”, Penny Wong nói.\n"
        "“Nó tốn 40 triệu”, Vương Nghị nói."
    ),
    "fr": (
        "Le pont de Harford est fermé depuis le 3 mai : 250 mètres de garde-corps sont tombés dans la rivière.\n"
        "« Nous ne le rouvrirons pas avant juin », a dit Penny Wong.\n"
        "« Il a coûté 40 millions », a dit Wang Yi."
    ),
    "ru": (
        "Мост в Харфорде закрыли 3 мая, после того как 250 метров перил упали в реку.\n"
        "«До июня мы его не откроем», — сказала Пенни Вонг.\n"
        "«Он стоил 40 миллионов», — сказал Ван И."
    ),
    "uk": (
        "Міст у Гарфорді закрили 3 травня, після того як 250 метрів поручнів упали в річку.\n"
        "«До червня ми його не відкриємо», — сказала Пенні Вонг.\n"
        "«Він коштував 40 мільйонів», — сказав Ван Ї."
    ),
    "ar": (
        "أُغلق جسر هارفورد في 3 مايو بعد سقوط 250 مترا من حاجزه في النهر.\n"
        "قالت بيني وونغ: «لن نفتحه قبل يونيو».\n"
        "قال وانغ يي: «كلف 40 مليونا»."
    ),
    "fa": (
        "پل هارفورد در ۳ مه پس از افتادن ۲۵۰ متر از نرده آن در رودخانه بسته شد.\n"
        "پنی وانگ گفت: «پیش از ژوئن بازش نمی‌کنیم».\n"
        "وانگ یی گفت: «۴۰ میلیون هزینه داشت»."
    ),
}
SENTENCES = {"NN404", "NN408", "NN409"}
NUMBERS = {"NN401", "NN402", "NN403"}
COMPARED = SENTENCES | {"NN406", "NN407"} | NUMBERS | {"NN405", "NN410"}


@pytest.fixture(scope="module")
def every_code(index_file: Path) -> Normaliser:
    """A normaliser that looks for the codes in preview too."""
    return Normaliser(index_file, config=Config(preview=True))


@pytest.mark.parametrize("lang", ORIGINALS)
@pytest.mark.parametrize(("text", "target"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_every_pair_of_languages_is_checked(nn: Normaliser, text: str, target: str, lang: str) -> None:
    told = None if lang == "none" else lang
    report = nn.check(Document(lang, text, target, ORIGINALS[lang], told, "2024-05-04"))
    assert malformed(report) == []
    assert report.source == {"none": "none", "fr": "unread"}.get(lang, "used")


@pytest.mark.parametrize(
    ("lang", "target", "side", "codes"),
    [
        ("zh-Hans", "en", "original", set()),
        ("zh-Hans", "de", "original", SENTENCES - {"NN408"}),
        ("ru", "en", "original", SENTENCES - {"NN404", "NN408"} | {"NN405"}),
        ("uk", "en", "original", SENTENCES - {"NN404"} | {"NN405"}),
        ("fa", "de", "original", SENTENCES - {"NN404"} | {"NN405"}),
        ("vi", "en", "original", SENTENCES - {"NN404"} | {"NN405"}),
        ("fr", "en", "original", COMPARED),
        ("none", "en", "original", set()),
        ("none", "en", "translation", set()),
        ("none", "de", "translation", {"NN110", "NN310", "NN312", "NN314"}),
    ],
)
def test_a_report_says_what_its_languages_leave_out(
    every_code: Normaliser, lang: str, target: str, side: str, codes: set[str]
) -> None:
    told = None if lang == "none" else lang
    report = every_code.check(
        ENGLISH if target == "en" else GERMAN, lang=target, source=ORIGINALS[lang], source_lang=told
    )
    whole = [one for one in report.unchecked if one.side == side and not one.partly]
    assert [one.code for one in whole] == sorted(codes)
    named = {"translation": target, "original": lang.split("-")[0]}[side]
    assert all(one.lang == named and one.lacks for one in whole)
    assert not {one.code for one in report.findings} & codes


def test_what_lacks_is_named_by_its_file(every_code: Normaliser) -> None:
    report = every_code.check(ENGLISH, source=ORIGINALS["uk"], source_lang="uk")
    lacks = {one.code: one.lacks for one in report.unchecked}
    assert (lacks["NN408"], lacks["NN409"]) == (("negation",), ("speech", "meanings_en"))
    unread = every_code.check(ENGLISH, source=ORIGINALS["fr"], source_lang="fr")
    assert {one.lacks for one in unread.unchecked} == {("reader",)}


def test_a_code_that_is_not_wanted_is_not_missed(index_file: Path) -> None:
    quiet = Normaliser(index_file, config=Config(ignore=("NN110",)))
    assert "NN110" not in {one.code for one in quiet.check(GERMAN, lang="de").unchecked}


@pytest.mark.parametrize("told", ["cn", "jp", "ua", "klingon", "English", "x", "中文", 7, b"zh"])
def test_a_code_of_no_language_is_refused_with_those_that_are_read(nn: Normaliser, told: str) -> None:
    with pytest.raises(InputError, match="originals are read in ar, fa, ja, ko, ru, uk, vi, zh"):
        nn.check(ENGLISH, source="原文", source_lang=told)


@pytest.mark.parametrize("lang", ["tlh", "fr", "zh", "english"])
def test_a_translation_without_rules_is_refused_with_the_languages_that_have_some(nn: Normaliser, lang: str) -> None:
    with pytest.raises(InputError, match="there are rules for de, en"):
        nn.check(ENGLISH, lang=lang)


@pytest.mark.parametrize("told", [None, "", "und", "zh_TW", "ZH-Hant", "yue", "vi", "fil", "no"])
def test_a_language_that_is_not_told_or_not_read_is_no_fault(told: str | None) -> None:
    check_language(told, UND)


@pytest.mark.parametrize(
    ("source", "told", "lang"),
    [
        ("Міст закрито", "uk", "uk"),
        ("Мост закрыт", None, "ru"),
        ("Мост закрыт", "zh", "ru"),
        ("Мостът е затворен", "bg", None),
        ("پل بند ہے", "ur", None),
        ("پل بسته شد", "fa", "fa"),
        ("大桥关闭", "yue", "zh"),
        ("Cầu đóng cửa", "vi", "vi"),
        ("Cầu đóng cửa", None, "vi"),
        ("Le pont est fermé", "fr", None),
    ],
)
def test_an_original_is_read_by_its_script_and_by_what_is_told(source: str, told: str | None, lang: str | None) -> None:
    assert language_of(source, told, UND) == lang


@pytest.mark.skipif(data_folder() is None, reason=f"{VARIABLE} names no folder; python -m eval pairs checks it all")
def test_documents_of_others_are_checked_in_every_pair(nn: Normaliser) -> None:
    counted = {name: tally(nn, documents) for name, documents in pairs(Path(os.environ[VARIABLE]), 1)}
    assert len(counted) > 20
    assert {name: (one.raised, one.malformed) for name, one in counted.items() if one.raised or one.malformed} == {}
    assert all(one.documents == 1 for one in counted.values())
