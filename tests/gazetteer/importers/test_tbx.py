"""Termbases of others, and files that are made to do harm."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.safe_xml import LONGEST
from namenorm.gazetteer.importers.tbx import TermbaseOptions, concepts, tbx_outcomes
from namenorm.gazetteer.model import Entity, Name
from tests.gazetteer.importers.termbases import HEAD, TAIL, TBX_2, TBX_DCT, entry

DALY = entry(1, ("Robert Daly", "en"), ("戴博", "zh"))


def _read(tmp_path: Path, text: str | bytes, source: str = "acme", **options: Any) -> list[tuple[str, Outcome]]:
    file = tmp_path / "terms.tbx"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = tbx_outcomes(file, TermbaseOptions(source, **options))
    return [(place.removeprefix(f"{file}:"), outcome) for place, outcome in found]


def test_version_2(tmp_path: Path) -> None:
    [(place, first), (_, second)] = _read(tmp_path, TBX_2)
    assert place == "6"
    assert first.entity == Entity(
        "acme:c5",
        "person",
        "Robert Daly",
        "Daly",
        about="American sinologist",
        names=(
            Name("Robert Daly", "en", "canonical"),
            Name("R. Daly", "en", "short"),
            Name("Dai Bo", "en", "blocked"),
            Name("戴博", "zh-Hant", "alias"),
        ),
        source="acme",
    )
    assert second.left_out == "no English name"


def test_style_dct(tmp_path: Path) -> None:
    [(_, outcome)] = _read(tmp_path, TBX_DCT)
    assert outcome.entity == Entity(
        "acme:c7",
        "place",
        "Eswatini",
        about="country",
        names=(
            Name("Eswatini", "en", "canonical"),
            Name("Swaziland", "en", "former"),
            Name("斯威士兰", "zh-Hans", "alias"),
        ),
        source="acme",
    )


def test_a_chinese_name_with_its_surname_in_the_english_one_is_native(tmp_path: Path) -> None:
    [(_, outcome)] = _read(tmp_path, HEAD + entry(1, ("Ja Ian Chong", "en"), ("庄嘉颖", "zh")) + TAIL)
    assert outcome.entity is not None
    assert outcome.entity.names[1] == Name("庄嘉颖", "zh", "native")


def test_the_kind_that_is_asked_for(tmp_path: Path) -> None:
    [(_, outcome)] = _read(tmp_path, HEAD + entry(1, ("United Nations", "en")) + TAIL, kind="org")
    assert outcome.entity is not None
    assert (outcome.entity.kind, outcome.entity.surname) == ("org", "")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('<conceptEntry id="x"></conceptEntry>', "no term"),
        (entry(2, ("", "en")), "no term"),
        (entry(2, ("Anna Berg", "English")), "line 4: 'Anna Berg' is of no language"),
        (entry(2, ("Anna Berg", "en"), ("x", "")), "line 4: 'x' is of no language"),
        (entry(2, ("戴博", "en")), "line 4: the English term is '戴博', not in Latin letters"),
    ],
)
def test_a_concept_with_a_fault_is_told_by_line_and_the_rest_goes_on(tmp_path: Path, said: str, fault: str) -> None:
    found = _read(tmp_path, f"{HEAD}{DALY}{said.strip()}\n{DALY}{TAIL}")
    assert [place for place, _ in found] == ["3", "4", "5"]
    assert found[1][1].fault.startswith(fault)
    assert found[2][1].entity is not None


def test_another_termbase_needs_a_source(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give --source"):
        _read(tmp_path, HEAD + DALY + TAIL, source="")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5", "shift_jis"])
def test_encodings_that_a_file_declares_or_marks(tmp_path: Path, encoding: str) -> None:
    declared = encoding if not encoding.startswith("utf") else encoding[:6].rstrip("-")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{HEAD}{DALY}{TAIL}'
    [(_, outcome)] = _read(tmp_path, text.encode(encoding))
    assert outcome.entity is not None
    assert outcome.entity.names[1].text == "戴博"


def test_an_encoding_that_is_given_counts_more_than_the_declared_one(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{HEAD}{DALY}{TAIL}'
    [(_, outcome)] = _read(tmp_path, text.encode("gb18030"), encoding="gb18030")
    assert outcome.entity is not None


_BOMB = """<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
"""
_OUTSIDE = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{_BOMB}{HEAD}{entry(1, ('&c;', 'en'))}{TAIL}", r":2: declares the entity 'a'"),
        (f"{_OUTSIDE}{HEAD}{entry(1, ('&x;', 'en'))}{TAIL}", r":1: declares the entity 'x'"),
        ('<!DOCTYPE tbx [<!ENTITY % p "x">]><tbx/>', r"declares the entity 'p'"),
        ("<html><body/></html>", r":1: the document is <html>"),
        ("", r"not well-formed XML from here on: no element found"),
        ("not xml at all", r":1: is not well-formed"),
        (HEAD + f"{'<note>' * 70}{'</note>' * 70}" + TAIL, r":3: elements within 64 others"),
        (HEAD + f"<note id='{'a' * 5_000_000}'/>" + TAIL, r"a tag of more than 4,194,304 bytes"),
        ('<?xml version="1.0" encoding="utf-99"?><tbx/>', r"says that it is in utf-99"),
        (b'<?xml version="1.0" encoding="utf-8"?><tbx>\xff\xfe</tbx>', r"is not in utf-8"),
    ],
)
def test_what_is_made_to_do_harm_or_is_no_termbase_is_refused(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        _read(tmp_path, text)


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        ("<conceptEntry", "4: is not well-formed XML from here on: unclosed token"),
        ("</tbx>", "4: is not well-formed XML from here on: mismatched tag"),
        (entry(2, ("&nbsp;", "en")), "4: is not well-formed XML from here on: undefined entity"),
        (entry(2, ("a" * (LONGEST + 1), "en")), "a text of more than 65,536 characters"),
    ],
)
def test_what_stood_before_a_break_is_kept(tmp_path: Path, rest: str, says: str) -> None:
    first, second = _read(tmp_path, HEAD + DALY + rest)
    assert first[1].entity is not None
    assert says in f"{second[0]}: {second[1].fault}"


def test_a_character_that_is_broken_late_keeps_what_stood_before(tmp_path: Path) -> None:
    many = "".join(entry(number, (f"Anna Berg {number}", "en")) for number in range(1500))
    found = _read(tmp_path, (HEAD + many).encode() + b"\xff")
    assert found[0][1].entity is not None
    assert "is not in utf-8" in found[-1][1].fault


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        file = tmp_path / f"{count}.tbx"
        file.write_text(HEAD + "".join(entry(n, (f"Anna Berg {n}", "en")) for n in range(count)) + TAIL, "utf-8")
        tracemalloc.start()
        assert sum(1 for _ in concepts(file)) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(4000) < 1.5 * peak(1000)


@given(st.text(st.sampled_from('<>/&;"= conceptEntry langSec termSec term en戴\n'), max_size=80))
def test_any_broken_body_is_a_fault_and_never_a_traceback(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    folder = tmp_path_factory.mktemp("x", numbered=True)
    for place, outcome in _read(folder, HEAD + DALY + body):
        assert place
        assert outcome.entity or outcome.fault or outcome.left_out
