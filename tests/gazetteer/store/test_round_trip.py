"""Whatever editors do, export carries it into the files, and loading them again changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity, EntityKind, Name, Role
from namenorm.gazetteer.store.fields import facts
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import person, renamed, write
from tests.gazetteer.store.test_load import ANNA, BORIS, BULK, FRAGMENT, HEAD

_ANNA = ANNA.replace("}", ", names: {alias: {en: Anja, zh: [安娜, 安妮]}, native: {de: Anna Berg}}}")
_OTHER = replace(BULK, id="bulk:2", names=(*BULK.names, Name("多恩", "zh", "alias")), not_same_as=("mine:boris",))
_BOOK = {
    "curated/a.yaml": HEAD + "  # first\n" + _ANNA + "\n  # second\n" + BORIS,
    "curated/c.yaml": HEAD.replace("person", "place").replace("mine", "yours") + "  vale: {name: Vale}\n",
    "imported/b.jsonl": "".join(
        f"{line}\n" for line in (to_line(BULK), to_line(_OTHER), to_line(FRAGMENT, fragment=True))
    ),
}
_TEXTS = st.sampled_from(["Anna", "安娜", "伯安娜", "yes", "a: b", "Carla Dorn"])
_NAME = st.builds(
    Name,
    _TEXTS,
    st.sampled_from(["en", "zh"]),
    st.sampled_from(["alias", "native"]),
    verified=st.booleans(),
    source=st.sampled_from(["", "bulk", "mine", "elsewhere"]),
)
Act = Callable[[Store, Entity, int], object]


def _edit(changed: Callable[[Entity], Entity]) -> Act:
    def act(store: Store, one: Entity, version: int) -> None:
        store.edit(changed(one), version, editor="ann")
        now = store.entity(one.id)
        assert now is not None
        assert facts(now.entity) == facts(changed(one)), "the store may order names, and nothing else"

    return act


def _with(name: Name) -> Act:
    key = (name.text, name.lang, name.kind)
    return _edit(
        lambda one: (
            one if key in {(n.text, n.lang, n.kind) for n in one.names} else replace(one, names=(*one.names, name))
        )
    )


def _without(one: Entity, place: int) -> Entity:
    gone = one.names[1 + place % (len(one.names) - 1)] if len(one.names) > 1 else None
    return replace(one, names=tuple(name for name in one.names if name != gone))


def _of_kind(kind: EntityKind) -> Act:
    return _edit(lambda one: replace(one, kind=kind))


_KINDS: list[EntityKind] = ["person", "org"]
_ACTS: st.SearchStrategy[Act] = st.one_of(
    _TEXTS.map(lambda text: _edit(lambda one: replace(one, about=text))),
    _TEXTS.map(lambda text: _edit(lambda one: renamed(one, text))),
    _NAME.map(_with),
    st.integers(0, 5).map(lambda place: _edit(lambda one: _without(one, place))),
    st.sampled_from(["2020", "2020-05"]).map(
        lambda since: _edit(
            lambda one: replace(one, roles=tuple(dict.fromkeys((*one.roles, Role("mayor", since=since)))))
        )
    ),
    st.sampled_from(_KINDS).map(_of_kind),
    st.just(_edit(lambda one: replace(one, ids=one.ids[1:], countries=("AT",), not_same_as=("bulk:1",)))),
    st.just(lambda store, one, version: store.delete(one.id, version, editor="ann")),
    st.sampled_from(["mine:anna", "bulk:1"]).map(
        lambda keep: lambda store, one, version: store.merge(keep, one.id, editor="ann")
    ),
    st.just(lambda store, one, version: store.split(one.id, person("", "New One"), one.names[1:], editor="ann")),
    st.just(lambda store, one, version: store.undo(store.events(1)[0].id, editor="ann")),
)
_STEPS = st.lists(st.one_of(st.none(), st.tuples(_ACTS, st.sampled_from([2, 2, 3, 0, 1, 4]))), min_size=1, max_size=10)


@settings(max_examples=60)
@given(steps=_STEPS)
def test_the_files_say_what_the_store_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Act, int] | None]
) -> None:
    """None in ``steps`` is an export on the way."""
    folder = tmp_path_factory.mktemp("trip")
    book = write(folder / "book", _BOOK)
    with Store.create(folder / "book.db") as store:
        store.load(book, editor="ann")
        for step in (*steps, None):
            if step is None:
                _exported(store, book)
                continue
            act, pick = step
            there = list(store.entities())
            one = store.entity(there[pick % len(there)].id) if there else None
            try:
                if one is not None:
                    act(store, one.entity, one.version)
            except GazetteerError:
                pass  # it cannot be done with this one: a merger with itself, say
        store.copy_to(folder / "copy")
        assert load_book(folder / "copy").entities == {one.id: one for one in store.entities()}
    shutil.rmtree(folder)


def _exported(store: Store, book: Path) -> None:
    report = store.export(book)
    assert (report.clashes, report.faults) == ((), ())
    read = load_book(book)
    assert read.faults == ()
    assert read.entities == {one.id: one for one in store.entities()}
    assert store.load(book, editor="ann").event is None
    assert store.export(book).written == ()
