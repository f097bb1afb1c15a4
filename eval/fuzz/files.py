"""The targets ``jsonl``, ``parquet``, ``packed`` and ``markup``: files of documents, read in both ways."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.fuzz.target import Outcome, Run, Target, hold

if TYPE_CHECKING:
    from namenorm.inputs.values import Kind

_ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "Dai Bo spoke.", "source": "戴博说。", "source_lang": "zh", "published": "2024-07-03"},
    {"id": "b", "text": "Nothing.\nAt all.", "lang": "en", "outlet": "The Paper"},
    {"id": 3, "text": "😀 Zhuang Jiaying", "extra": [1, {"two": None}]},
]
_XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="zh" '
    'target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>戴博</source><target>Dai '
    '<g id="1">Bo</g> &amp; co.</target></trans-unit></body></file></xliff>'
)
_TMX = (
    '<tmx version="1.4"><header srclang="zh" segtype="sentence" datatype="plaintext" adminlang="en" o-tmf="x" '
    'creationtool="x" creationtoolversion="1"/><body><tu tuid="1"><tuv xml:lang="zh"><seg>戴博</seg></tuv>'
    '<tuv xml:lang="en"><seg>Dai Bo</seg></tuv></tu></body></tmx>'
)
_HTML = "<!doctype html><html><body><h1>News</h1><p>Dai <b>Bo</b> &amp; others.</p><script>x</script></body></html>"
_CSV = 'id,text,source\na,"Dai Bo, spoke",戴博说\nb,Two,\n'
_KINDS: tuple[Kind, ...] = ("xliff", "tmx", "html", "csv", "text", "aligned")


def _outcome(data: bytes, kind: Kind, name: str) -> Outcome:
    """Read bytes both ways; written back without an edit, a file has the bytes that it had."""
    from namenorm.inputs.open import open_bytes
    from namenorm.inputs.read import read_documents
    from namenorm.inputs.values import About, Fault
    from namenorm.values import Document

    about = About(source="戴博\n尹锡悦")
    found = list(read_documents(["-"], kind=kind, about=about, stdin=io.BytesIO(data)))
    opened = open_bytes(data, name, kind, about)
    if not isinstance(opened, Fault):
        documents = sum(isinstance(one, Document) for one in opened.contents)
        hold(opened.write([()] * documents).data == data, "a file that changes though nothing is edited")
    return "answer" if any(isinstance(one, Document) for one in found) else "told"


def _open_jsonl(_: Path) -> Run:
    import namenorm.inputs.open

    assert namenorm.inputs.open
    return lambda data: _outcome(data, "jsonl", "in.jsonl")


def _open_parquet(_: Path) -> Run:
    import namenorm.inputs.open

    assert namenorm.inputs.open
    return lambda data: _outcome(data, "parquet", "in.parquet")


def _open_markup(_: Path) -> Run:
    import namenorm.inputs.open

    assert namenorm.inputs.open
    return lambda data: _outcome(data[1:], _KINDS[data[0] % len(_KINDS)], "in") if data else "told"


def _open_packed(folder: Path) -> Run:
    from namenorm.inputs.read import read_documents
    from namenorm.values import Document

    def run(data: bytes) -> Outcome:
        path = folder / f"in.jsonl.{('gz', 'zst')[data[:1] == b'z']}"
        path.write_bytes(data[1:])
        return "answer" if any(isinstance(one, Document) for one in read_documents([path])) else "told"

    return run


def _lines() -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=number == 0).encode() + b"\n" for number, one in enumerate(_ROWS))


def _jsonl_seeds() -> Sequence[bytes]:
    return [_lines(), b"\xef\xbb\xbf" + _lines(), b'{"text": "\\ud83d\\ude00 \\u0000"}', b"[]\n\nnull\n{}"]


def _parquet_seeds() -> Sequence[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist([{**one, "id": str(one["id"]), "extra": None} for one in _ROWS])
    seeds = []
    for codec in ("none", "snappy", "gzip", "zstd"):
        for plain in (True, False):
            out = io.BytesIO()
            pq.write_table(table, out, compression=codec, use_dictionary=not plain, row_group_size=2)
            seeds.append(out.getvalue())
    return seeds


def _packed_seeds() -> Sequence[bytes]:
    import pyarrow as pa

    return [b"g" + gzip.compress(_lines()), b"z" + bytes(pa.compress(_lines(), codec="zstd", asbytes=True))]


def _markup_seeds() -> Sequence[bytes]:
    texts = (_XLIFF, _TMX, _HTML, _CSV, "Dai Bo.\r\nTwo.", "Dai Bo\nYin Xiyue\n")
    return [bytes([number]) + text.encode() for number, text in enumerate(texts)]


_JSON_WORDS = ('"text"', '"id"', '"source"', '"published"', "null", "\\ud800", "1e999", "[", "{", "NaN")
_MARKUP_WORDS = ("<![CDATA[", "]]>", "&#0;", "&#xd800;", "<!--", "<!DOCTYPE", "<!ENTITY a '&a;&a;'>", "<ph/>", "<seg>")
JSONL = Target("jsonl", _open_jsonl, _jsonl_seeds, runs=50_000, words=_JSON_WORDS)
PARQUET = Target("parquet", _open_parquet, _parquet_seeds, longest=8192)
PACKED = Target("packed", _open_packed, _packed_seeds)
MARKUP = Target("markup", _open_markup, _markup_seeds, words=_MARKUP_WORDS)
