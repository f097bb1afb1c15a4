"""Names with a middle dot, read from a table of labels."""

from __future__ import annotations

from pathlib import Path

from eval.transcribed import Transcribed, transcribed


def test_names_with_a_dot_are_read_once_in_simplified_characters(tmp_path: Path) -> None:
    file = tmp_path / "persons.tsv"
    rows = (
        "qid\ten\tzh",
        "Q1\tCharles Dickens|Boz\t查爾斯·狄更斯|查尔斯·狄更斯|狄更斯",
        "Q2\t\t简·奥斯汀",
        "Q3\tLu Xun\t鲁迅",
    )
    file.write_text("\n".join(rows) + "\n", "utf-8")
    assert list(transcribed(file)) == [Transcribed("Q1", "查尔斯·狄更斯", ("Charles Dickens", "Boz"))]


def test_a_name_in_parts() -> None:
    one = Transcribed("Q1", "查尔斯·狄更斯", ("Charles Dickens", "Charles John Huffam Dickens", "Boz"))
    assert one.parts == ["查尔斯", "狄更斯"]
    assert one.pinyin == "Chaersi Digengsi"
    assert one.is_right("charles dickens")
    assert not one.is_right("Charles")
    assert one.words_at(0) == frozenset({"charles"})
    assert one.words_at(1) == frozenset({"dickens"})
