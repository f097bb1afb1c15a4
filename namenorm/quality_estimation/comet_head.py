"""What a COMET checkpoint makes of its encoder's states: a mixture of layers, one vector a text, a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namenorm.errors import ModelError
from namenorm.neural.needs import load
from namenorm.quality_estimation.comet_encoder import Encoder, States
from namenorm.quality_estimation.comet_settings import CometSettings

_MIX = "layerwise_attention."
_ESTIMATOR = "estimator.ff."
_TINY = 1e-12


class Head:
    """Mixes, pools and estimates."""

    def __init__(self, settings: CometSettings, weights: Mapping[str, Any], encoder: Encoder) -> None:
        """Take the weights that do not belong to the encoder.

        Raises:
            KeyError: If one is missing.
            ModelError: If torch has no such activation.
        """
        self._torch, self._settings = load("qe", "torch"), settings
        if settings.layer is None:
            scalars = [weights[f"{_MIX}scalar_parameters.{layer}"] for layer in range(encoder.layers)]
            shares = self._torch.cat([one.float() for one in scalars]).to(encoder.device)
            self._shares = sparsemax(self._torch, shares) if settings.sparse else shares.softmax(0)
            self._gamma = weights[f"{_MIX}gamma"].float().to(encoder.device)
        self._estimator = self._built(weights).to(encoder.device).eval()

    def score(self, joint: States) -> list[float]:
        """Return the score of each pair that was encoded together."""
        with self._torch.inference_mode():
            scores: list[float] = self._estimator(self._pooled(joint)).view(-1).tolist()
        return scores

    def score_apart(self, translation: States, source: States) -> list[float]:
        """Return the score of each translation and its original, which were encoded apart.

        What is compared is that of Rei et al., "COMET: A Neural Framework for MT Evaluation" (2020): both vectors,
        their product and their distance, unit by unit.
        """
        with self._torch.inference_mode():
            ours, theirs = self._pooled(translation), self._pooled(source)
            both = self._torch.cat((ours, theirs, ours * theirs, (ours - theirs).abs()), dim=1)
            scores: list[float] = self._estimator(both).view(-1).tolist()
        return scores

    def _built(self, weights: Mapping[str, Any]) -> Any:
        """Return the feed-forward network: linear layers with an activation between them; dropout has no weights."""
        nn = self._torch.nn
        places = sorted(int(name.split(".")[2]) for name in weights if _is_weight(name))
        if not places:
            raise KeyError(f"{_ESTIMATOR}0.weight")
        layers: list[Any] = []
        for place in places:
            layers += [self._linear(weights, place), self._activation(self._settings.activation)]
        layers.pop()
        if self._settings.final_activation:
            layers.append(self._activation(self._settings.final_activation))
        return nn.Sequential(*layers)

    def _linear(self, weights: Mapping[str, Any], place: int) -> Any:
        weight, bias = (weights[f"{_ESTIMATOR}{place}.{name}"].float() for name in ("weight", "bias"))
        made = self._torch.nn.Linear(weight.shape[1], weight.shape[0])
        made.load_state_dict({"weight": weight, "bias": bias})
        return made

    def _activation(self, name: str) -> Any:
        if not hasattr(self._torch.nn, name):
            raise ModelError(
                f"hparams.yaml: torch has no activation {name}; COMET's own are Tanh, Sigmoid and the like"
            )
        return getattr(self._torch.nn, name)()

    def _pooled(self, states: States) -> Any:
        """Return one vector a text."""
        found, mask = self._mixed(states), states.mask.unsqueeze(-1)
        if self._settings.pool == "cls":
            return found[:, 0, :]
        if self._settings.pool == "max":
            return found.masked_fill(mask == 0, float("-inf")).max(dim=1).values
        return (found * mask).sum(1) / mask.sum(1)

    def _mixed(self, states: States) -> Any:
        if self._settings.layer is not None:
            return states.layers[self._settings.layer].float()
        layers = (one.float() for one in states.layers)
        if self._settings.layer_norm:
            layers = (self._normed(one, states.mask.unsqueeze(-1)) for one in layers)
        return self._gamma * sum(share * one for share, one in zip(self._shares, layers, strict=True))

    def _normed(self, layer: Any, mask: Any) -> Any:
        """Return a layer with mean 0 and variance 1 over all units of all tokens of a text."""
        count = mask.sum((1, 2), keepdim=True) * layer.shape[2]
        mean = (layer * mask).sum((1, 2), keepdim=True) / count
        variance = (((layer * mask - mean) * mask) ** 2).sum((1, 2), keepdim=True) / count
        return (layer - mean) / (variance + _TINY).sqrt()


def _is_weight(name: str) -> bool:
    return name.startswith(_ESTIMATOR) and name.endswith(".weight")


def sparsemax(torch: Any, logits: Any) -> Any:
    """Return the point of the simplex that is nearest to some logits.

    By Martins and Astudillo, "From Softmax to Sparsemax" (2016), algorithm 1.

    Args:
        torch: The library.
        logits: Of one dimension.
    """
    ordered, _ = logits.sort(descending=True)
    sums, ranks = ordered.cumsum(0), torch.arange(1, len(ordered) + 1, device=logits.device)
    support = int((1 + ranks * ordered > sums).sum())
    return (logits - (sums[support - 1] - 1) / support).clamp(min=0)
