"""From bytes to text: UTF-8, or a fault that names the encoding that the bytes look like."""

from __future__ import annotations

import codecs

from namenorm.inputs.values import Fault

BOM = codecs.BOM_UTF8
_WIDE_MARKS = {codecs.BOM_UTF16_LE: "UTF-16LE", codecs.BOM_UTF16_BE: "UTF-16BE"}
_SAMPLE = 1 << 16
_DAMAGED = "save it again as UTF-8: some of its bytes are damaged"


def decode(data: bytes, path: str, line: int | None = None) -> str | Fault:
    """Return the text of UTF-8 bytes, newlines as they stand and without a byte order mark.

    A byte order mark belongs to the encoding and not to the text (Unicode Standard 23.8), so offsets do not count it.
    """
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, line, error)
    if "\x00" in text:
        return _binary(path, line)
    return text


def encoding_of(data: bytes) -> str | None:
    """Return the encoding that bytes look like, under the name that iconv and Python know, or None for binary data.

    Where nothing speaks for another, the answer is UTF-8.
    """
    for mark, name in _WIDE_MARKS.items():
        if data.startswith(mark):
            return name
    if b"\x00" in data[:_SAMPLE]:
        return None
    from resiliparse.parse.encoding import detect_encoding

    return detect_encoding(data, max_len=_SAMPLE)


def _not_utf8(data: bytes, path: str, line: int | None, error: UnicodeDecodeError) -> Fault:
    looks = encoding_of(data)
    if looks is None:
        return _binary(path, line)
    place = f"byte {data[error.start]:#04x} at position {error.start}"
    if _has_surrogates(data):
        return Fault(path, line, f"not valid UTF-8 ({place}: half of a surrogate pair)", _DAMAGED)
    if looks in ("utf-8", "ascii"):
        return Fault(path, line, f"not valid UTF-8 ({place})", _DAMAGED)
    name = looks.upper()
    remedy = f"convert it: iconv -f {name} -t UTF-8 FILE > NEW"
    return Fault(path, line, f"not UTF-8 ({place}): it looks like {name}", remedy)


def _has_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _binary(path: str, line: int | None) -> Fault:
    return Fault(path, line, "binary data, not text", "give a .txt, .html or .jsonl file in UTF-8")
