"""A direction's weights under Marian's names: matrices lie input by output there, vectors are rows."""
from typing import TYPE_CHECKING

import numpy as np
from torch import Tensor, nn

if TYPE_CHECKING:
    from .net import Attention, Block, FeedForward, Net

Tensors = dict[str, np.ndarray]


def array(values: Tensor) -> np.ndarray:
    return values.detach().float().cpu().numpy()


def row(values: Tensor) -> np.ndarray:
    return array(values)[None]


def norm(prefix: str, module: nn.Module, suffix: str) -> Tensors:
    if isinstance(module, nn.Identity):
        return {}
    return {f"{prefix}_ln_scale{suffix}": row(module.weight), f"{prefix}_ln_bias{suffix}": row(module.bias)}


def linear(prefix: str, letter: str, weight: Tensor, bias: Tensor) -> Tensors:
    return {f"{prefix}_W{letter}": np.ascontiguousarray(array(weight).T), f"{prefix}_b{letter}": row(bias)}


def parts(prefix: str, letters: str, module: nn.Linear) -> Tensors:
    """A fused matrix as the several that Marian has."""
    out: Tensors = {}
    for letter, weight, bias in zip(letters, module.weight.chunk(len(letters)), module.bias.chunk(len(letters))):
        out.update(linear(prefix, letter, weight, bias))
    return out


def attention(prefix: str, module: "Attention") -> Tensors:
    matrices = {**linear(prefix, "q", module.q.weight, module.q.bias), **parts(prefix, "kv", module.kv), **linear(prefix, "o", module.out.weight, module.out.bias)}
    return {**norm(f"{prefix}_Wo", module.norm, suffix(module)), **matrices}


def feed_forward(prefix: str, module: "FeedForward") -> Tensors:
    matrices = {**linear(prefix, "1", module.up.weight, module.up.bias), **linear(prefix, "2", module.down.weight, module.down.bias)}
    return {**norm(f"{prefix}_ffn", module.norm, suffix(module)), **matrices}


def suffix(module: "Block") -> str:
    return "_pre" if module.pre else ""


def tensors_of(net: "Net", direction: str, rows_at_once: int, never: float) -> Tensors:
    decoder, table = net.decoders[direction], net.table(direction)
    spare = -len(table) % rows_at_once
    out = {
        "encoder_Wemb": array(net.emb.weight),
        "decoder_Wemb": np.pad(array(table), ((0, spare), (0, 0))),
        "decoder_ff_logit_out_b": np.pad(row(decoder.bias), ((0, 0), (0, spare)), constant_values=never),
        **norm("encoder_top", net.top, ""), **norm("decoder_top", decoder.top, ""),
    }
    for number, layer in enumerate(net.layers, 1):
        out.update(attention(f"encoder_l{number}_self", layer.self))
        out.update(feed_forward(f"encoder_l{number}_ffn", layer.ffn))
    for number, layer in enumerate(decoder.layers, 1):
        out.update(attention(f"decoder_l{number}_self", layer.self))
        out.update(attention(f"decoder_l{number}_context", layer.context))
        out.update(feed_forward(f"decoder_l{number}_ffn", layer.ffn))
    return out
