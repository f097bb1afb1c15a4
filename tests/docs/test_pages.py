from __future__ import annotations

import json
import re
import runpy
import shlex
import tomllib
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from types import FunctionType

import click
import pytest

import namenorm
from eval.readme import filled as with_table
from namenorm.cli import main
from namenorm.romanise.systems import systems

ROOT = Path(__file__).parent.parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "eval/README.md",
    ROOT / "gazetteer/README.md",
]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n.*?^```$', re.MULTILINE | re.DOTALL)  # tests/docs/test_extend.py
_INLINE = re.compile(r"(?<!`)`((?:namenorm|python|pip|pytest|mkdocs) [^`\n]+)`")
_EXTRAS = re.compile(r"\[([\w,]+)\]")


def _id(value: object) -> str:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


def _text(page: Path) -> str:
    """Return a page without the files that it gives."""
    return _FILE.sub("", page.read_text("utf-8"))


def _commands(page: Path) -> list[str]:
    """Return the shell commands of a page, in fences without a language and in running text."""
    text = _text(page)
    lines = [line for language, block in _FENCE.findall(text) if not language for line in block.splitlines()]
    joined = [part for line in (*lines, *_INLINE.findall(_FENCE.sub("", text))) for part in re.split(r"&&|\|", line)]
    commands = (re.sub(r"^\$ ", "", one.strip()) for one in joined)
    return [one for one in commands if re.match(r"(namenorm|python|pip|pytest) ", one)]


COMMANDS = [(page, command) for page in PAGES for command in _commands(page)]


def _words(command: str) -> list[str]:
    return [word for word in shlex.split(command, comments=True) if "…" not in word]


def _options(command: click.Command) -> set[str]:
    return {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"-h", "--help"}


@pytest.mark.parametrize(("page", "command"), [one for one in COMMANDS if one[1].startswith("namenorm ")], ids=_id)
def test_namenorm_commands_exist_with_their_options(page: Path, command: str) -> None:
    words = _words(command)[1:]
    if words[0].startswith("--"):
        assert words[0] in _options(main)
        return
    verb: click.Command = main
    while isinstance(verb, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        below = verb.get_command(click.Context(verb), name)
        assert below is not None, name
        verb = below
    assert {word for word in words if word.startswith("-") and word != "-"} <= _options(verb)


@pytest.mark.parametrize(("page", "command"), [one for one in COMMANDS if one[1].startswith("python ")], ids=_id)
def test_python_commands_exist(page: Path, command: str) -> None:
    words = _words(command)[1:]
    if words[0] != "-m":
        assert (ROOT / words[0]).is_file()
    elif words[1] == "eval":
        verb = cli = import_module("eval.__main__").main
        known = _options(cli)
        for word in words[2:]:
            if isinstance(verb, click.Group) and word in verb.commands:
                verb = verb.commands[word]
                known |= _options(verb)
        assert verb is not cli or all(word.startswith("-") or word == "FOLDER" for word in words[2:])
        assert {word for word in words if word.startswith("--")} <= known
    elif words[1] != "venv":
        module = ROOT / words[1].replace(".", "/")
        assert module.with_suffix(".py").is_file() or (module / "__main__.py").is_file()


@pytest.mark.parametrize(("page", "command"), [one for one in COMMANDS if one[1].startswith("pip ")], ids=_id)
def test_extras_that_are_to_be_installed_exist(page: Path, command: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {extra for group in _EXTRAS.findall(command) for extra in group.split(",")}
    assert named <= set(declared)


def test_the_commands_are_seen_at_all() -> None:
    assert {"namenorm", "python", "pip"} <= {command.split()[0] for _, command in COMMANDS}
    assert (ROOT / "README.md", "namenorm check docs/examples/river-museum.txt") in COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_files_that_pages_name_exist(page: Path) -> None:
    named = re.findall(
        r"(?:docs|eval|gazetteer|namenorm|tests)/[\w./-]+\.(?:md|py|txt|yaml|toml|json|svg)\b", _text(page)
    )
    given = _FILE.findall(page.read_text("utf-8"))
    assert [name for name in named if not (ROOT / name).is_file() and name not in given] == []


@pytest.mark.parametrize(
    ("page", "code"),
    [(page, code) for page in PAGES for language, code in _FENCE.findall(_text(page)) if language == "python"],
    ids=lambda one: _id(one) if isinstance(one, Path) else "",
)
def test_python_on_a_page_runs(page: Path, code: str) -> None:
    exec(compile(code, str(page), "exec"), {})


def test_the_readme_shows_what_the_program_prints_today() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    made = runpy.run_path(str(ROOT / "docs/generate_readme.py"))["filled"](readme)
    assert made == readme, "stale: run python docs/generate_readme.py"


def test_the_readme_shows_the_committed_results() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert with_table(readme) == readme, "stale: run python -m eval readme"


def test_the_python_reference_has_every_public_name() -> None:
    page = (ROOT / "docs/reference/api.md").read_text("utf-8")
    shown = {name.rsplit(".", 1)[1] for name in re.findall(r"^::: ([\w.]+)", page, re.MULTILINE)}
    assert shown == set(namenorm.__all__) - {"__version__"}


@pytest.mark.parametrize("name", sorted(set(namenorm.__all__) - {"__version__"}))
def test_every_public_name_and_what_it_offers_is_described(name: str) -> None:
    public = getattr(namenorm, name)
    assert public.__doc__
    assert "(" not in public.__doc__.splitlines()[0][:1], "the docstring that dataclasses make is none"
    offered = (
        {key: one for key, one in vars(public).items() if not key.startswith("_")} if isinstance(public, type) else {}
    )
    described = (FunctionType, property, classmethod, staticmethod)
    assert [key for key, one in offered.items() if isinstance(one, described) and not one.__doc__] == []
    told = set(re.findall(r"^ {4}(\w+): ", getdoc(public) or "", re.MULTILINE))
    assert (
        {one.name for one in fields(public) if not one.name.startswith("_")} <= told if is_dataclass(public) else True
    )


def test_every_romanisation_is_in_the_table_of_its_page() -> None:
    table = (ROOT / "docs/romanisation.md").read_text("utf-8").split("## The systems")[1].split("Each has a file")[0]
    assert set(re.findall(r"`(\w+)`", table)) == {one.name for one in systems()}


def test_every_feature_of_the_models_is_explained() -> None:
    models = json.loads((ROOT / "namenorm/resolve/decision.json").read_text("utf-8"))
    page = (ROOT / "docs/decision.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE))
    assert explained == {feature for model in models.values() for feature in model["weights"]}


def test_the_licences_page_has_every_source_and_every_dependency() -> None:
    page = (ROOT / "docs/licences.md").read_text("utf-8")
    for source in tomllib.loads((ROOT / "gazetteer/SOURCES.toml").read_text("utf-8")).values():
        assert f"| {source['title']} | {source['licence']} |" in page
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = set(re.findall(r"^\| ([\w-]+) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)) - {"package", "extra"}
    assert listed == {re.split(r"[>=\[]", one)[0] for one in project["dependencies"]}
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(project["optional-dependencies"])
