"""Which codes a check looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from namenorm import Config, Normaliser
from namenorm.codes import CODES, family
from namenorm.explain import explain
from namenorm.measured import measured

PREVIEW = {code.code for code in CODES.values() if code.status == "preview"}


def _of(*prefixes: str) -> set[str]:
    return {code for code in CODES if code.startswith(prefixes)}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(), _of("NN") - PREVIEW),
        (Config(preview=True), _of("NN")),
        (Config(select=("NN3",)), _of("NN3") - PREVIEW),
        (Config(select=("NN3",), preview=True), _of("NN3")),
        (Config(select=("NN10",)), _of("NN10") - PREVIEW),
        (Config(select=("NN308",)), {"NN308"}),
        (Config(select=("NN", "NN308")), _of("NN") - PREVIEW | {"NN308"}),
        (Config(select=("NN1", "NN201")), _of("NN1", "NN201") - PREVIEW),
        (Config(ignore=("NN3",)), _of("NN1", "NN2", "NN4") - PREVIEW),
        (Config(ignore=("NN3",), preview=True), _of("NN1", "NN2", "NN4")),
        (Config(select=("NN3", "NN308"), ignore=("NN30",)), _of("NN31") - PREVIEW | {"NN308"}),
        (Config(select=("NN101",), ignore=("NN101",)), set()),
        (Config(select=("NN101",), ignore=("NN",)), {"NN101"}),
        (Config(select=("NN3",), ignore=("NN3",)), set()),
        (Config(select=()), set()),
    ],
    ids=lambda one: f"{one.select}-{one.ignore}{'-preview' if one.preview else ''}" if isinstance(one, Config) else "",
)
def test_the_longest_name_decides(config: Config, expected: set[str]) -> None:
    assert config.codes == expected


@pytest.mark.parametrize("wrong", ["NN9", "NN315", "nn101", "N", "", "NN1 ", "SKIP"])
@pytest.mark.parametrize("setting", ["select", "ignore"])
def test_what_is_no_code_and_no_family_is_refused(setting: str, wrong: str) -> None:
    settings: dict[str, Any] = {setting: (wrong,)}
    with pytest.raises(ValueError, match=f"“{wrong}” is no code and no family"):
        Config(**settings)


@pytest.mark.parametrize("setting", ["select", "ignore"])
def test_a_bare_text_is_not_taken_for_its_letters(setting: str) -> None:
    settings: dict[str, Any] = {setting: "NN101"}
    with pytest.raises(ValueError, match=rf"Config.{setting} is a tuple"):
        Config(**settings)


def test_a_list_is_as_good_as_a_tuple() -> None:
    names: Any = ["NN1", "NN308"]
    assert Config(select=names) == Config(select=("NN1", "NN308"))
    assert hash(Config(select=names))


def test_a_family_has_what_begins_with_it() -> None:
    assert family("NN11") == tuple(code for code in CODES if code.startswith("NN11"))
    assert family("NN101") == ("NN101",)


def test_what_is_not_reported_is_not_rewritten_and_says_so(index_file: Path) -> None:
    text = "Fu Gaoyi, the Harvard sociologist, spoke on Monday."
    whole = Normaliser(index_file).check(text)
    assert [one.new for one in whole.edits] == ["Ezra Vogel"]
    quiet = Normaliser(index_file, config=Config(ignore=("NN1",)))
    report = quiet.check(text)
    assert (report.findings, report.edits, report.fixed_text()) == ((), (), text)
    assert [one.blocked_by for one in report.resolutions if one.mention.text == "Fu Gaoyi"] == [("unreported",)]
    (said,) = explain(report, "Fu Gaoyi", quiet.config, quiet.entity)
    assert (said.verdict, said.remedy) == (
        "not-flagged",
        "select the code that does (--select)",
    )


@pytest.mark.parametrize("code", CODES)
def test_the_status_follows_what_was_measured(code: str) -> None:
    known = measured()[code]
    proven = not known.falls_short if code.startswith(("NN1", "NN2")) else known.is_proven
    assert CODES[code].status == ("default" if proven else "preview")
