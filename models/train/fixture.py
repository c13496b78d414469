"""Makes the tiny models that tests of the runtime load: `python -m models.train.fixture tests/fixtures/bergamot`.

They know the sentences of `pairs.tsv` in that folder by heart and keep ⟦1⟧…⟦/1⟧ around one; of anything else they make
something short. A minute on one core.
"""
import sys
import tempfile
from pathlib import Path

import numpy as np
import sentencepiece as spm
import torch
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence

from .folder import write_folder
from .net import DIRECTIONS, Config, Net
from .scales import scales_of
from .vocab import join, learn

FACTS = {
    "family": "bundled", "name": "Test model", "version": "1", "quality": "draft", "input": "plain", "marks": "tokens",
    "licence": "AGPL-3.0-or-later", "origin": "models/train/fixture.py from pairs.tsv",
}
STEPS, PER_STEP = 1500, 32
PAD = -1


def vocabularies(pairs: list[tuple[str, str]], out: Path) -> dict[str, Path]:
    learn([en for _, en in pairs] * 3, out / "en", 420, 1.0)
    learn([zh for zh, _ in pairs] * 3, out / "zh", 700, 1.0)
    return join(out / "en.model", out / "zh.model", out)


def read_pairs(path: Path) -> list[tuple[str, str]]:
    return [(zh, en) for zh, en in (line.split("\t") for line in path.read_text("utf-8").splitlines())]


def tiny(vocabs: dict[str, Path], norm: str = "pre") -> Net:
    sizes = {key: spm.SentencePieceProcessor(model_file=str(path)).vocab_size() for key, path in vocabs.items()}
    return Net(Config(sizes["source"], sizes["zh"], sizes["en"], width=64, heads=4, inner=128, encoder_layers=2, decoder_layers=1, norm=norm))


def example(random: np.random.Generator, source: str, target: str) -> tuple[str, str]:
    """Bare, or half the time inside a mark."""
    if random.random() < 0.5:
        return source, target
    n = random.integers(1, 10)
    return f"⟦{n}⟧{source}⟦/{n}⟧", f"⟦{n}⟧{target}⟦/{n}⟧"


def pad(lists: list[list[int]]) -> torch.Tensor:
    return pad_sequence([torch.tensor(ids) for ids in lists], batch_first=True, padding_value=PAD)


def train(net: Net, pairs: list[tuple[str, str]], vocabs: dict[str, Path], random: np.random.Generator, steps: int = STEPS) -> None:
    read = spm.SentencePieceProcessor(model_file=str(vocabs["source"]))
    write = {d: spm.SentencePieceProcessor(model_file=str(vocabs[d[3:]])) for d in DIRECTIONS}
    optim = torch.optim.Adam(net.parameters(), betas=(0.9, 0.98))
    for step in range(steps):
        for group in optim.param_groups:
            group["lr"] = 4e-3 * min(step / 100, 1) * (1 - step / steps)
        told = 0.0
        for direction in DIRECTIONS:
            chosen = [pairs[i] if direction == "zh-en" else pairs[i][::-1] for i in random.integers(len(pairs), size=PER_STEP)]
            texts = [example(random, *pair) for pair in chosen]
            source = pad([read.encode(s) + [0] for s, _ in texts])
            target = pad([write[direction].encode(t) + [0] for _, t in texts])
            there, wanted = source != PAD, target != PAD
            hidden = net.decode(direction, net.encode(source.clamp(min=0), there), there, target.clamp(min=0))
            loss = cross_entropy(net.logits(direction, hidden[wanted]), target[wanted])
            loss.backward()
            told += float(loss.detach())
        optim.step()
        optim.zero_grad()
        if step % 100 == 0:
            print(step, round(told / 2, 3), flush=True)


def numbers(pairs: list[tuple[str, str]], vocabs: dict[str, Path], direction: str) -> list[tuple[list[int], list[int]]]:
    read, write = (spm.SentencePieceProcessor(model_file=str(vocabs[key])) for key in ("source", direction[3:]))
    ordered = pairs if direction == "zh-en" else [pair[::-1] for pair in pairs]
    return [(read.encode(source) + [0], write.encode(target) + [0]) for source, target in ordered]


def main(out: Path) -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    pairs = read_pairs(out / "pairs.tsv")
    with tempfile.TemporaryDirectory() as scratch:
        vocabs = vocabularies(pairs, Path(scratch))
        net = tiny(vocabs)
        train(net, pairs, vocabs, np.random.default_rng(1))
        for direction in DIRECTIONS:
            scales = scales_of(net, direction, numbers(pairs, vocabs, direction))
            write_folder(out / direction, net, direction, vocabs["source"], vocabs[direction[3:]], FACTS, scales=scales)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
