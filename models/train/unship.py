"""Shipped model folders -> a network to train on from: 8 bit weights as the nearest float32, vocabularies as they are."""
import json
import shutil
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .marian import FLOAT32, INTGEMM8, OPTIONS
from .net import DIRECTIONS, Config, Net


def read_model(path: Path) -> tuple[dict[str, np.ndarray], dict]:
    """Every tensor of a file that `marian.write_model` wrote, by Marian's name, as float32; and Marian's options."""
    data = path.read_bytes()
    _, count = struct.unpack_from("<2Q", data)
    headers = [struct.unpack_from("<4Q", data, 16 + 32 * number) for number in range(count)]
    at = 16 + 32 * count
    names, shapes = [], []
    for length, *_ in headers:
        names.append(data[at:at + length - 1].decode())
        at += length
    for _, _, dimensions, _ in headers:
        shapes.append(struct.unpack_from(f"<{dimensions}i", data, at))
        at += 4 * dimensions
    at += 8 + struct.unpack_from("<Q", data, at)[0]
    out: dict[str, np.ndarray] = {}
    options: dict = {}
    for name, shape, (_, kind, _, length) in zip(names, shapes, headers):
        size = int(np.prod(shape))
        if kind == FLOAT32:
            out[name] = np.frombuffer(data, "<f4", size, at).reshape(shape).copy()
        elif kind == INTGEMM8:
            scale = struct.unpack_from("<f", data, at + size)[0]
            whole = np.frombuffer(data, np.int8, size, at).astype(np.float32) / np.float32(scale)
            out[name] = whole.reshape(shape) if name.endswith("Wemb") else whole.reshape(shape[::-1]).T.copy()
        elif name == OPTIONS:
            lines = data[at:at + size].decode().rstrip("\0").splitlines()
            options = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in lines)}
        at += length
    return out, options


def read_folder(folder: Path) -> tuple[dict[str, np.ndarray], dict]:
    return read_model(folder / json.loads((folder / "model.json").read_text("utf-8"))["files"]["model"]["name"])


def config_of(folders: Path) -> Config:
    """The shape of the network that was shipped."""
    to_en, to_zh = (read_folder(folders / direction)[1] for direction in DIRECTIONS)
    return Config(
        source_size=to_en["dim-vocabs"][0], en_size=to_en["dim-vocabs"][1], zh_size=to_zh["dim-vocabs"][1], width=to_en["dim-emb"],
        heads=to_en["transformer-heads"], inner=to_en["transformer-dim-ffn"], encoder_layers=to_en["enc-depth"],
        decoder_layers=to_en["dec-depth"], norm="pre" if to_en["transformer-preprocess"] == "n" else "post",
    )


def take_vocabularies(folders: Path, vocab: Path) -> None:
    """A network reads only what was cut by its own vocabulary."""
    vocab.mkdir(parents=True, exist_ok=True)
    for direction in DIRECTIONS:
        files = json.loads((folders / direction / "model.json").read_text("utf-8"))["files"]
        shutil.copyfile(folders / direction / files["sourceVocab"]["name"], vocab / "source.spm")
        shutil.copyfile(folders / direction / files["targetVocab"]["name"], vocab / f"target-{direction[3:]}.spm")


@torch.no_grad()
def take_weights(net: Net, folders: Path) -> None:
    """Fills a network of the same shape, with the target tables tied to the source's."""
    for direction in DIRECTIONS:
        tensors, _ = read_folder(folders / direction)
        decoder = net.decoders[direction]
        fill(net.emb.weight, tensors["encoder_Wemb"])
        fill(decoder.bias, tensors["decoder_ff_logit_out_b"][0][:len(decoder.bias)])
        for prefix, layers, top in (("encoder", net.layers, net.top), ("decoder", decoder.layers, decoder.top)):
            if isinstance(top, nn.LayerNorm):
                fill(top.weight, tensors[f"{prefix}_top_ln_scale"][0])
                fill(top.bias, tensors[f"{prefix}_top_ln_bias"][0])
            for number, layer in enumerate(layers, 1):
                for name, block in layer.named_children():
                    take_block(block, f"{prefix}_l{number}_{name}", tensors)


def take_block(block: nn.Module, prefix: str, tensors: dict[str, np.ndarray]) -> None:
    """One attention or feed forward with its norm."""
    attention = hasattr(block, "kv")
    suffix = "_pre" if block.pre else ""
    norm = f"{prefix}_{'Wo' if attention else 'ffn'}_ln"
    fill(block.norm.weight, tensors[f"{norm}_scale{suffix}"][0])
    fill(block.norm.bias, tensors[f"{norm}_bias{suffix}"][0])
    parts = {"q": "q", "kv": "kv", "out": "o"} if attention else {"up": "1", "down": "2"}
    for part, letters in parts.items():
        module = getattr(block, part)
        fill(module.weight, np.concatenate([tensors[f"{prefix}_W{letter}"].T for letter in letters]))
        fill(module.bias, np.concatenate([tensors[f"{prefix}_b{letter}"][0] for letter in letters]))


def fill(parameter: torch.Tensor, values: np.ndarray) -> None:
    parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)))
