"""Keys pressed in the application, and what is in the ledger and the book after them."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from namenorm.gazetteer.model import Name
from namenorm.judgement import Judgement, Scope
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.keys import KEYS
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review
from namenorm.review.values import EVERYWHERE
from tests.review.terminal.conftest import Open
from tests.review.terminal.pressing import SIZE, press, typed, watch


def judged(ledger: Ledger) -> list[Judgement]:
    return [one.judgement for one in ledger.judgements()]


def test_the_screen_has_all_that_is_needed(review: Review, book: Book) -> None:
    screen = press(review, book)
    for said in ("Fu Gaoyi", "Ezra Vogel", "The meeting ended late.", "傅高义", "6 places in 3 documents of 2 outlets"):
        assert said in screen
    for one in KEYS:
        assert not one.short or one.short in screen


@pytest.mark.parametrize(
    ("key", "verdict", "rendering"),
    [("y", "accept", "Ezra Vogel"), ("n", "reject", None), ("u", "unsure", None)],
)
def test_one_key_is_a_decision(
    review: Review, book: Book, pages: Ledger, key: str, verdict: str, rendering: str | None
) -> None:
    press(review, book, key)
    [one] = judged(pages)
    assert (one.verdict, one.rendering, one.scope) == (verdict, rendering, Scope("document", "a1"))


def test_a_reviewers_story(review: Review, book: Book, pages: Ledger, still_open: Open) -> None:
    before = still_open()
    keys = ("y", "s", "n", "backspace", "t", "a", "y", "o", "o", "u")
    screen = press(review, book, *keys)
    assert "Nothing is left to ask." in screen
    assert still_open() == []
    press(review, book, *["backspace", "wait:600"] * 5)
    assert still_open() == before


def test_an_edit_is_written_at_the_foot(review: Review, book: Book, pages: Ledger) -> None:
    screen = press(review, book, "e")
    assert "Instead of “Fu Gaoyi”" in screen
    assert "The meeting ended late." in screen, "the sentence stays in sight"
    press(review, book, "e", *["backspace"] * len("Vogel"), *typed("F. Vogel"), "enter")
    assert [(one.verdict, one.rendering) for one in judged(pages)] == [("edit", "Ezra F. Vogel")]


def test_escape_files_nothing(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "e", "escape", "slash", "escape", "c", "escape", "w", "escape", "question_mark", "escape")
    assert judged(pages) == []


def test_an_edit_may_be_for_a_wider_scope(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "o", "e", *typed("!"), "enter")
    assert [(one.scope, one.rendering) for one in judged(pages)] == [(Scope("outlet", "gazette"), "Ezra Vogel!")]


def test_a_number_takes_a_candidate(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "n", "s", "1", "enter")
    assert [(one.verdict, one.rendering) for one in judged(pages)] == [("accept", "Lai Ching-te"), ("reject", None)]


def test_a_note_and_a_citation(review: Review, book: Book, pages: Ledger) -> None:
    screen = press(review, book, "c", *typed("he"), "tab", *typed("p. 3"), "enter")
    assert "with the next decision" in screen
    press(review, book, "y")
    assert [(one.note, one.citation) for one in judged(pages)] == [("he", "p. 3")]


def test_what_a_wider_decision_covers_is_shown_first(review: Review, book: Book, pages: Ledger) -> None:
    screen = press(review, book, "o")
    assert "everything of gazette" in screen
    assert "4 places in 2 documents" in screen
    assert "y n u e now decide for the outlet" in screen
    assert judged(pages) == []


def test_the_entity_and_the_evidence(review: Review, book: Book) -> None:
    entity = press(review, book, "g")
    assert "American sociologist" in entity
    assert "傅高义 (adopted" in entity
    assert "candidate 1" in press(review, book, "w")
    keys = press(review, book, "question_mark")
    assert all(one.label in keys for one in KEYS)


def test_an_office_of_an_entity(review: Review, book: Book) -> None:
    assert "president of Taiwan, TW, 2024-05-20 to now" in press(review, book, "s", "g")


def test_another_entity_is_found_and_taken(review: Review, book: Book, pages: Ledger) -> None:
    screen = press(review, book, "slash", *typed("penny"))
    assert "foreign minister of Australia" in screen
    press(review, book, "slash", *typed("penny"), "enter", "y")
    assert [(one.verdict, one.rendering) for one in judged(pages)] == [("edit", "Penny Wong")]
    assert pages.store.find("Penny Wong") == ()


@pytest.mark.parametrize(("key", "kind", "verdict"), [("m", "misspelling", "edit"), ("l", "alias", "reject")])
def test_a_name_is_entered_with_the_decision(
    review: Review, book: Book, pages: Ledger, key: str, kind: str, verdict: str
) -> None:
    press(review, book, "slash", "enter", key)
    assert [one.verdict for one in judged(pages)] == [verdict]
    stored = pages.store.entity("test:ezra-vogel")
    assert stored is not None
    assert [one.kind for one in stored.entity.names if one.text == "Fu Gaoyi"] == [kind]
    press(review, book, "backspace")
    assert pages.store.entity("test:ezra-vogel") is None


def test_look_alikes_are_kept_apart(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "slash", *typed("penny"), "enter", "k")
    stored = pages.store.entity("test:penny-wong")
    assert stored is not None
    assert stored.entity.not_same_as == ("test:ezra-vogel",)


def test_a_person_whom_nobody_knows_is_entered(review: Review, book: Book, pages: Ledger) -> None:
    keys = ["slash", *typed("Fu Ga"), "ctrl+n"]
    form = press(review, book, *keys)
    assert "A new entry for the book" in form
    more = [
        "tab",
        *typed("Fu"),
        "tab",
        *typed("傅高"),
        "tab",
        *typed("zh"),
        "tab",
        *typed("a poet"),
        "tab",
        *typed("sg"),
        "enter",
    ]
    press(review, book, *keys, *more, "enter")
    [hit] = pages.store.find("Fu Ga")
    one = hit.entity
    assert (one.name, one.surname, one.about, one.countries, one.kind) == ("Fu Ga", "Fu", "a poet", ("SG",), "person")
    assert one.names == (Name("Fu Ga", "en", "canonical"), Name("傅高", "zh", "native"))
    assert [(one.verdict, one.rendering) for one in judged(pages)] == [("edit", "Fu Ga")]


def test_an_entry_of_the_very_name_says_that_nothing_was_wrong(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "slash", *typed("fu gaoyi"), "ctrl+n", *["backspace"] * 20, *typed("Fu Gaoyi"), "enter")
    assert [one.verdict for one in judged(pages)] == ["reject"]
    assert [hit.entity.name for hit in pages.store.find("Fu Gaoyi")] == ["Fu Gaoyi"]


def test_an_entry_needs_a_name(review: Review, book: Book, pages: Ledger) -> None:
    screen = press(review, book, "slash", "ctrl+n", *["backspace"] * 20, "enter")
    assert "name is needed" in screen
    assert judged(pages) == []


def test_a_search_from_the_keyboard_alone(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "slash", *typed("zhang wei"), "down", "enter", "y")
    assert [one.rendering for one in judged(pages)] == ["Zhang Wei"]


def test_it_resumes_where_one_stopped(review: Review, book: Book, pages: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    press(review, book, "s", resume=Resume(file))
    after = Resume(file).place(pages.place, "ann", None)
    assert after is not None
    assert "Lai Qingde" in press(Review(pages, "ann", after=after), book)
    assert Resume(file).place(pages.place, "bob", None) is None


def test_dark_and_light(review: Review, book: Book, tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    press(review, book, "d", resume=Resume(file))
    assert Resume(file).shade() == "light"


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)])
def test_any_size_shows_the_name(review: Review, book: Book, size: tuple[int, int]) -> None:
    assert "Fu Gaoyi" in press(review, book, size=size)


def test_a_key_that_is_held_takes_back_one_act(review: Review, book: Book, pages: Ledger) -> None:
    async def run() -> None:
        app = ReviewApp(review, book, Resume(Path("/nonexistent/review.json")), "dark")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("y", "n", "u")
            begun = time.monotonic()
            for at in (begun, *(begun + 0.5 + number * 0.03 for number in range(60))):
                event = Key("backspace", None)
                event.time = at  # as a keyboard repeats a key: after half a second, thirty times a second
                app.post_message(event)
            await pilot.pause(0.5)
            assert len(judged(pages)) == 2
            await pilot.press("wait:3000", "backspace", "wait:600")
            assert len(judged(pages)) == 1

    asyncio.run(run())


def test_each_act_that_is_taken_back_is_named_and_done_again(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "y", "n")
    before = judged(pages)
    first, second = watch(review, book, "backspace", "wait:600", "backspace", "wait:600")[1::2]
    assert "taken back: rejected" in first
    assert "taken back: accepted" in second
    assert judged(pages) == []
    again = watch(review, book, "r", "r", "r")
    assert "done again: accepted" in again[0]
    assert "done again: rejected" in again[1]
    assert "has taken nothing back since" in again[2]
    assert judged(pages) == before
    press(review, book, "backspace")
    assert judged(pages) == before[1:]


def test_what_was_typed_stands_there_again_after_escape(review: Review, book: Book, pages: Ledger) -> None:
    press(review, book, "e", *typed(" junior"), "escape", "e", "enter")
    assert [one.rendering for one in judged(pages)] == ["Ezra Vogel junior"]


def test_what_another_settled_is_told_and_asked_before_it_is_answered_again(
    review: Review, book: Book, pages: Ledger
) -> None:
    item = review.state.item
    assert item is not None
    pages.judge(item.finding, "reject", EVERYWHERE, editor="bob", note="he signs so")
    screen = press(review, book, "c", *typed("mine"), "enter", "y")
    assert "bob rejected it" in screen
    assert "he signs so" in screen
    assert [one.editor for one in judged(pages)] == ["bob"]
    assert review.state.note == "mine"
    press(review, book, "y")
    assert {(one.editor, one.note) for one in judged(pages)} == {("bob", "he signs so"), (review.editor, "mine")}


def test_nobody_new_is_entered_under_the_broken_name(review: Review, book: Book, pages: Ledger) -> None:
    item = review.state.item
    assert item is not None
    review.state = replace(review.state, item=replace(item, suggestion=None))
    screen = press(review, book, "slash", "ctrl+n", "enter")
    assert "name is needed" in screen
    assert judged(pages) == []
