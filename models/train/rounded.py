"""The network with the 8 bit rounding of the runtime, so that what rounding costs can be seen without it."""
from copy import deepcopy

import numpy as np
import torch
from torch import Tensor, nn

from .marian import MATRIX_LIMIT, TABLE_LIMIT, quantized
from .net import Net
from .scales import matrices


@torch.no_grad()
def rounded_net(net: Net, direction: str, scales: dict[str, np.ndarray], limit: int = MATRIX_LIMIT) -> Net:
    """A copy good for one direction: weights as they are written, inputs of matrices rounded by `scales`.

    What it leaves out is that the runtime cuts off sums of two large products (see `MATRIX_LIMIT`).
    """
    copy = deepcopy(net)
    decoder = copy.decoders[direction]
    decoder.emb = nn.Embedding.from_pretrained(rounded(net.table(direction), TABLE_LIMIT))
    copy.emb.weight.copy_(rounded(net.emb.weight, TABLE_LIMIT))
    for names, module in matrices(copy, direction):
        module.weight.copy_(torch.cat([rounded(part, limit) for part in module.weight.chunk(len(names))]))
        module.register_forward_pre_hook(before(scale(scales, names[0])))
    decoder.top.register_forward_hook(after(scale(scales, "decoder_Wemb")))
    return copy


def rounded(weights: Tensor, limit: int) -> Tensor:
    whole, by = quantized(weights.detach().float().numpy(), limit)
    return torch.from_numpy(whole.astype(np.float32) / np.float32(by))


def scale(scales: dict[str, np.ndarray], name: str) -> float:
    return float(scales[f"{name}_QuantMultA"][0, 0])


def steps(values: Tensor, by: float) -> Tensor:
    return (values * by).round().clamp(-127, 127) / by


def before(by: float):
    return lambda _module, inputs: (steps(inputs[0], by),)


def after(by: float):
    return lambda _module, _inputs, output: steps(output, by)
