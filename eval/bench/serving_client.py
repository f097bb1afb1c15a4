"""A browser of the benchmark: one connection, one session, and as little work of its own as can be."""

from __future__ import annotations

import http.client
import json
import random
import re
import time
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode

_FIELD = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">')
_FORM = re.compile(r'<form class="decide" method="post" action="([^"]+)"(.*?)</form>', re.DOTALL)
_EVENT = re.compile(r'name="event" value="(\d+)"')
_KIND = "application/x-www-form-urlencoded"
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Done:
    """One act: what it was, what the server said, and how long that took."""

    act: str
    status: int
    seconds: float

    @property
    def is_done(self) -> bool:
        """Whether the server acknowledged it."""
        return self.status in (200, 303)


class Browser:
    """Somebody who works."""

    def __init__(self, port: int, name: str, password: str) -> None:
        """Log in."""
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        self._cookie, self._html, self._query = "", "", ""
        self.name = name
        self._get("/login")
        token = self._hidden(self._html)["form_token"]
        said = {"form_token": token, "name": name, "password": password, "next": ""}
        status, _ = self._send("POST", "/login", urlencode(said))
        if status != http.HTTPStatus.SEE_OTHER:
            raise ValueError(f"{name} could not log in: {status}")
        self._connection.close()  # it opens again by itself; an idle one the server would close

    def open(self, path: str) -> None:
        """Open the queue."""
        self._get(path)

    def decide(self, verdict: str) -> Done:
        """Press a key, and wait for the next item."""
        found = _FORM.search(self._html)
        if found is None:
            self._get("/queue")
            found = _FORM.search(self._html)
            assert found is not None, self._html[:2000]
        fields = {**self._hidden(found[2]), "verdict": verdict}
        return self._timed("judge", unescape(found[1]), urlencode(fields))

    def act(self, dice: random.Random) -> Done:
        """Judge, mostly; take back, or edit an entity, sometimes."""
        chance = dice.random()
        if chance < 0.1 and (event := self._last()):
            token = self._hidden(self._html)["form_token"]
            done = self._timed("undo", "/undo", urlencode({"form_token": token, "event": event}))
            self._get("/queue")
            return done
        if chance < 0.2:
            return self._edit(dice)
        return self.decide(dice.choice(("accept", "reject", "unsure")))

    def work_until_dead(self, found: set[int]) -> None:
        """Judge by the JSON API until the server is gone, and add the events that it acknowledged."""
        dice = random.Random(self.name)
        try:
            token = self._hidden(self._get("/queue"))["form_token"]
            while True:
                items = json.loads(self._get("/api/v1/findings?limit=20"))
                for item in dice.sample(items, min(len(items), 5)):  # so that not all judge the same, and one wins
                    scope = {"kind": "document", "value": item["scope"]["value"]}
                    body = json.dumps({"verdict": "accept", "scope": scope, "version": item["version"]})
                    told = self._json("POST", f"/api/v1/findings/{item['finding']}/judgements", body, token)
                    if told is not None:
                        found.add(told["event"])
        except (OSError, http.client.HTTPException, ValueError):
            return

    def _edit(self, dice: random.Random) -> Done:
        token = self._hidden(self._html)["form_token"]
        hits = json.loads(self._get("/api/v1/judgements?limit=1", keep=False))
        assert isinstance(hits, list)
        page = self._get(f"/book?q={dice.choice('abcdefgh')}", keep=False)
        found = re.search(r'href="/entity\?id=([^"]+)"', page)
        if found is None:
            return self.decide("accept")
        form = self._get(f"/entity/edit?id={unescape(found[1])}", keep=False)
        text = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
        version = self._hidden(form)["version"]
        if text is None or version == "0":
            return self.decide("accept")
        note = f"{unescape(text[1]).partition('note:')[0]}note: seen {time.time_ns()} by {self.name.split()[-1]}\n"
        fields = {**self._hidden(form), "form_token": token, "text": note}
        return self._timed("edit", "/entity/edit", urlencode(fields), keep=False)

    def _last(self) -> str:
        found = _EVENT.search(self._html)
        return "" if found is None else found[1]

    def _timed(self, act: str, path: str, body: str, *, keep: bool = True) -> Done:
        began = time.perf_counter()
        status, html = self._send("POST", path, body)
        seconds = time.perf_counter() - began
        if keep and html:
            self._html = html
        return Done(act, status, seconds)

    def _get(self, path: str, *, keep: bool = True) -> str:
        _, html = self._send("GET", path, None)
        if keep:
            self._html = html
        return html

    def _json(self, how: str, path: str, body: str, token: str) -> Any:
        headers = {"content-type": "application/json", "x-form-token": token, "cookie": self._cookie}
        self._connection.request(how, path, body, headers)
        answer = self._connection.getresponse()
        told = answer.read()
        return json.loads(told) if answer.status == 201 else None

    def _send(self, how: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"cookie": self._cookie, "x-swap": "1"} | ({"content-type": _KIND} if body is not None else {})
        self._connection.request(how, path, body, headers)
        answer = self._connection.getresponse()
        html = answer.read().decode("utf-8", "replace")
        if cookie := answer.getheader("set-cookie"):
            self._cookie = cookie.partition(";")[0]
        return answer.status, html

    @staticmethod
    def _hidden(html: str) -> dict[str, str]:
        return {name: unescape(value) for name, value in reversed(_FIELD.findall(html))}
