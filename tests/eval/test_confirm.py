"""Second sources for native names: each rule on cases, and the verdicts over small sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eval.confirm.derived import follows
from eval.confirm.forms import native, rotations, words
from eval.confirm.marks import Mark, marked
from eval.confirm.reading import reads_as
from eval.confirm.sources import Sources
from eval.confirm.tokens import Parts
from eval.confirm.transcription import LEAST, Transcription
from eval.confirm.translation import Glossary
from eval.confirm.verdict import judge
from eval.confirm.witness import Witness, bearer
from namenorm.gazetteer.model import Entity, Name

_CASES = Path(__file__).parent.parent / "cases/eval/confirm"
_PAIRS = (("Robert", "罗伯特"), ("Daly", "戴利"), ("Ursula", "乌尔苏拉"), ("von der Leyen", "冯德莱恩"))
_GLOSSES = (
    ("国家", "country/nation/state/national"),
    ("能源", "energy/power source"),
    ("局", "office/bureau/administration"),
    ("部", "ministry/department/part"),
    ("统计", "statistics"),
    ("香港", "Hong Kong"),
    ("理工", "science and engineering/polytechnic"),
    ("大学", "university/college"),
)


def _cases(topic: str) -> list[Any]:
    rows = [json.loads(line) for line in (_CASES / f"{topic}.jsonl").read_text("utf-8").splitlines()]
    return [pytest.param(row, id=row["why"]) for row in rows]


def _entity(name: str, surname: str = "", *names: Name, kind: str = "person") -> Entity:
    return Entity("curated:one", kind, name, surname, names=(Name(name, "en", "canonical"), *names))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", _cases("composed"))
def test_composed_of_parts(case: dict[str, Any]) -> None:
    parts = Parts()
    parts.read(_PAIRS)
    assert parts.compose(bearer(_entity(case["english"], case["surname"])), case["native"]) is case["expect"]


@pytest.mark.parametrize("case", _cases("reading"))
def test_reads_as_the_english_name(case: dict[str, Any]) -> None:
    assert reads_as(bearer(_entity(case["english"], case["surname"])), case["native"]) is case["expect"]


@pytest.mark.parametrize("case", _cases("translated"))
def test_says_what_the_english_name_says(case: dict[str, Any]) -> None:
    of = bearer(_entity(case["english"], kind="org"))
    assert Glossary(_GLOSSES).says(of.names, case["native"]) is case["expect"]


@pytest.mark.parametrize("case", _cases("derived"))
def test_follows_from_another_name(case: dict[str, Any]) -> None:
    assert follows(case["name"], case["sure"], person=case["person"]) is case["expect"]


@pytest.mark.parametrize("case", _cases("marks"))
def test_marks(case: dict[str, Any]) -> None:
    head = "# a comment\nkind: person\nentities:\n  one: {name: One, names: {adopted: "
    before, after = (f"{head}{case[part]}\n  }}}}\n" for part in ("before", "after"))
    assert marked(before, lambda *_: Mark(case["verified"], case["citation"])) == after


def test_a_name_without_a_mark_is_left_alone() -> None:
    text = "entities:\n  one: {name: One, names: {native: {zh: {text: 一, verified: false}}}}\n"
    assert marked(text, lambda *_: None) == text


_TEXT = st.text("一二三四五甲乙丙丁", min_size=1, max_size=4)


@given(st.lists(st.tuples(_TEXT, st.booleans()), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_marks_say_what_was_decided(names: list[tuple[str, bool]]) -> None:
    listed = ", ".join(text for text, _ in names)
    source = f"entities:\n  one: {{name: One, names: {{alias: {{zh: [{listed}]}}}}}}\n"
    wanted = dict(names)
    found = yaml.safe_load(marked(source, lambda *place: Mark(wanted[place[3]])))
    said = found["entities"]["one"]["names"]["alias"]["zh"]
    assert [one if isinstance(one, str) else one["text"] for one in said] == [text for text, _ in names]
    assert [isinstance(one, str) for one in said] == [verified for _, verified in names]


def test_transcription_tells_a_name_from_a_strangers() -> None:
    pairs = [
        ("marta", "玛塔"),
        ("maria", "玛丽亚"),
        ("mara", "玛拉"),
        ("rita", "丽塔"),
        ("tara", "塔拉"),
        ("ada", "阿达"),
    ]
    model = Transcription(pairs)
    assert model.fit("marita", "玛丽塔") >= LEAST
    assert model.fit("marita", "阿达拉") < LEAST
    assert not model.fits([("ma",)], "玛")


def test_transcription_without_pairs_fits_nothing() -> None:
    assert not Transcription([]).fits([("robert", "daly")], "戴利")


def _sources() -> Sources:
    witness, parts = Witness("a list"), Parts()
    witness.add("戴利", ["Robert Daly"])
    witness.add("王文华", ["Somebody Else"])
    parts.read(_PAIRS)
    strings = frozenset({native("蔡奇"), native("富士康")})
    return Sources((witness,), parts, Transcription([]), Glossary(_GLOSSES), strings, native("新闻说林璎今日到访"))


def _verdicts(entity: Entity) -> dict[str, str]:
    return {one.name.text: one.verdict for one in judge(entity, _sources())}


def test_verdicts_on_a_foreigner() -> None:
    names = (
        Name("戴利", "zh", "alias"),
        Name("罗伯特·戴利", "zh", "alias"),
        Name("戴博", "zh", "adopted"),
        Name("戴伯", "zh", "adopted", citation="https://example.org"),
        Name("Дали", "ru", "literal"),
        Name("Dai Bo", "en", "alias"),
    )
    assert _verdicts(_entity("Robert Daly", "Daly", *names)) == {
        "戴利": "confirmed",
        "罗伯特·戴利": "composed",
        "戴博": "unconfirmed",
        "戴伯": "cited",
    }


@pytest.mark.parametrize(
    ("entity", "expect"),
    [
        (_entity("Cai Qi", "Cai", Name("蔡奇", "zh", "native")), {"蔡奇": "attested"}),
        (_entity("Cai Qi", "Cai", Name("蔡琦", "zh", "native")), {"蔡琦": "consistent"}),
        (_entity("Maya Lin", "Lin", Name("林璎", "zh", "native")), {"林璎": "attested"}),
        (_entity("Maya Lin", "Lin", Name("林缨", "zh", "native")), {"林缨": "unconfirmed"}),
        (_entity("Chin Peng", "Chin", Name("王文华", "zh", "native")), {"王文华": "unconfirmed"}),
        (
            _entity(
                "National Energy Administration",
                "",
                Name("国家能源局", "zh", "native"),
                Name("能源局", "zh", "short"),
                kind="org",
            ),
            {"国家能源局": "translated", "能源局": "derived"},
        ),
        (_entity("Foxconn", "", Name("富士康", "zh", "native"), kind="org"), {"富士康": "attested"}),
        (_entity("Foxconn", "", Name("鸿海", "zh", "native"), kind="org"), {"鸿海": "unconfirmed"}),
    ],
    ids=lambda value: value.name if isinstance(value, Entity) else ",".join(value.values()),
)
def test_verdicts(entity: Entity, expect: dict[str, str]) -> None:
    assert _verdicts(entity) == expect


def test_a_consistent_name_stays_as_its_author_marked_it() -> None:
    for verified in (True, False):
        [found] = judge(_entity("Cai Qi", "Cai", Name("蔡琦", "zh", "native", verified=verified)), _sources())
        assert found.verified is verified


@given(st.lists(st.sampled_from(["ann", "bo", "cy", "dee"]), min_size=1, max_size=4))
def test_rotations_hold_the_name_in_each_order_of_turning(name: list[str]) -> None:
    turned = [*name[1:], name[0]]
    assert rotations(tuple(name)) == rotations(tuple(turned))
    assert "".join(name) in rotations(tuple(name))


@given(st.text(max_size=12))
def test_folding_is_idempotent(text: str) -> None:
    assert native(native(text)) == native(text)
    assert words(" ".join(words(text))) == words(text)
