"""The index file, byte by byte.

Sections stand one after another, each filled up to a multiple of eight bytes so that arrays and tries are mapped as
they are; then a header in JSON, which names the sections with their lengths and the hash of all of them; then the
footer, with the checksums of both. Everything is little-endian.

| section | what |
|---|---|
| keys | marisa trie of every squashed spelling; its numbers address the two columns |
| backwards | marisa trie of the spellings that near look-ups find, written backwards |
| ends | marisa trie of the same, letters taken from both ends by turns |
| heads | four bytes a spelling: the entity's number, or SEVERAL and a place in ``several`` |
| codes | one byte a spelling: name and system, by the header's table ``codes`` |
| several | for spellings with more than one posting: how many (four bytes), then POSTING each |
| places | eight bytes a block: where it begins in ``blocks`` |
| dictionary | what zlib knows of entities before it reads a block |
| blocks | BLOCK entities each, one JSON text a line, compressed |
| ids | marisa trie of identifiers |
| numbers | four bytes an identifier: the number of its entity |
| offices | marisa trie of offices and of surnames with the numbers of their holders, as ``offices`` writes them |
| part_keys | marisa trie of the keys of name parts, the kind of key and a slash in front |
| part_starts | four bytes a key and one more: where its postings begin in ``part_rows`` |
| part_rows | four bytes a posting: the number of the part |
| part_places | eight bytes a part and one more: where its text begins in ``parts`` |
| parts | one JSON text a part |
| part_common | one byte a part: how many bearers its source counts, MOST_COMMON at most |
| precedents | marisa trie of judgements by finding key, as ``precedents`` writes them |
"""

from __future__ import annotations

import struct

MAGIC = b"namenrm2"
FOOTER = struct.Struct("<IIQ8s")  # CRC-32 of the header and of the sections, length of the header, magic
FORMAT = 8
POSTING = struct.Struct("<IHB")  # entity, name, system
COUNT = struct.Struct("<I")
SEVERAL = 1 << 31
NO_CODE = 255
MOST_COMMON = 255
ALIGNMENT = 8
BLOCK = 8  # entities; read in some 30 microseconds, a block of 16 in 45, and a twelfth larger
LEAST_NEAR = 5  # letters; near a shorter spelling is everything
SECTIONS = (
    "keys",
    "backwards",
    "ends",
    "heads",
    "codes",
    "several",
    "places",
    "dictionary",
    "blocks",
    "ids",
    "numbers",
    "offices",
    "part_keys",
    "part_starts",
    "part_rows",
    "part_places",
    "parts",
    "part_common",
    "precedents",
)


def interleaved(key: str) -> str:
    """Return the letters of a key taken from both ends by turns: ``abcde`` is ``aebdc``."""
    half = len(key) // 2
    front, back = key[: len(key) - half], key[: -half - 1 : -1] if half else ""
    return "".join(a + b for a, b in zip(front, back, strict=False)) + (front[-1:] if len(front) > len(back) else "")


def straight(ends: str) -> str:
    """Return the key whose letters were taken from both ends by turns."""
    return ends[0::2] + ends[1::2][::-1]


def has_neighbours(key: str) -> bool:
    """Tell whether near look-ups find a spelling: it is long enough, and in Latin letters without marks."""
    return len(key) >= LEAST_NEAR and key.isascii()
