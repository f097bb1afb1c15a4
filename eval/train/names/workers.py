"""Data-parallel training: each process works out the gradient of its share of a batch, and all add them up."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from typing import Any

import torch

_PATIENCE = 900.0  # seconds to wait for a process that another programme may have kept from its core


class Workers:
    """This process among all that train one network; they are copies of each other but for their rank.

    Small matrices gain little from several threads, which wait for each other at each product; processes wait once a
    batch.
    """

    def __init__(self, model: torch.nn.Module, processes: int) -> None:
        """Make the other processes; each returns from this call with a rank of its own, the caller with 0."""
        self.processes, self.rank = processes, 0
        self._parameters = [one for one in model.parameters() if one.requires_grad]
        size = sum(one.numel() for one in self._parameters)
        self._shared = torch.zeros(processes, size).share_memory_()
        self._barrier: Any = multiprocessing.get_context("fork").Barrier(processes)
        for rank in range(1, processes):
            if os.fork() == 0:
                self.rank = rank
                break

    def share(self, batch: Sequence[Any]) -> Sequence[Any]:
        """Return this process's share of a batch."""
        return batch[self.rank :: self.processes]

    def add_up(self) -> None:
        """Give the parameters the sum of all processes' gradients."""
        if self.processes == 1:
            return
        flat = [self._gradient(one).reshape(-1) for one in self._parameters]
        torch.cat(flat, out=self._shared[self.rank])
        self._barrier.wait(_PATIENCE)
        total = self._shared.sum(0)
        self._barrier.wait(_PATIENCE)
        for one, part in zip(self._parameters, total.split([each.numel() for each in self._parameters]), strict=True):
            one.grad = part.view_as(one).clone()

    def leave(self) -> None:
        """End every process but the caller's."""
        if self.rank:
            os._exit(0)

    @staticmethod
    def _gradient(parameter: torch.Tensor) -> torch.Tensor:
        return torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
