"""Fixed scales for what goes into each matrix, measured on sentences (`int8shiftAlphaAll`).

Without them the runtime measures each time (`int8shiftAll`): slower, and then a sentence's translation hangs on which
sentences are translated along with it.
"""
from collections.abc import Iterable

import numpy as np
import torch
from torch import nn

from .net import Attention, Net

# Of a sentence's largest values the mean and a little: a rare larger one is cut off, all others are finer for it.
ABOVE_MEAN = 1.1


@torch.no_grad()
def scales_of(net: Net, direction: str, pairs: Iterable[tuple[list[int], list[int]]]) -> dict[str, np.ndarray]:
    """`pairs`: numbers of source and target pieces, both ended with `</s>`. Returns tensors to be written with the weights."""
    seen: dict[str, list[float]] = {}
    hooks = [module.register_forward_pre_hook(keep(seen, names)) for names, module in matrices(net, direction)]
    for source, target in pairs:
        src, there = torch.tensor([source]), torch.ones(1, len(source), dtype=torch.bool)
        hidden = net.decode(direction, net.encode(src, there), there, torch.tensor([target]))
        seen.setdefault("decoder_Wemb", []).append(float(hidden.abs().max()))
    for hook in hooks:
        hook.remove()
    return {f"{name}_QuantMultA": np.array([[127 / (np.mean(values) + ABOVE_MEAN * np.std(values))]], np.float32) for name, values in seen.items()}


def keep(seen: dict[str, list[float]], names: list[str]):
    def hook(_module: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        largest = float(inputs[0].abs().max())
        for name in names:
            seen.setdefault(name, []).append(largest)
    return hook


def matrices(net: Net, direction: str) -> list[tuple[list[str], nn.Module]]:
    """Every multiplication of a direction with the names Marian gives its matrices."""
    out = []
    for side, layers in (("encoder", net.layers), ("decoder", net.decoders[direction].layers)):
        for number, layer in enumerate(layers, 1):
            for block, module in layer.named_children():
                parts = {"q": "q", "kv": "kv", "out": "o"} if isinstance(module, Attention) else {"up": "1", "down": "2"}
                out += [([f"{side}_l{number}_{block}_W{letter}" for letter in letters], getattr(module, part)) for part, letters in parts.items()]
    return out
