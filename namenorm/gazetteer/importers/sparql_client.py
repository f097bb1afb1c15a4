"""Asking a SPARQL endpoint politely: with a name, with patience, and giving up with a word of advice."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any

from namenorm.errors import InputError
from namenorm.version import VERSION

WIKIDATA = "https://query.wikidata.org/sparql"
USER_AGENT = f"namenorm/{VERSION} (importer of names; Python urllib)"
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
_OFFLINE = "is there a network and a proxy for it? --show-query prints the query, --results reads a saved answer"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and how to ask.

    Attributes:
        url: The endpoint.
        user_agent: Who asks; Wikimedia wants a way to reach them in it.
        attempts: How often to ask one question.
        wait: Seconds before the second attempt where the server names none; doubled each time.
        timeout: Seconds to wait for an answer.
    """

    url: str = WIKIDATA
    user_agent: str = USER_AGENT
    attempts: int = 5
    wait: float = 2.0
    timeout: float = 90.0

    def ask(self, query: str) -> list[dict[str, Any]]:
        """Return the bindings of a query's answer.

        Raises:
            InputError: If the endpoint cannot be reached, refuses, stays busy, or answers otherwise than in JSON.
        """
        if not self.url.startswith(("http://", "https://")):
            raise InputError(f"{self.url}: an endpoint begins with https:// or http://")
        for attempt in range(self.attempts):
            try:
                return bindings(self._answer(query), self.url)
            except urllib.error.HTTPError as error:
                self._after_refusal(error, attempt)
            except (urllib.error.URLError, HTTPException, OSError) as error:
                if attempt + 1 == self.attempts:
                    said = getattr(error, "reason", error)
                    raise InputError(f"{self.url}: cannot be reached ({said}): {_OFFLINE}") from error
                time.sleep(self.wait * 2**attempt)
        raise InputError(f"{self.url}: attempts is {self.attempts}; at least 1 is needed")

    def _answer(self, query: str) -> bytes:
        body = urllib.parse.urlencode({"query": query}).encode()
        headers = {
            "Accept": "application/sparql-results+json",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": self.user_agent,
        }
        request = urllib.request.Request(self.url, body, headers)
        with urllib.request.urlopen(request, timeout=self.timeout) as answer:
            body = answer.read()
        return bytes(body)

    def _after_refusal(self, error: urllib.error.HTTPError, attempt: int) -> None:
        """Wait as long as the server asks for, or give up."""
        said = error.read(2000).decode("utf-8", "replace")
        if error.code not in _BUSY:
            raise InputError(f"{self.url}: refuses the query (HTTP {error.code}): {_first_line(said)}") from error
        if "TimeoutException" in said or attempt + 1 == self.attempts:
            advice = "ask for fewer at once, --page 50, or try again later"
            raise InputError(f"{self.url}: is too busy for the query (HTTP {error.code}): {advice}") from error
        time.sleep(min(_LONGEST_WAIT, seconds(error.headers.get("Retry-After"), self.wait * 2**attempt)))


def bindings(answer: bytes, place: str) -> list[dict[str, Any]]:
    """Return the bindings of SPARQL's results in JSON: https://www.w3.org/TR/sparql11-results-json/.

    Raises:
        InputError: If it is something else.
    """
    try:
        found = json.loads(answer)["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        start = answer[:80].decode("utf-8", "replace")
        raise InputError(f"{place}: answers with something else than SPARQL results in JSON: {start!r}") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(f"{place}: results.bindings is to be a list of objects")
    return found


def seconds(retry_after: str | None, otherwise: float) -> float:
    """Return how long to wait by the header Retry-After, in seconds or as a date."""
    if retry_after is None:
        return otherwise
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return otherwise
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")[:200]
