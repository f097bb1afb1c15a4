"""The verbs of the name model: ``python -m eval names`` and ``python -m eval train names``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from eval import table
from eval.compare.figures import compare_figures
from eval.culture import culture_figures
from eval.datasets import VARIABLE, data_folder
from eval.figure import Figure
from namenorm.transliterate.folder import BUNDLED
from namenorm.transliterate.model import NameModel

_WORK = Path("name-model")


def _tell(line: str) -> None:
    click.echo(line, err=True)


@click.command("names")
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option(
    "--model", type=click.Path(path_type=Path), default=None, help="A model's folder instead of the bundled one."
)
@click.option("--development", is_flag=True, help="Measure the half for development instead of the reported one.")
@click.option(
    "--choice/--no-choice", default=True, help="Whether to measure the choice among known names, which takes long."
)
@click.option("--pairs/--no-pairs", default=True, help="Whether to measure ``compare`` too.")
@click.option("--cultures/--no-cultures", default=True, help="Whether to measure ``culture`` too.")
@click.option("--most", default=2000, help="Names of each set at most, always the same ones.")
def names(
    form: str, model: Path | None, development: bool, choice: bool, pairs: bool, cultures: bool, most: int
) -> None:
    """Print what the name model reads and finds, how well names are compared, and how well their cultures are told."""
    data = data_folder()
    if data is None:
        _tell(f"{VARIABLE} names no folder: the names to measure on are read from it")
        sys.exit(2)
    asked = NameModel(model or BUNDLED, threads=2)
    figures = _figures(data, asked, not development, choice, most)
    figures += compare_figures(data, not development, _tell) if pairs else ()
    figures += culture_figures(data, not development) if cultures else ()
    caption = f"name model {asked.identity}"
    if form == "json":
        click.echo(table.as_json(figures, caption, {}))
    elif form == "markdown":
        click.echo(table.as_markdown(figures, f"`{caption}`"))
    else:
        table.as_rich(figures, Console(width=None if sys.stdout.isatty() else 200), caption)


def _figures(data: Path, model: NameModel, reported: bool, choice: bool, most: int) -> list[Figure]:
    from eval.name_model.figures import choice_figures, spelling_figures
    from eval.train.names.sources import GROUPS, groups_file

    found = list(spelling_figures(data, model, reported, most, _tell))
    groups = groups_file()
    if choice and groups is None:
        _tell(f"{GROUPS} names no file: the choice among the Latin forms of rigour's groups is left out")
    elif choice and groups is not None:
        found += choice_figures(data, groups, model, reported, most, _tell)
    return found


@click.command("names")
@click.option("--work", type=click.Path(path_type=Path), default=_WORK, help="Where checkpoints and the log lie.")
@click.option("--target", type=click.Path(path_type=Path), default=None, help="Where the model is written instead.")
@click.option("--steps", type=int, default=None, help="Updates, where the plan's own are too many.")
@click.option("--processes", type=int, default=None, help="Processes that share each batch.")
@click.option("--everywhere", is_flag=True, help="Hold English names out of all languages that any language holds out.")
@click.option("--ablation", "ablate", is_flag=True, help="Train the variations of the ablation table briefly instead.")
def train_names(
    work: Path, target: Path | None, steps: int | None, processes: int | None, everywhere: bool, ablate: bool
) -> None:
    """Train the name model; the same data and seed give the same model. Started again, it goes on."""
    from eval.train.names.ablation import PLAN as BRIEF
    from eval.train.names.ablation import ablation
    from eval.train.names.run import PLAN, TARGET
    from eval.train.names.run import train_names as train
    from eval.train.names.sources import MissingData

    plan = BRIEF if ablate else PLAN
    plan = replace(plan, steps=steps or plan.steps, fall=min(plan.fall, (steps or plan.steps) // 3))
    plan = replace(plan, processes=processes or plan.processes)
    try:
        if ablate:
            click.echo("\n".join(ablation(data_folder(), work / "ablation", _tell, plan)))
        else:
            train(data_folder(), work, _tell, plan, target or TARGET, everywhere)
    except MissingData as missing:
        _tell(str(missing))
        sys.exit(2)
