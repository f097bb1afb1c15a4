"""A SPARQL endpoint on this machine that answers as Wikidata's does."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass
class Answer:
    """What the endpoint sends: a status, headers and a body."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/sparql-results+json"})


@dataclass
class Asked:
    """What somebody asked the endpoint."""

    query: str
    headers: Message


def results(*rows: dict[str, Any]) -> Answer:
    """Answer with rows, in the form of https://www.w3.org/TR/sparql11-results-json/."""
    names = ["item", "what", "value", "valueLabel", "since", "sincePrecision", "until", "untilPrecision", "ended"]
    return Answer(json.dumps({"head": {"vars": names}, "results": {"bindings": list(rows)}}).encode())


def fact(item: str, what: str, value: str, lang: str = "", label: str = "", **more: tuple[str, int]) -> dict[str, Any]:
    """Write out a row: one fact of an item; ``since`` and ``until`` are a time with its precision."""
    row: dict[str, Any] = {"item": {"type": "uri", "value": WIKIDATA + item}, "what": _literal(what)}
    if value[:1] == "Q" and value[1:].isdecimal():
        row["value"] = {"type": "uri", "value": WIKIDATA + value}
    else:
        row["value"] = _literal(value, lang)
    if label:
        row["valueLabel"] = _literal(label, "en")
    for name, (time, precision) in more.items():
        row[name] = _typed(time, "dateTime")
        row[f"{name}Precision"] = _typed(str(precision), "integer")
    return row


def person(item: str, english: str, *more: dict[str, Any]) -> list[dict[str, Any]]:
    """Write out the rows of a person."""
    return [fact(item, "item", item), fact(item, "label", english, "en"), *more]


@contextmanager
def endpoint(answer: Callable[[int], Answer]) -> Iterator[tuple[str, list[Asked]]]:
    """Serve answers, each made from how many questions came before, and give address and questions."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found = answer(len(asked))
            asked.append(Asked(parse_qs(body)["query"][0], self.headers))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the output of the tests clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _literal(text: str, lang: str = "") -> dict[str, str]:
    return {"type": "literal", "value": text, **({"xml:lang": lang} if lang else {})}


def _typed(text: str, kind: str) -> dict[str, str]:
    return {"type": "literal", "datatype": f"http://www.w3.org/2001/XMLSchema#{kind}", "value": text}
