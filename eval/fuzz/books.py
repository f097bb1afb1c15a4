"""The targets ``gazetteer`` and ``index``: the files of a book, and what is compiled of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.fuzz.target import Outcome, Run, Target, hold

if TYPE_CHECKING:
    from namenorm.index.reader import Index

_NAMES = ("book.yaml", "book.jsonl", "book.parts.jsonl", "SOURCES.toml")
_YAML = """kind: person
source: curated
checked_on: 2025-03-31
entities:
  robert-daly:
    name: Robert Daly
    about: American sinologist
    countries: [US]
    gender: m
    names: {adopted: {zh: 戴博}, alias: {ru: [{text: Роберт Дейли, verified: false, since: 1999, style: [bbc]}]}}
    roles: [{title: director, of: Kissinger Institute, country: US, since: 2013-08, seats: 1}]
    not: [curated:someone]
    ids: [wikidata:Q1]
    note: x
"""
_LINE = (
    '{"id": "cedict:wang-yangming", "kind": "person", "name": "Wang Yangming", "countries": ["CN"], "names": [{"text": '
    '"王陽明", "lang": "zh-Hant", "kind": "native", "style": ["x"]}], "roles": [{"title": "general", "seats": 1}], '
    '"source": "cedict"}\n{"id": "cedict:wang-yangming", "fragment": true, "names": [{"text": "Wang Y.", "lang": "en", '
    '"kind": "alias"}]}\n'
)
_PART = (
    '{"id": "cedict:丹尼", "role": "given", "frequency": 26, "source": "cedict", "han": ["丹尼"], "latin": ["Danny"]}\n'
)
_SOURCES = (
    '[curated]\ntitle = "T"\nlicence = "CC-BY-SA-4.0 AND MIT"\nfiles = ["*.yaml"]\nbut_not = ["x"]\ncredit = "c"\n'
)
_WORDS = (
    "entities:", "names:", "{", "}", "[", "]", "&a ", "*a", "!!python/object:os.system", "null", "2024-02-31", ".nan",
    "\\ud800", "\\u0000", "\\n", "\\t", '"fragment": true', '"id"', '"names"', '"roles"', "0x", "<<: *a", "? ", "- ",
)  # fmt: skip


def _open_gazetteer(folder: Path) -> Run:
    from namenorm.errors import GazetteerError
    from namenorm.gazetteer.files import book_parts, load_book
    from namenorm.index.compile import compile_index
    from namenorm.index.reader import Index

    book = folder / "book"
    book.mkdir()

    def run(data: bytes) -> Outcome:
        for file in book.iterdir():
            file.unlink()
        for number, text in enumerate((_YAML, "", "", _SOURCES)):
            (book / _NAMES[number]).write_text(text, "utf-8")
        (book / _NAMES[(data[:1] or b"\0")[0] % len(_NAMES)]).write_bytes(data[1:])
        try:
            loaded = load_book(book, without_share_alike=data[:1] == b"\x03")
            parts = list(book_parts(book))
        except GazetteerError:
            return "told"
        target = folder / "book.index"
        target.unlink(missing_ok=True)
        compile_index(loaded.entities.values(), target, parts=parts)
        _hold(Index(target), len(loaded.entities))
        return "told" if loaded.faults else "answer"

    return run


def _hold(index: Index, size: int) -> None:
    found = list(index.entities())
    hold(len(found) == size, "an index of more or fewer entities than the book has")
    for number, one in enumerate(found):
        hold(
            index.entity(number) == one and index.by_id(one.id) == one, "an entity that is not found by its identifier"
        )


def _open_index(folder: Path) -> Run:
    from namenorm.errors import IndexFileError
    from namenorm.index.reader import Index

    whole = _compiled(folder)
    expected = _answers(Index(whole))
    data, path = whole.read_bytes(), folder / "damaged.index"

    def run(how: bytes) -> Outcome:
        path.unlink(missing_ok=True)
        path.write_bytes(_damaged(data, how))
        try:
            hold(_answers(Index(path)) == expected, "other answers from a damaged index")
        except IndexFileError:
            return "told"
        return "answer"

    return run


def _damaged(data: bytes, how: bytes) -> bytes:
    """Return bytes with as many changes as there are groups of five: a place, and what is added to the bits there.

    An odd first byte cuts the end off as well, by as much as the second says, in steps that double.
    """
    changed = bytearray(data)
    for start in range(2, len(how) - 4, 5):
        changed[int.from_bytes(how[start : start + 4], "little") % len(data)] ^= how[start + 4]
    return bytes(changed[: -1 << how[1] % 16] if len(how) > 1 and how[0] & 1 else changed)


def _compiled(folder: Path) -> Path:
    from namenorm.gazetteer.files import load_book
    from namenorm.gazetteer.parts import parts_of
    from namenorm.index.compile import compile_index

    for name, text in zip(_NAMES, (_YAML, _LINE, _PART), strict=False):
        (folder / name).write_text(text, "utf-8")
    compile_index(
        load_book(folder).entities.values(), folder / "whole.index", parts=parts_of(folder / "book.parts.jsonl")
    )
    return folder / "whole.index"


def _answers(index: Index) -> list[object]:
    keys = index.keys("")
    near = [index.near(key) for key in keys[:20]]
    return [keys, [index.find(key) for key in keys], near, list(index.entities()), index.parts("丹尼"), index.hash]


def _gazetteer_seeds() -> Sequence[bytes]:
    return [bytes([number]) + text.encode() for number, text in enumerate((_YAML, _LINE, _PART, _SOURCES))]


def _index_seeds() -> Sequence[bytes]:
    return [bytes([cut, 3]) + bytes([place, place, 0, 0, 1]) for cut in (0, 1) for place in (0, 7, 99, 200)]


GAZETTEER = Target("gazetteer", _open_gazetteer, _gazetteer_seeds, runs=5000, words=_WORDS)
INDEX = Target("index", _open_index, _index_seeds, longest=64)
