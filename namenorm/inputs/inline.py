"""The text of a marked-up stretch without its markup, with the place of each piece; of XLIFF and TMX what is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from namenorm.inputs.pieces import Held, Piece


class Flow:
    """Text that is collected piece by piece, with places in bytes of the file's UTF-8 form."""

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    @property
    def text(self) -> str:
        """What was collected."""
        return "".join(self._parts)

    @property
    def ends_in_space(self) -> bool:
        """Whether the last character is white space."""
        return bool(self._parts) and self._parts[-1][-1].isspace()

    def add(self, text: str, at: int, until: int, cdata: bool) -> None:
        """Add text that stands in the file."""
        end = self.length + len(text)
        literal = until - at == len(text.encode("utf-8"))
        self.pieces.append(Piece(self.length, end, at, until, literal, "cdata" if cdata else "markup"))
        self.gap(text)

    def gap(self, text: str) -> None:
        """Add text that cannot be written back: a separator, or what the file protects."""
        if text:
            self._parts.append(text)
            self.length += len(text)

    def join(self, other: Flow) -> None:
        """Add what another one collected."""
        self.pieces += (one.moved(self.length) for one in other.pieces)
        self.gap(other.text)


def joined(flows: Iterable[Flow], separator: str) -> Flow:
    """Return flows as one, with a separator between each two."""
    found = Flow()
    for number, flow in enumerate(flows):
        if number:
            found.gap(separator)
        found.join(flow)
    return found


def sentence_joined(flows: Iterable[Flow]) -> Flow:
    """Return the segments of one paragraph as one, with a space between two where neither has it."""
    found = Flow()
    for flow in flows:
        if found.length and flow.length and not (found.ends_in_space or flow.text[0].isspace()):
            found.gap(" ")
        found.join(flow)
    return found


class Places:
    """Turns places in the UTF-8 form of a text into places in the text."""

    def __init__(self, text: str, wanted: Iterable[int]) -> None:
        """Find, in one pass, the code point that each of some bytes begins."""
        data = text.encode("utf-8")
        self._same = len(data) == len(text)
        self._found: dict[int, int] = {}
        if not self._same:
            byte = point = 0
            for one in sorted(set(wanted)):
                point += len(data[byte:one].decode("utf-8"))
                byte = one
                self._found[one] = point

    def __getitem__(self, byte: int) -> int:
        """Return a place in the text."""
        return byte if self._same else self._found[byte]


def located(raw: str, held: Sequence[Held]) -> Iterator[Held]:
    """Yield documents with places that count the code points of a file's text, not the bytes of its UTF-8 form."""
    places = Places(raw, (place for one in held for piece in one.pieces for place in (piece.at, piece.until)))
    for one in held:
        moved = (
            Piece(piece.start, piece.end, places[piece.at], places[piece.until], piece.literal, piece.style)
            for piece in one.pieces
        )
        yield Held(one.document, tuple(moved))


# Content between their tags is the text's own. All else within a segment stands for native code (XLIFF 1.2, 2.4; XLIFF
# 2.1, 4.7; TMX 1.4b, 5): a placeholder, or the code itself, with subflows such as the text of a footnote within it.
_TRANSPARENT = {"g", "mrk", "pc", "hi"}
_BREAK = ("lb", "xlf:lb", "x-lb", "x-html-br")


class Inline:
    """Collects the text of one source, target or segment."""

    def __init__(self) -> None:
        """Start at its opening tag."""
        self.flow = Flow()
        self._open: list[tuple[bool, bool]] = []

    @property
    def at_its_end(self) -> bool:
        """Whether no inline element is open."""
        return not self._open

    def start(self, local: str, core: bool, attributes: dict[str, str]) -> None:
        """Hear of an inline element that opens; ``core`` tells whether it is of the format and not of an extension."""
        hidden, guarded = self._open[-1] if self._open else (False, False)
        if not hidden and _breaks(local, attributes):
            self.flow.gap(" ")
        hidden = hidden or not (core and local in _TRANSPARENT)
        self._open.append((hidden, guarded or _protects(attributes)))

    def end(self) -> None:
        """Hear of one that closes."""
        self._open.pop()

    def text(self, text: str, at: int, until: int, cdata: bool) -> None:
        """Hear of text."""
        hidden, guarded = self._open[-1] if self._open else (False, False)
        if hidden:
            return
        if guarded:
            self.flow.gap(text)
        else:
            self.flow.add(text, at, until, cdata)


def _breaks(local: str, attributes: dict[str, str]) -> bool:
    said = attributes.get("ctype"), attributes.get("subType"), attributes.get("type")
    return local in ("x", "ph") and any(one in _BREAK for one in said)


def _protects(attributes: dict[str, str]) -> bool:
    return attributes.get("translate") == "no" or attributes.get("mtype") == "protected"
