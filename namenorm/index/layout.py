"""The index file, byte by byte.

A trie of keys stands at the head, where the trie library maps it; then arrays; then the entities, one JSON text each;
then a header in JSON, its length, and a magic number. Everything is little-endian.
"""

from __future__ import annotations

import struct

MAGIC = b"namenrm1"
FOOTER = struct.Struct("<Q8s")  # length of the header, magic
POSTING = struct.Struct("<IHBB")  # entity, name, system, unused
FORMAT = 1
