"""NN307 other-language: a sentence in another language of the same script.

A cheap test comes first: prose has the commonest words of its language in it, and where a long sentence has hardly any,
most of it no word of the language at all, the language profiles of resiliparse are asked. All must agree, so that
lists of names are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from resiliparse.parse.lang import detect_fast

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import sentence_words
from namenorm.rules import Rules
from namenorm.values import Evidence, Finding

CODE = "NN307"
_FEWEST = 8  # words; the profiles are unsure about less
_COMMON_ZIPF = 5.8  # of the hundred or so words without which nobody writes a sentence
_FEW = 0.16  # share of such words, each counted once, that another language may have by chance ("in", "die", "a")
_KNOWN = 0.5  # share of words that the language has at all
_SMALL = 0.5  # share of words that begin small; less is a list of names
_AHEAD = 15  # of the profile of the page's language, in the out-of-place ranks of resiliparse
# Languages of news in Latin script that resiliparse has profiles of.
_LANGUAGES = ("cs", "de", "en", "es", "fr", "hu", "id", "it", "ms", "nl", "pl", "pt", "ro", "sv", "tr", "vi")


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sentence in another language than the page's."""
    if not page.rules.has("persons") or page.rules.lang not in _LANGUAGES:
        return
    common, known = _common(page.rules), page.rules.words()
    text = page.document.text
    for sentence, words in zip(page.sentences, sentence_words(page), strict=True):
        if len(words) < _FEWEST or len(common.intersection(words)) > _FEW * len(words):
            continue
        if sum(word in known for word in words) > _KNOWN * len(words):
            continue
        language = _language(text[sentence.start : sentence.end], page.rules.lang)
        if language:
            evidence = (Evidence("language", f"the letters are those of {language}, and common words are missing"),)
            message = f"This sentence is in another language ({language})"
            yield make(page, CODE, sentence, message, confidence=0.9, evidence=evidence)


def _language(sentence: str, expected: str) -> str | None:
    """Return the language of a sentence if it is surely another than the expected one."""
    tokens = sentence.split()
    if sum(token[0].islower() for token in tokens) < _SMALL * len(tokens):
        return None
    found = detect_fast(sentence, n_results=len(_LANGUAGES), langs=list(_LANGUAGES))
    ranks = dict(found) if isinstance(found, list) else {}
    best = min(ranks, key=lambda one: ranks[one], default=expected)
    ahead = ranks.get(expected, 10_000) - ranks.get(best, 0)
    return best if best != expected and ahead >= _AHEAD else None


def _common(rules: Rules) -> frozenset[str]:
    """Return the commonest words of a language, built once; they are kept beside a topic that every language has."""

    def with_words(topic: object) -> frozenset[str]:
        return frozenset(word for word, zipf in rules.words().items() if zipf >= _COMMON_ZIPF)

    return rules.built("persons", with_words)
