"""A browser that reads forms as a person does: it sends what a page holds, and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import httpx2
from starlette.testclient import TestClient

from tests.serve.houses import PASSWORD


class _Forms(HTMLParser):
    """Collects the forms of a page with their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said.get("action", ""), {}))
        elif tag == "input" and self.forms and said.get("name") and said.get("type") != "checkbox":
            self.forms[-1][1][said["name"]] = said.get("value", "")
        elif tag == "textarea":
            self._text = said.get("name", "")
            self.forms[-1][1][self._text] = ""
        elif tag == "select":
            self._select = said.get("name", "")
        elif tag == "option" and self._select and self.forms and "selected" in said:
            self.forms[-1][1][self._select] = said.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1][1][self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def forms(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the action and the fields of each form of a page."""
    parser = _Forms()
    parser.feed(html)
    return parser.forms


def form(page: httpx2.Response, action: str) -> tuple[str, dict[str, str]]:
    """Return the form whose action begins so."""
    found = [one for one in forms(page.text) if one[0].startswith(action)]
    assert found, f"no form {action} on {page.url}: {[one[0] for one in forms(page.text)]}"
    return found[0]


def send(browser: TestClient, page: httpx2.Response, action: str, **fields: Any) -> httpx2.Response:
    """Fill in a form of a page and send it."""
    where, held = form(page, action)
    done: httpx2.Response = browser.post(where, data={**held, **fields})
    return done


def log_in(browser: TestClient, name: str, password: str = PASSWORD) -> TestClient:
    """Log in by the form."""
    done = send(browser, browser.get("/login"), "/login", name=name, password=password)
    assert done.status_code == 303, done.text
    return browser
