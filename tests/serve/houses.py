"""Houses for the tests of the server: a store with the tests' book, and a few articles recorded in its ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from namenorm.gazetteer.files import Book
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.serve.accounts.accounts import ROLES
from namenorm.serve.app import make_app
from namenorm.serve.house import House, make_house
from namenorm.serve.settings import Settings
from namenorm.values import Document
from tests import books

PASSWORD = "correct horse battery"
WIDE = Settings(
    a_second=1e6, burst=1_000_000, log_ins_a_minute=1e6, log_ins_from_one_address=1e6, names=("testserver",)
)
"""The settings of most tests: as from this machine, without the limits on how often one may ask."""
ARTICLES = (
    Document(
        "harbour-1",
        "Fu Gaoyi wrote the book on Deng.\n\nYin Xiyue met Lin Fangzheng in Tokyo on Monday. Fu Gaoyi was not there.",
        source="傅高义写了关于邓的书。\n\n尹锡悦周一在东京会见了林芳正。傅高义不在场。",
        source_lang="zh-Hans",
        published="2024-07-03",
        outlet="Harbour Daily",
    ),
    Document(
        "harbour-2",
        "Critics praised Fu Gaoyi. Ezra Vogel died in 2020.",
        published="2024-08-01",
        outlet="Harbour Daily",
    ),
    Document("orchard-1", "Fu Gaoyi taught at Harvard.", published="2024-08-02", outlet="Orchard Weekly"),
)


def filled(place: str, nn: Normaliser, articles: Iterable[Document] = ARTICLES) -> Ledger:
    """Return a ledger over the tests' book with articles recorded: a copy of one that is filled once for all tests."""
    Path(place.removeprefix("sqlite:///")).write_bytes(_filled(nn, tuple(articles)))
    return Ledger.open(place)


@cache
def _filled(nn: Normaliser, articles: tuple[Document, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        with Ledger.create(place_in(Path(folder))) as ledger:
            ledger.store.load(Book({one.id: one for one in books.entities()}), editor="loader")
            for _ in ledger.record_many(map(nn.check, articles), nn.entity):
                pass
        return (Path(folder) / "book.db").read_bytes()  # whole: who closes it last writes it all into this file


def opened(place: str, patience: float) -> Ledger:
    """Return the ledger of a database that is there, in which one waits for others no longer than some seconds."""
    return Ledger.open(place, patience=patience)


def wide(patience: float) -> Settings:
    """Return the settings of most tests, but for how long one waits."""
    return replace(WIDE, patience=patience)


def house_of(ledger: Ledger, nn: Normaliser, settings: Settings = WIDE) -> House:
    """Return a house in which nobody needs an account."""
    return make_house(ledger, nn, settings, "owner")


def everybody(house: House) -> House:
    """Add an account of each role, called as the role is."""
    for role in ROLES:
        house.accounts.add(role, role, PASSWORD)
    return house


def client(house: House) -> TestClient:
    """Return a browser that has been nowhere yet."""
    return TestClient(make_app(house), follow_redirects=False)


def place_in(folder: Path) -> str:
    """Return the place of a database in a folder."""
    return f"sqlite:///{folder / 'book.db'}"
