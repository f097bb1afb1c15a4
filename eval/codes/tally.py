"""What each code finds, counted by place: set, languages, and who translated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from eval.blind.counted import SYSTEM, WORDS
from eval.figure import Figure
from namenorm.codes import CODES
from namenorm.values import Finding

NOTE = "-note"
"""The ending of a code by which its notes are counted: what is of severity ``info``, though the code is graver."""


class Tally:
    """Counts findings and verdicts on findings; a place is called ``wmt21.zh-en.people``."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._words: Counter[str] = Counter()
        self._found: dict[str, Counter[str]] = defaultdict(Counter)
        self._right: dict[str, Counter[str]] = defaultdict(Counter)
        self._judged: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, place: str, text: str, findings: Iterable[Finding]) -> None:
        """Count the findings in a text."""
        self._words[place] += len(text.split())
        self._found[place].update(map(counted_as, findings))

    def judge(self, place: str, code: str, right: bool) -> None:
        """Count a finding of which it is known whether it is right; ``code`` is as ``counted_as`` has it."""
        self._judged[place][code] += 1
        self._right[place][code] += right

    def figures(self) -> Iterator[Figure]:
        """Yield findings in 1,000 words by place and code, and the share right of those that can be judged."""
        for place, words in self._words.items():
            for code in sorted({*CODES, *self._found[place]}):
                id_, label = f"codes.{place}.{code.lower()}", f"{place}: {code}"
                if words:
                    rate = 1000 * self._found[place][code] / words
                    yield Figure(
                        f"{id_}.found", SYSTEM, words, rate, None, None, WORDS, "neither", f"{label}, findings"
                    )
        for place, judged in self._judged.items():
            for code, n in sorted(judged.items()):
                share = self._right[place][code] / n
                id_, label = f"codes.{place}.{code.lower()}.right", f"{place}: {code}, right"
                yield Figure(id_, SYSTEM, n, share, None, None, "share", "higher", label)


def counted_as(finding: Finding) -> str:
    """Return the name under which a finding is counted: its code, or that of the notes of its code."""
    is_note = finding.severity == "info" != CODES[finding.code].severity
    return finding.code + NOTE if is_note else finding.code
