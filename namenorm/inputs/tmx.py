"""TMX, the exchange form of translation memories: each translation unit a document."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from namenorm.inputs.inline import Flow, Inline, located
from namenorm.inputs.pieces import Held, TextFile
from namenorm.inputs.values import About, Fault
from namenorm.inputs.xml import (
    Refused,
    Scanner,
    decode_xml,
    encoding_of_xml,
    in_steps,
    not_in_encoding,
    unknown_encoding,
)
from namenorm.values import Document

_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CHUNK = 1 << 18


class _Reading:
    """Collects translation units; those that are whole wait in ``done``."""

    def __init__(self, path: str, about: About) -> None:
        self.done: list[Held] = []
        self.langs: set[str] = set()
        self.lang = about.lang
        self._count = 0
        self._path, self._about = path, about
        self._source_lang = about.source_lang or ""
        self._unit = ""
        self._variants: list[tuple[str, Flow]] = []
        self._lang = ""
        self._depth = 0
        self._inline: Inline | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if self._inline is not None:
            self._inline.start(local, True, attributes)
        elif local == "header":
            said = attributes.get("srclang", "")
            self._source_lang = self._source_lang or ("" if said == "*all*" else said)
        elif local == "tu":
            self._count += 1
            unit = attributes.get("tuid")
            self._unit, self._variants = f"{self._path}#{unit}" if unit else f"{self._path}:{self._count}", []
        elif local == "tuv":
            self._lang = attributes.get(_LANG) or attributes.get("lang", "")
        elif local == "seg":
            self._inline = Inline()
        elif not self._depth and local != "tmx":
            raise Refused(f"not TMX: its first element is <{local}>", "give a translation memory in TMX 1.4")
        self._depth += 1

    def end(self, name: str) -> None:
        self._depth -= 1
        local = name.rpartition(" ")[2]
        if self._inline is not None and not self._inline.at_its_end:
            self._inline.end()
        elif local == "seg" and self._inline is not None:
            self._variants.append((self._lang, self._inline.flow))
            self._inline = None
        elif local == "tu":
            self._keep()

    def text(self, text: str, at: int, until: int, cdata: bool) -> None:
        if self._inline is not None:
            self._inline.text(text, at, until, cdata)

    def taken(self) -> list[Held]:
        """Return the units that are whole, and forget them."""
        taken, self.done = self.done, []
        return taken

    def _keep(self) -> None:
        self.langs.update(lang for lang, _ in self._variants)
        about = self._about
        target = _of_language(self._variants, about.lang)
        if target is None:
            return
        others = [one for one in self._variants if one is not target]
        source = _of_language(others, self._source_lang) or (others[0] if others and not self._source_lang else None)
        document = Document(
            self._unit,
            target[1].text,
            target[0],
            source[1].text if source else None,
            source[0] if source else None,
            about.published,
            about.outlet,
        )
        self.done.append(Held(document, tuple(target[1].pieces)))


def read_tmx(stream: BinaryIO, path: str, about: About) -> Iterator[Document | Fault]:
    """Yield the documents of a translation memory as they are read, and last what is wrong with it.

    A unit is a document where it has a variant in the language of ``about`` (the exact tag, else its primary language);
    its original is the variant in the language of the originals, which ``about`` or the file names, else the first
    other one. The other units are passed over.
    """
    for one in _units(_decoded(stream), path, about):
        yield one if isinstance(one, Fault) else one.document


def open_tmx(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the documents of a translation memory and the way back into it."""
    decoded = decode_xml(data, path)
    if isinstance(decoded, Fault):
        return decoded
    raw, codec, mark = decoded
    held: list[Held] = []
    for one in _units(in_steps(raw), path, about):
        if isinstance(one, Fault):
            return one
        held.append(one)
    return TextFile(raw, tuple(located(raw, held)), codec, mark, references=True)


def _units(parts: Iterable[str], path: str, about: About) -> Iterator[Held | Fault]:
    reading = _Reading(path, about)
    scanner = Scanner(reading)
    kept, fault = False, None
    try:
        for part in parts:
            scanner.feed(part)
            kept = kept or bool(reading.done)
            yield from reading.taken()
        scanner.close()
    except Refused as refused:
        fault = Fault(path, scanner.line, refused.problem, refused.remedy)
    except UnicodeDecodeError as error:
        fault = not_in_encoding(path, error.encoding, error)
    except (LookupError, UnicodeError, TypeError) as error:
        fault = unknown_encoding(path, str(error))
    kept = kept or bool(reading.done)
    yield from reading.taken()
    if fault or not kept:
        yield fault or _nothing(reading, path)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    head = stream.read(_CHUNK)
    codec, mark = encoding_of_xml(head)
    decoder = codecs.getincrementaldecoder(codec)()
    data = head[len(mark) :]
    while data:
        yield decoder.decode(data)
        data = stream.read(_CHUNK)
    yield decoder.decode(b"", True)


def _nothing(reading: _Reading, path: str) -> Fault:
    if not reading.langs:
        return Fault(path, None, "a translation memory without units", "export it anew")
    langs = ", ".join(sorted(reading.langs))
    return Fault(
        path, None, f"no unit in {reading.lang!r}; it has {langs}", "name the language of the translation: --lang"
    )


def _of_language(variants: list[tuple[str, Flow]], lang: str) -> tuple[str, Flow] | None:
    """Return the variant in a language: that with the very tag, else the first of the primary language."""
    wanted = lang.lower()
    exact = (one for one in variants if one[0].lower() == wanted)
    primary = (one for one in variants if wanted and one[0].lower().split("-")[0] == wanted.split("-")[0])
    return next(exact, None) or next(primary, None)
