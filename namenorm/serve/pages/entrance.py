"""Coming in and going out, and the files that every page refers to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from namenorm.serve.accounts.accounts import digest
from namenorm.serve.again import TYPED, Kept, kept_of
from namenorm.serve.ask import Ask
from namenorm.serve.route import Route
from namenorm.serve.serving import set_cookie
from namenorm.serve.visitor import Visitor, cookie_name

_HOME = "/queue"
_A_YEAR = 31_536_000  # seconds
_FOR_EVER = f"public, max-age={_A_YEAR}, immutable"


def home(ask: Ask) -> Response:
    """Send whoever comes to where the work is."""
    return ask.go(_HOME)


def ask_in(ask: Ask) -> Response:
    """Show the form to log in."""
    if ask.visitor.account is not None:
        return ask.go(_below(ask.query("next")))
    return ask.page("login.html", next=ask.query("next"), said="", kept="")


def log_in(ask: Ask) -> Response:
    """Begin a session, with a cookie that was never seen before."""
    name, password, wanted = ask.said("name").strip(), ask.said("password"), ask.said("next")
    kept = ask.said("kept", ask.house.settings.most_bytes)
    if _too_often(ask, name):
        return ask.page("login.html", 429, next=wanted, said="Too many tries: wait a minute.", kept=kept)
    secret = ask.house.accounts.log_in(name, password)
    if secret is None:
        return ask.page("login.html", 401, next=wanted, said="Name and password do not fit.", kept=kept)
    made = _sent_again(ask, secret, kept_of(kept)) or ask.go(_below(wanted))
    set_cookie(ask.house, made, secret)
    _remember(ask, made, name)
    return made


def _remember(ask: Ask, made: Response, name: str) -> None:
    """Know the browser and the address again when somebody else tries to log in to the account."""
    ask.house.last_seen.note(name, ask.visitor.address)
    secure = not ask.house.settings.is_local
    made.set_cookie(
        _known_by(ask), ask.house.accounts.mark(name), _A_YEAR, path="/", httponly=True, samesite="lax", secure=secure
    )


def _known_by(ask: Ask) -> str:
    return f"{cookie_name(ask.house)}-known"


def _sent_again(ask: Ask, secret: str, kept: Kept | None) -> Response | None:
    """Return the page on which a form stands that was sent after the session had ended; None if there was none."""
    account = ask.house.accounts.of_session(secret)
    if kept is None or account is None:
        return None
    visitor = Visitor(account, "session", secret, False, ask.visitor.address)
    shown: dict[str, Any] = {"fields": kept.fields, "typed": TYPED, "there": kept.path, "swaps": False}
    return replace(ask, visitor=visitor).page("again.html", code=403, said="You are logged in again.", **shown)


def log_out(ask: Ask) -> Response:
    """End the session."""
    ask.house.accounts.log_out(ask.visitor.visit)
    made = ask.go("/login")
    made.delete_cookie(cookie_name(ask.house), path="/", secure=not ask.house.settings.is_local)
    return made


def asset(ask: Ask) -> Response:
    """Return style, script or icon."""
    found = ask.house.assets.get(ask.path["name"])
    if found is None:
        raise ask.missing("there is no such file")
    content, kind = found
    return Response(content, media_type=kind, headers={"cache-control": _FOR_EVER})


def help_page(ask: Ask) -> Response:
    """Show the keys and what they do."""
    return ask.page("help.html")


def _too_often(ask: Ask, name: str) -> bool:
    """Count a try to log in, and tell whether it is one too many; others' do not count where the owner is known."""
    house, address, shown = ask.house, ask.visitor.address, ask.request.cookies.get(_known_by(ask), "")
    if house.accounts.knows(shown, name):
        return house.log_ins.wait(f"{name} in browser {digest(shown)}") > 0
    if house.last_seen.is_from(name, address):
        return house.log_ins.wait(f"{name} from {address}") > 0
    return bool(house.from_address.wait(address) or house.log_ins.wait(f"{name} from anywhere"))


def _below(wanted: str) -> str:
    """Return a path of this server and of no other, which two slashes or a backslash may lead to."""
    is_own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if is_own else _HOME


ROUTES = (
    Route("GET", "/", home, None),
    Route("GET", "/login", ask_in, None),
    Route("POST", "/login", log_in, None, apart="door"),
    Route("POST", "/logout", log_out, "reader"),
    Route("GET", "/help", help_page, None),
    Route("GET", "/static/{name}", asset, None),
)
