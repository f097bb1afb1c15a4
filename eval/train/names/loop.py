"""The training loop: batches of like lengths, a rate that rises, stands and falls, and checkpoints to go on from."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import MarianMTModel

from eval.train.names.examples import Showing
from eval.train.names.workers import Workers

_SMOOTHING, _CLIP, _DECAY = 0.1, 1.0, 0.01
_EVERY = 200  # steps between two checkpoints
_IGNORED = -100

Shown = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast.

    Attributes:
        steps: Updates.
        batch: Examples of one update.
        rate: The highest learning rate.
        warm_up: Updates until it is reached.
        fall: Updates at the end over which it falls in a straight line to zero; between the two it stands, so that a
            checkpoint from there can be taken to an end sooner or later than was planned.
        averaged: Updates, the last ones, whose weights are averaged into the result.
        half: Multiply in bfloat16, with the weights in float32; twice as fast where the processor has the instructions.
        processes: How many share each batch, each with one thread.
        seed: Of everything drawn.
    """

    steps: int
    batch: int = 384
    rate: float = 1.2e-3
    warm_up: int = 400
    fall: int = 4000
    averaged: int = 800
    half: bool = True
    processes: int = 2
    seed: int = 7


def train_network(
    model: MarianMTModel, showing: Showing, plan: Plan, checkpoint: Path, tell: Callable[[str], None]
) -> None:
    """Train a network in place; goes on from the checkpoint where there is one.

    Args:
        model: The network.
        showing: Yields the passes.
        plan: How long and how fast.
        checkpoint: File of the run's state.
        tell: Where the log goes.
    """
    torch.set_num_threads(1)
    run = _Run(model, plan)
    run.resume(checkpoint)
    model.train()
    for shown in _batches(showing, plan, run.step):
        loss = run.update(shown)
        if run.step % _EVERY == 0 and run.leads:
            tell(f"step {run.step}: loss {loss:.3f}")
            run.save(checkpoint)
        if run.step >= plan.steps:
            break
    run.finish()


class _Run:
    def __init__(self, model: MarianMTModel, plan: Plan) -> None:
        self._model, self._plan, self.step = model, plan, 0
        self._optimiser = torch.optim.AdamW(
            model.parameters(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=_DECAY, fused=True
        )
        self._average = torch.optim.swa_utils.AveragedModel(model)
        self._padding = (model.model.encoder.embed_tokens.padding_idx, model.model.decoder.embed_tokens.padding_idx)

        self._workers = Workers(model, plan.processes)
        self.leads = self._workers.rank == 0

    def update(self, shown: Sequence[Shown]) -> float:
        """Learn from a batch, and return the loss of this process's share of it."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate_at(self.step, self._plan)
        share = self._workers.share(shown)
        torch.manual_seed((self._plan.seed * 1_000_003 + self.step) * self._plan.processes + self._workers.rank)
        sources, mask, given, wanted = tensors(share, *self._padding)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._plan.half):
            logits = self._model(
                input_ids=sources, attention_mask=mask, decoder_input_ids=given, use_cache=False
            ).logits
        total = torch.nn.functional.cross_entropy(
            logits.float().flatten(0, 1),
            wanted.flatten(),
            ignore_index=_IGNORED,
            label_smoothing=_SMOOTHING,
            reduction="sum",
        )
        (total / sum(len(target) for _, target in shown)).backward()
        self._workers.add_up()
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), _CLIP)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.step += 1
        if self.step > self._plan.steps - self._plan.averaged and self.step % 10 == 0:
            self._average.update_parameters(self._model)
        return float(total.item()) / sum(len(target) for _, target in share)

    def save(self, checkpoint: Path) -> None:
        """Write all that the run needs to go on."""
        state: dict[str, Any] = {
            "step": self.step,
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "average": self._average.state_dict(),
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    def resume(self, checkpoint: Path) -> None:
        """Read what ``save`` wrote, if it did."""
        if checkpoint.exists():
            state = torch.load(checkpoint, weights_only=True)
            self.step = state["step"]
            self._model.load_state_dict(state["model"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._average.load_state_dict(state["average"])

    def finish(self) -> None:
        """Leave the network with the average of its last weights, in this process alone."""
        self._workers.leave()
        if int(self._average.n_averaged):
            self._model.load_state_dict(self._average.module.state_dict())
        self._model.eval()


def rate_at(step: int, plan: Plan) -> float:
    """Return the learning rate of an update."""
    if step < plan.warm_up:
        return plan.rate * (step + 1) / plan.warm_up
    return plan.rate * min(1.0, max(0.0, (plan.steps - step) / plan.fall))


def _batches(showing: Showing, plan: Plan, done: int) -> Iterator[list[Shown]]:
    """Yield batches of like lengths, pass after pass, from the one that is due."""
    place = 0
    for number in range(10**6):
        shown = showing.pass_(number)
        size = math.ceil(len(shown) / plan.batch)
        if place + size > done:
            for batch in _of_pass(shown, plan, number):
                if place >= done:
                    yield batch
                place += 1
        else:
            place += size


def _of_pass(shown: list[Shown], plan: Plan, number: int) -> list[list[Shown]]:
    chance = random.Random(f"{plan.seed}:batches:{number}")
    chance.shuffle(shown)
    shown.sort(key=lambda one: (len(one[0]) + chance.random(), len(one[1])))
    batches = [shown[start : start + plan.batch] for start in range(0, len(shown), plan.batch)]
    chance.shuffle(batches)
    return batches


def tensors(shown: Sequence[Shown], unit_padding: int, piece_padding: int) -> tuple[torch.Tensor, ...]:
    """Return sources, their mask, what the decoder is given and what it has to say, each of shape (batch, length)."""
    longest, last = max(len(source) for source, _ in shown), max(len(target) for _, target in shown)
    sources = torch.tensor([source + [unit_padding] * (longest - len(source)) for source, _ in shown])
    given = [[piece_padding, *target[:-1]] + [piece_padding] * (last - len(target)) for _, target in shown]
    wanted = [target + [_IGNORED] * (last - len(target)) for _, target in shown]
    return sources, (sources != unit_padding).long(), torch.tensor(given), torch.tensor(wanted)
