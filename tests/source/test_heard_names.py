"""Names of originals by what the document prints for them; all texts are made up."""

from __future__ import annotations

import pytest

from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report

_LINES = {
    "ru": (
        "Ангела Брандтман прибыла в Берлин.",
        "Брандтман встретила Карла Остенбека.",
        "Остенбек поблагодарил её.",
        "Позже Брандтман уехала.",
    ),
    "uk": (
        "Ангела Брандтман прибула до Берліна.",
        "Брандтман зустріла Карла Остенбека.",
        "Остенбек подякував їй.",
        "Пізніше Брандтман поїхала.",
    ),
    "ja": (
        "アンゲラ・ブラントマンはベルリンに着いた。",
        "ブラントマンはカール・オステンベックと会った。",
        "オステンベックは感謝した。",
        "その後ブラントマンは去った。",
    ),
    "ko": (
        "앙겔라 브란트만은 베를린에 도착했다.",
        "브란트만은 카를 오스텐베크를 만났다.",
        "오스텐베크는 고마워했다.",
        "나중에 브란트만은 떠났다.",
    ),
    "ar": (
        "وصلت أنجيلا براندتمان إلى برلين.",
        "التقت براندتمان كارل أوستنبيك.",
        "شكرها أوستنبيك.",
        "ثم غادرت براندتمان.",
    ),
    "fa": (
        "آنگلا براندتمان به برلین رسید.",
        "براندتمان با کارل اوستنبک دیدار کرد.",
        "اوستنبک از او تشکر کرد.",
        "سپس براندتمان رفت.",
    ),
    "zh": (
        "安格拉·布兰特曼抵达柏林。",
        "布兰特曼会见了卡尔·奥斯滕贝克。",
        "奥斯滕贝克向她表示感谢。",
        "后来布兰特曼离开了。",
    ),
    "zh-Hant": (
        "Angela Brandtman 抵達柏林。",
        "Brandtman 會見了 Karl Ostenbeck。",
        "Ostenbeck 向她表示感謝。",
        "後來 Brandtman 離開了。",
    ),
    "vi": (
        "Angela Brandtman đã đến Berlin.",
        "Bà Brandtman gặp ông Karl Ostenbeck.",
        "Ông Ostenbeck cảm ơn bà.",
        "Sau đó bà Brandtman rời đi.",
    ),
}
_GOOD = (
    "Angela Brandtman arrived in Berlin.",
    "Ms. Brandtman met Karl Ostenbeck.",
    "Mr. Ostenbeck thanked her.",
    "Later Ms. Brandtman left.",
)
_LANGS = sorted(_LINES)
_AS_LIKELY = ("zh", "Brantmann")  # which the name model takes for as good a spelling of 布兰特曼 as the usual one


def _check(nn: Normaliser, lang: str, text: str) -> Report:
    return nn.check(text, source="\n".join(_LINES[lang]), source_lang=lang)


def _told(report: Report) -> list[tuple[str | None, str | None]]:
    return [(one.surface, one.suggestion) for one in report.findings if one.code.startswith("NN1")]


@pytest.mark.parametrize("lang", _LANGS)
def test_a_good_translation_is_left_alone(nn: Normaliser, lang: str) -> None:
    report = _check(nn, lang, "\n".join(_GOOD))
    assert report.source == "used"
    assert _told(report) == []


@pytest.mark.parametrize(
    ("lang", "garbled"),
    [(lang, garbled) for lang in _LANGS for garbled in ("Brantmann", "Brandmen") if (lang, garbled) != _AS_LIKELY],
)
def test_a_name_printed_in_two_ways_is_given_the_usual_one(nn: Normaliser, lang: str, garbled: str) -> None:
    report = _check(nn, lang, "\n".join((*_GOOD[:3], f"Later Ms. {garbled} left.")))
    [(surface, suggestion)] = _told(report)
    assert surface is not None
    assert garbled in surface
    assert suggestion is not None
    assert suggestion.endswith("Brandtman")


def test_a_rarer_form_that_chinese_characters_spell_as_well_is_left_alone(nn: Normaliser) -> None:
    lang, garbled = _AS_LIKELY
    assert _told(_check(nn, lang, "\n".join((*_GOOD[:3], f"Later Ms. {garbled} left.")))) == []


@pytest.mark.parametrize("lang", _LANGS)
def test_a_neighbours_name_is_given_the_right_one(nn: Normaliser, lang: str) -> None:
    report = _check(nn, lang, "\n".join((*_GOOD[:3], "Later Ms. Ostenbeck left.")))
    assert [suggestion for _, suggestion in _told(report)] == ["Brandtman"]


@pytest.mark.parametrize("lang", _LANGS)
def test_a_pronoun_in_the_place_of_a_name_is_no_fault(nn: Normaliser, lang: str) -> None:
    assert _told(_check(nn, lang, "\n".join((*_GOOD[:3], "Later she left.")))) == []


@pytest.mark.parametrize("lang", _LANGS)
def test_what_is_made_of_a_name_is_no_other_name(nn: Normaliser, lang: str) -> None:
    assert _told(_check(nn, lang, "\n".join((*_GOOD[:3], "Later the Brandtmans left.")))) == []


@pytest.mark.parametrize(
    ("lang", "source", "printed", "right"),
    [
        ("ru", "Депутат Сергей Ломакадзе выступил.", "Sergei Romakadze", "Sergei Lomakadze"),
        ("uk", "Депутат Сергій Гринько виступив.", "Serhii Grenkov", "Serhii Hrynko"),
    ],
)
def test_people_of_the_language_are_spelt_by_its_systems(
    nn: Normaliser, lang: str, source: str, printed: str, right: str
) -> None:
    report = nn.check(f"The deputy {printed} spoke.", source=source, source_lang=lang)
    assert _told(report) == [(printed, right)]
    assert report.edits == ()


@pytest.mark.parametrize(
    ("lang", "source", "printed"),
    [
        ("ru", "Депутат Сергей Хутяев выступил.", "Sergei Khutyaev"),
        ("ru", "Депутат Сергей Хутяев выступил.", "Sergey Khutiaev"),
        ("ru", "Депутат Сергей Хутяев выступил.", "Sergej Hutyayev"),
        ("uk", "Депутат Сергій Гринько виступив.", "Serhiy Hrynko"),
        ("ru", "Депутат Грегор Хутяев выступил.", "Gregor Hutiaev"),
    ],
)
def test_any_system_of_the_language_is_right_and_of_foreigners_nothing_is_said(
    nn: Normaliser, lang: str, source: str, printed: str
) -> None:
    assert _told(nn.check(f"The deputy {printed} spoke.", source=source, source_lang=lang)) == []


@pytest.mark.parametrize(
    ("lang", "source", "lost"),
    [
        ("ru", "Премьер Майкл Джонсон прибыл в Лион.\nВ Лионе шёл дождь.", "Майкл Джонсон"),
        ("uk", "Прем’єр Майкл Джонсон прибув до Ліона.\nУ Ліоні йшов дощ.", "Майкл Джонсон"),
        ("ja", "首相のマイケル・ジョンソンはリヨンに着いた。\nリヨンでは雨だった。", "マイケル・ジョンソン"),
        ("zh", "首相迈克尔·约翰逊抵达里昂。\n里昂下着雨。", "迈克尔·约翰逊"),
    ],
)
def test_who_is_named_nowhere_is_told(lang: str, source: str, lost: str) -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    text = "Premier Michael Johnson arrived in Lyon.\nIn Lyon it rained."
    assert bundled.check(text, source=source, source_lang=lang).findings == ()
    report = bundled.check(text.replace("Premier Michael Johnson", "The premier"), source=source, source_lang=lang)
    [finding] = report.findings
    assert finding.code == "NN404"
    assert [source[span.start : span.end] for span in finding.source_spans] == [lost]


def test_two_words_of_arabic_script_are_no_lost_name() -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    source = "اجتمعوا على مدار الساعة في برلين."
    assert bundled.check("They met around the clock in Berlin.", source=source, source_lang="ar").findings == ()


def test_vietnamese_takes_the_names_of_foreigners_over_as_they_are(nn: Normaliser) -> None:
    source = "Nghị sĩ Gregor Hutjajev đã phát biểu tại Berlin, thưa quý vị và các bạn."
    report = nn.check("The deputy Gregor Hutyayev spoke in Berlin.", source=source, source_lang="vi")
    assert _told(report) == [("Gregor Hutyayev", "Gregor Hutjajev")]


def test_brackets_say_how_a_name_in_characters_is_spelt(nn: Normaliser) -> None:
    source = "议员格雷戈尔·胡佳耶夫（Gregor Hutjajev）发言。\n后来胡佳耶夫离开了。"
    report = nn.check("The deputy Gregor Hutjajev spoke.\nLater Mr. Khutyaev left.", source=source, source_lang="zh")
    assert _told(report) == [("Khutyaev", "Hutjajev")]


@pytest.mark.parametrize(("printed", "right"), [("Kurakov", ["Kulakov"]), ("Kulakov", [])])
def test_what_nobody_is_called_gives_way_to_a_name_that_the_characters_spell(
    nn: Normaliser, printed: str, right: list[str]
) -> None:
    report = nn.check(f"Mr. {printed} spoke in Berlin.", source="库拉科夫在柏林发言。", source_lang="zh")
    assert [suggestion for _, suggestion in _told(report)] == right


def test_lines_that_are_paired_are_never_taken_for_strangers(nn: Normaliser) -> None:
    text, source = (
        "One. Two, 15, 27, 38, 49, 51, 62, 73.",
        "他于1911年、1922年、1933年、1944年、1955年、1966年、1977年访问了这里。" * 3,
    )
    assert nn.check(text, source=source).source == "unrelated"
    assert nn.check(Document("1", text, source=source, paired=True)).source == "used"


def test_who_is_lost_in_vietnamese_is_told() -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    source = "Thủ tướng Michael Johnson đã đến Berlin và Hamburg.\nỞ Berlin trời mưa, ở Hamburg thì không."
    text = "Premier Michael Johnson arrived in Berlin and Hamburg.\nIn Berlin it rained, in Hamburg it did not."
    assert bundled.check(text, source=source, source_lang="vi").findings == ()
    [finding] = bundled.check(text.replace("Michael Johnson ", ""), source=source, source_lang="vi").findings
    assert [source[span.start : span.end] for span in finding.source_spans] == ["Michael Johnson"]


@pytest.mark.parametrize("lang", [lang for lang in _LANGS if not lang.startswith("zh")])  # for which a tagger may lack
def test_what_is_read_in_part_is_told(nn: Normaliser, lang: str) -> None:
    assert bool(_check(nn, lang, "\n".join(_GOOD)).source_note) is (lang in ("ar", "fa", "ko"))


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("fa", "نماینده Gregor Hutjajev در برلین سخنرانی کرد و سپس به خانه رفت."),
        ("ko", "그레고르 후탸예프(Gregor Hutjajev) 의원이 베를린에서 연설했다."),
        ("ru", "Депутат Gregor Hutjajev выступил в Берлине и уехал домой."),
    ],
)
def test_what_an_original_has_in_latin_letters_is_printed_so(nn: Normaliser, lang: str, source: str) -> None:
    good = "The deputy Gregor Hutjajev spoke in Berlin."
    assert _told(nn.check(good, source=source, source_lang=lang)) == []
    report = nn.check(good.replace("Hutjajev", "Hutyayev"), source=source, source_lang=lang)
    assert _told(report) == [("Gregor Hutyayev", "Gregor Hutjajev")]


@pytest.mark.parametrize(
    ("lang", "source", "good", "lost"),
    [
        ("ru", "Учёный приехал из Нигерии.", "The scholar came from Nigeria.", "Нигерии"),
        ("ru", "Нидерландский учёный приехал из США.", "The Dutch scholar came from America.", "США"),
        ("ja", "学者はナイジェリアから来た。", "The scholar came from Nigeria.", "ナイジェリア"),
        ("ja", "彼は渡辺さんに会った。", "He met Mr. Watanabe.", "渡辺"),
        ("fa", "دانشمند Hutjajev از راه رسید و سپس رفت.", "The scholar Hutjajev came and went.", "Hutjajev"),
        ("ko", "학자는 나이지리아에서 왔다.", "The scholar came from Nigeria.", "나이지리아에서"),
        ("zh", "这位学者来自尼日利亚。", "The scholar came from Nigeria.", "尼日利亚"),
        ("zh", "这位学者来自美国。", "The scholar came from America.", "美国"),
    ],
)
def test_what_an_original_surely_names_and_a_translation_nowhere_is_told(
    lang: str, source: str, good: str, lost: str
) -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    assert bundled.check(good, source=source, source_lang=lang).findings == ()
    for name in ("Nigeria", "America", "Mr. Watanabe", "Hutjajev"):
        good = good.replace(name, "there")
    [finding] = bundled.check(good, source=source, source_lang=lang).findings
    assert [source[span.start : span.end] for span in finding.source_spans] == [lost]


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("ru", "Мороз ударил утром."),
        ("ru", "Северный флот ушёл."),
        ("uk", "Вона не знала, чому."),
        ("zh", "这没有成功，也不太平。"),
    ],
)
def test_a_word_that_looks_like_a_name_is_no_lost_one(lang: str, source: str) -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    assert bundled.check("There was nothing of it.", source=source, source_lang=lang).findings == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("他住在浙江嘉兴。", "He lives in Jiaxing."),
        ("他住在四川省成都。", "He lives in Chengdu."),
        ("他去过哥伦比亚。", "He has been to British Columbia."),
    ],
)
def test_a_place_may_be_left_out_beside_another_one_or_sound_like_what_is_printed(source: str, text: str) -> None:
    bundled = Normaliser(config=Config(select=("NN404",)))
    assert bundled.check(text, source=source, source_lang="zh").findings == ()


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("ru", "Депутат Томас Андерсон выступил в Берлине."),
        ("ja", "議員のトーマス・アンダーソンはベルリンで演説した。"),
        ("ar", "تحدث النائب توماس أندرسون في برلين."),
    ],
)
def test_a_spelling_that_nobody_bears_gives_way_to_one_that_the_book_has(lang: str, source: str) -> None:
    bundled = Normaliser()
    good = "The deputy Thomas Anderson spoke in Berlin."
    assert _told(bundled.check(good, source=source, source_lang=lang)) == []
    report = bundled.check(good.replace("Anderson", "Alterson"), source=source, source_lang=lang)
    assert _told(report) == [("Thomas Alterson", "Thomas Anderson")]
    assert report.edits == ()


_HARRISON = {
    "ru": "Министр Роберт Харрисон выступил в Берлине.",
    "uk": "Міністр Роберт Гаррісон виступив у Берліні.",
    "ja": "大臣のロバート・ハリソンはベルリンで演説した。",
    "ko": "장관 로버트 해리슨은 베를린에서 연설했다.",
    "ar": "تحدث الوزير روبرت هاريسون في برلين.",
    "fa": "وزیر رابرت هریسون در برلین سخنرانی کرد.",
}


@pytest.mark.parametrize("lang", _HARRISON)
@pytest.mark.parametrize(
    ("printed", "told"), [("Harrison", False), ("Harryson", False), ("Harizun", True), ("Helrisan", True)]
)
def test_what_nobody_is_called_gives_way_to_a_much_likelier_name(
    nn: Normaliser, lang: str, printed: str, told: bool
) -> None:
    report = nn.check(f"The minister Robert {printed} spoke in Berlin.", source=_HARRISON[lang], source_lang=lang)
    right = "Robert Harison" if lang == "ja" else "Robert Harrison"  # katakana does not write double letters
    assert _told(report) == ([(f"Robert {printed}", right)] if told else [])
    assert report.edits == ()


def test_a_word_that_no_spelling_is_like_is_told_without_a_proposal(nn: Normaliser) -> None:
    source = "장관 로버트 치머만은 베를린에서 연설했다."
    report = nn.check("The minister Robert Zinnerwan spoke in Berlin.", source=source, source_lang="ko")
    assert _told(report) == [("Robert Zinnerwan", None)]


@pytest.mark.parametrize(
    ("lang", "source", "text", "lost"),
    [
        ("ru", "Вчера вечером в Москве шёл снег.", "Yesterday evening it snowed.", ["Москве"]),
        ("ru", "Вчера вечером в Москве шёл снег.", "Yesterday evening it snowed in Moscow.", []),
        ("ru", "На стройке в Сочи случился пожар.", "A fire broke out at a building site.", ["Сочи"]),
        ("ru", "Москва слезам не верит.", "The city does not believe in tears.", []),
    ],
)
def test_a_capital_within_a_sentence_says_that_a_word_like_others_is_a_name(
    lang: str, source: str, text: str, lost: list[str]
) -> None:
    report = Normaliser(config=Config(select=("NN404",))).check(text, source=source, source_lang=lang)
    assert [source[span.start : span.end] for one in report.findings for span in one.source_spans] == lost
