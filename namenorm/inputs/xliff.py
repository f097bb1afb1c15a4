"""XLIFF 1.2 and 2.x: the targets of a file as one document, each unit a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from namenorm.inputs.inline import Flow, Inline, joined, located, sentence_joined
from namenorm.inputs.pieces import Held, TextFile
from namenorm.inputs.values import About, Fault
from namenorm.inputs.xml import Refused, decode_xml, in_steps, scan
from namenorm.values import Document

_NAMESPACE = "urn:oasis:names:tc:xliff:document:"
_HOLDERS = {"trans-unit", "segment", "ignorable"}
_UNITS = {"trans-unit", "unit"}
_SKIPPED = {"alt-trans", "bin-unit", "seg-source", "note", "notes", "header", "originalData", "skeleton"}


@dataclass(slots=True)
class _Unit:
    translate: bool
    sources: list[Flow] = field(default_factory=list)
    targets: list[Flow] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """A ``file`` element: one text with its translation."""

    name: str
    source_lang: str
    target_lang: str
    units: list[_Unit] = field(default_factory=list)


class _Reading:
    """Collects the units of an XLIFF document."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self._open: list[str] = []
        self._translate = [True]
        self._namespace = ""
        self._langs = ("", "")
        self._skipping = 0
        self._inline: Inline | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self._inline is not None:
            self._inline.start(local, namespace == self._namespace, attributes)
        elif self._skipping or (self._open and (namespace != self._namespace or _skipped(local, attributes))):
            self._skipping += 1
        else:
            self._element(namespace, local, attributes)
            self._open.append(local)
            self._translate.append(attributes.get("translate", "yes" if self._translate[-1] else "no") != "no")

    def end(self, name: str) -> None:
        if self._inline is not None and not self._inline.at_its_end:
            self._inline.end()
        elif self._skipping:
            self._skipping -= 1
        else:
            self._keep(self._open.pop())
            self._translate.pop()

    def text(self, text: str, at: int, until: int, cdata: bool) -> None:
        if self._inline is not None:
            self._inline.text(text, at, until, cdata)

    def _element(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._root(namespace, local, attributes)
        elif local == "file":
            source, target = self._langs
            name = attributes.get("original") or attributes.get("id", "")
            langs = attributes.get("source-language", source), attributes.get("target-language", target)
            self.parts.append(_Part(name, *langs))
        elif local in _UNITS and self.parts:
            default = "yes" if self._translate[-1] else "no"
            self.parts[-1].units.append(_Unit(attributes.get("translate", default) != "no"))
        elif local in ("source", "target") and self._open[-1] in _HOLDERS and self.parts and self.parts[-1].units:
            self._inline = Inline()

    def _root(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        if local != "xliff" or not (namespace.startswith(_NAMESPACE) or not namespace):
            raise Refused(f"not XLIFF: its first element is <{local}>", "give a file of XLIFF 1.2 or 2.x")
        self._namespace = namespace
        self._langs = attributes.get("srcLang", ""), attributes.get("trgLang", "")

    def _keep(self, local: str) -> None:
        if self._inline is not None:
            unit = self.parts[-1].units[-1]
            (unit.sources if local == "source" else unit.targets).append(self._inline.flow)
            self._inline = None


def _skipped(local: str, attributes: dict[str, str]) -> bool:
    """Tell whether an element holds no translation; a target that waits for one is often a copy of its source."""
    return local in _SKIPPED or (local == "target" and attributes.get("state") == "needs-translation")


def open_xliff(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the documents of an XLIFF file and the way back into it; a fault where nothing in it is translated.

    Each ``file`` element is a document, named by the path, and by its own name behind ``#`` where there are several;
    each unit with a translation is a paragraph of it, and of its original. Inline elements stay where they are; native
    code within them is no text. What is marked as not to be translated is not read, or, within a segment, not changed.
    """
    decoded = decode_xml(data, path)
    if isinstance(decoded, Fault):
        return decoded
    raw, codec, mark = decoded
    reading = _Reading()
    fault = scan(in_steps(raw), path, reading)
    if fault is not None:
        return fault
    held = list(_documents(reading.parts, path, about))
    if not held:
        return Fault(path, None, "no unit in it is translated", "give the file that came back from translation")
    return TextFile(raw, tuple(located(raw, held)), codec, mark, references=True)


def _documents(parts: list[_Part], path: str, about: About) -> Iterator[Held]:
    several = sum(any(map(_translated, part.units)) for part in parts) > 1
    for number, part in enumerate(parts, 1):
        units = [one for one in part.units if _translated(one)]
        if units:
            name = f"{path}#{part.name or number}" if several else path
            yield _document(name, part, units, about)


def _translated(unit: _Unit) -> bool:
    return unit.translate and any(one.text.strip() for one in unit.targets)


def _document(name: str, part: _Part, units: list[_Unit], about: About) -> Held:
    target = joined((sentence_joined(one.targets) for one in units), "\n")
    source = joined((sentence_joined(one.sources) for one in units), "\n").text
    document = Document(
        name,
        target.text,
        part.target_lang or about.lang,
        source if source.strip() else about.source,
        part.source_lang or about.source_lang,
        about.published,
        about.outlet,
    )
    return Held(document, tuple(target.pieces))
