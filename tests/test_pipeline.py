"""Properties of the whole road, over the tests' own book."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from itertools import islice, pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import namenorm
from namenorm.config import Config
from namenorm.errors import GazetteerError, IndexFileError, InputError
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report

PAGE = (
    "Ezra Vogel, a sociologist and professor at Harvard University in the United States, opened the meeting.\n"
    "South Korean President Yin Xiyue came to Seoul. “Fu Gaoyi was early,” Yin said.\n"
    "Later Fu Gaoyi said that Taiwan's President Lai Ching te would come to Taipei. Dai Bo left.\nPost a Comment\n"
)
PIECES = st.sampled_from(
    [
        "Fu Gaoyi",
        "Ezra Vogel, professor at Harvard University in America,",
        "American sociologist ",
        "said ",
        "Dai Bo",
        "Taiwan's President Lai Qingde",
        "Lai Ching te",
        "likeqiang",
        "South Korean President Yin Xiyue",
        "Yin ",
        "Lai ",
        "“",
        "”",
        '"',
        " ",
        " ",
        ". ",
        ", ",
        "\n",
        "-",
        "’s ",
        "戴博",
        "(傅高义)",
        "â€™",
        "Post a Comment\n",
        "\u200f",
        "�",
    ]
)
PAGES = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)
SCHEMA = json.loads((Path(namenorm.__file__).parent / "report.schema.json").read_text("utf-8"))


def _apart(places: list[tuple[int, int]]) -> bool:
    return all(left[1] <= right[0] for left, right in pairwise(places))


def test_the_sample_has_something_to_find(nn: Normaliser) -> None:
    """The properties below would hold of a normaliser that finds nothing."""
    report = nn.check(PAGE)
    assert {"NN101", "NN106", "NN305"} <= {one.code for one in report.findings}
    assert next((one.old, one.new) for one in report.edits) == ("Yin Xiyue", "Yoon Suk-yeol")


@given(text=PAGES)
def test_resolutions_and_findings_are_in_order_apart_and_cut_out_their_surface(nn: Normaliser, text: str) -> None:
    report = nn.check(text)
    assert _apart([(one.mention.start, one.mention.end) for one in report.resolutions])
    placed = [one for one in report.findings if one.start is not None and one.end is not None]
    assert _apart([(one.start or 0, one.end or 0) for one in placed])
    assert all(text[one.start : one.end] == one.surface for one in placed)
    for one in report.resolutions:
        assert text[one.mention.start : one.mention.end] == one.mention.text != ""


@given(text=PAGES)
def test_a_fixed_text_differs_by_its_edits_alone(nn: Normaliser, text: str) -> None:
    report = nn.check(text)
    fixed, done, at = report.fixed_text(), 0, 0
    assert _apart([(one.start, one.end) for one in report.edits])
    for edit in report.edits:
        kept = text[done : edit.start]
        assert fixed[at : at + len(kept) + len(edit.new)] == kept + edit.new
        at, done = at + len(kept) + len(edit.new), edit.end
    assert fixed[at:] == text[done:]


@given(text=PAGES)
def test_a_fixed_text_has_nothing_new_to_fix(nn: Normaliser, text: str) -> None:
    """What is rewritten once is right, and nothing else becomes a name by it."""
    fixed = nn.check(text).fixed_text()
    assert nn.check(fixed).fixed_text() == fixed


def test_a_rewrite_proves_nothing_about_another_spelling(nn: Normaliser) -> None:
    text = "American sociologist Lai Ching te came. Taiwan's President Lai Qingde left."
    fixed = nn.check(text).fixed_text()
    assert nn.check(fixed).fixed_text() == fixed


@given(text=PAGES)
def test_the_same_text_gives_the_same_report(nn: Normaliser, text: str) -> None:
    assert nn.check(text) == nn.check(text)


@given(text=PAGES)
def test_every_report_keeps_to_the_published_schema(nn: Normaliser, text: str) -> None:
    written = json.loads(json.dumps(nn.check(text).to_dict()))
    jsonschema.validate(written, SCHEMA)


@given(text=PAGES)
def test_edits_are_matched_outside_quotations_and_as_long_as_the_mention(nn: Normaliser, text: str) -> None:
    report = nn.check(text)
    by_start = {one.mention.start: one for one in report.resolutions}
    for edit in report.edits:
        one = by_start[edit.start]
        assert one.outcome == "matched"
        assert one.confidence >= Config().rewrite_at
        assert (" " in edit.old) <= (" " in edit.new), "a full name for a full name"


def test_threads_share_a_normaliser(index_file: Path) -> None:
    fresh = Normaliser(gazetteer=index_file)
    pages = [PAGE, PAGE.replace("Fu Gaoyi", "Dai Bo"), PAGE.upper(), ""] * 6
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(fresh.check, pages))
    assert together == [Normaliser(gazetteer=index_file).check(one) for one in pages]


def test_a_pickle_is_small_and_checks_alike(nn: Normaliser) -> None:
    pickled = pickle.dumps(nn)
    assert len(pickled) < 1000
    again = pickle.loads(pickled)
    assert again.check(PAGE) == nn.check(PAGE)
    assert pickle.loads(pickle.dumps(nn.check(PAGE))) == nn.check(PAGE), "a report travels too"


def test_check_many_takes_one_document_at_a_time(nn: Normaliser) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in range(1_000_000):
            taken.append(number)
            yield PAGE

    reports = list(islice(nn.check_many(endless()), 3))
    assert len(taken) == 3
    assert reports == [nn.check(PAGE)] * 3


def test_a_document_is_checked_as_it_is_described(nn: Normaliser) -> None:
    document = Document(
        "a1", "Zhang Wei left.", source="张维离开了。", source_lang="zh", published="2024-07-03", outlet="x"
    )
    loose = nn.check(
        "Zhang Wei left.", id="a1", source="张维离开了。", source_lang="zh", published="2024-07-03", outlet="x"
    )
    assert nn.check(document) == loose
    assert loose.document == document


def test_a_finding_is_provisional_without_the_original(nn: Normaliser) -> None:
    text = "Taiwan's President Lai Qingde said in Taipei that it rained."
    [alone], [beside] = nn.check(text).findings, nn.check(text, source="赖清德总统说下雨了。").findings
    assert (alone.provisional, beside.provisional) == (True, False)


def test_ignored_codes_are_not_reported(index_file: Path) -> None:
    codes = {one.code for one in Normaliser(index_file, config=Config(ignore=("NN101", "NN305"))).check(PAGE).findings}
    assert "NN106" in codes
    assert not {"NN101", "NN305"} & codes


def test_a_text_that_is_too_long_is_refused_with_the_remedy(index_file: Path) -> None:
    short = Normaliser(index_file, config=Config(max_characters=10))
    assert short.check("x" * 10).findings == ()
    with pytest.raises(InputError, match=r"document a1 has 11 characters.*max_characters"):
        short.check(Document("a1", "x" * 11))


@pytest.mark.parametrize("what", [None, 7, b"Dai Bo", Document("a", None)])  # type: ignore[arg-type]
def test_what_is_no_text_is_refused(nn: Normaliser, what: object) -> None:
    with pytest.raises(InputError, match="takes a text"):
        nn.check(what)  # type: ignore[arg-type]


def test_a_language_without_rules_is_told_with_those_that_have_some(index_file: Path) -> None:
    with pytest.raises(InputError, match=r"no rules for texts in “tlh”: there are rules for .*de, en"):
        Normaliser(gazetteer=index_file, lang="tlh")


def test_nothing_that_flows_can_be_changed(nn: Normaliser) -> None:
    report = nn.check(PAGE)
    for value, field in ((report, "edits"), (report.findings[0], "code"), (report.resolutions[0], "entity")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field, None)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Zhuang Jiaying", "test:ja-ian-chong"),
        ("Jiaying Zhuang", "test:ja-ian-chong"),
        ("庄嘉颖", "test:ja-ian-chong"),
        ("莊嘉穎", "test:ja-ian-chong"),
        ("lai ching te", "test:lai-ching-te"),
        ("Zelenskyy Volodymyr", "test:volodymyr-zelenskyy"),
        ("Volodimir Zelenski", "test:volodymyr-zelenskyy"),
        ("WHO", "test:world-health-organization"),
    ],
)
def test_lookup_finds_a_name_in_any_spelling(nn: Normaliser, name: str, first: str) -> None:
    assert nn.lookup(name)[0].entity_id == first


def test_lookup_ranks_limits_and_finds_nothing_where_there_is_nothing(nn: Normaliser) -> None:
    both = nn.lookup("Zhang Wei")
    assert {one.entity_id for one in both} == {"test:zhang-wei-economist", "test:zhang-wei-painter"}
    assert nn.lookup("Zhang Wei", limit=1) == both[:1]
    assert nn.lookup("") == nn.lookup("…") == nn.lookup("Qwertz Uiopü") == ()


@pytest.mark.parametrize(
    ("content", "error"), [(None, GazetteerError), (b"kind: person\n", GazetteerError), (b"", IndexFileError)]
)
def test_a_book_that_cannot_be_opened_is_told(tmp_path: Path, content: bytes | None, error: type[Exception]) -> None:
    place = tmp_path / ("x.index" if content == b"" else "x.yaml")
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(error, match=str(place)):
        Normaliser(gazetteer=place)


def test_a_report_stands_without_its_document_being_touched(nn: Normaliser) -> None:
    document = Document("a", PAGE)
    report: Report = nn.check(document)
    assert document == replace(document)
    assert report.document is document
