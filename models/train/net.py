"""The network, number for number what Marian computes for `type: transformer`.

One encoder reads the sources of both directions; every direction has a decoder, a target table (tied to its output
layer) and an output bias of its own. `export` hands out one direction under Marian's names.
"""
from dataclasses import dataclass
from math import sqrt

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .export import tensors_of
from .gaps import gappy, thinned
from .marian_options import options_of

DIRECTIONS = ("zh-en", "en-zh")
EPS = 1e-6
POSITIONS = 1024
# The runtime multiplies eight columns of the output layer at a time; a row nobody can choose fills the table up.
ROWS_AT_ONCE = 8
NEVER = -1e4


@dataclass
class Config:
    source_size: int
    zh_size: int
    en_size: int
    width: int = 256
    heads: int = 8
    inner: int = 1024
    encoder_layers: int = 4
    decoder_layers: int = 2
    norm: str = "post"

    def target_size(self, direction: str) -> int:
        return self.en_size if direction.endswith("en") else self.zh_size


def sinusoids(positions: int, width: int) -> Tensor:
    """Marian's positions: the sines of all frequencies, then the cosines, worked out in float32 as there."""
    half = width // 2
    step = np.log(np.float32(10000)) / np.float32(half - 1)
    angle = np.arange(positions, dtype=np.float32)[:, None] * np.exp(np.arange(half, dtype=np.float32) * -step)
    return torch.from_numpy(np.concatenate([np.sin(angle), np.cos(angle)], axis=1))


def linear(inputs: int, outputs: int, parts: int = 1) -> nn.Linear:
    """`parts` matrices of `inputs` by `outputs` in one, each begun as it would be alone."""
    module = nn.Linear(inputs, parts * outputs)
    for part in module.weight.chunk(parts):
        nn.init.xavier_uniform_(part)
    nn.init.zeros_(module.bias)
    return module


def table(size: int, width: int) -> nn.Embedding:
    module = nn.Embedding(size, width)
    nn.init.normal_(module.weight, std=width ** -0.5)
    return module


def top(config: "Config") -> nn.Module:
    """What stands over the last layer: a norm, unless each layer ends in one."""
    return nn.LayerNorm(config.width, EPS) if config.norm == "pre" else nn.Identity()


def split(x: Tensor, heads: int) -> Tensor:
    batch, length, width = x.shape
    return x.view(batch, length, heads, width // heads).transpose(1, 2)


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """What was attended to, and how much each (batch, head, from, to). `mask` is added to the scores.
    Written out: on a CPU the ready-made function is five times slower backwards."""
    scores = torch.matmul(q * (q.shape[-1] ** -0.5), k.transpose(-1, -2))
    weights = (scores + mask).softmax(-1)
    return torch.matmul(weights, v).transpose(1, 2).flatten(2), weights


def hide(seen: Tensor, like: Tensor) -> Tensor:
    """What is added to the scores of places that must not be seen."""
    return torch.zeros(seen.shape, dtype=like.dtype, device=like.device).masked_fill(~seen, NEVER)


class Block(nn.Module):
    """Something added to the stream, normed before (`pre`) or after (`post`)."""

    # See `Net.learn_by_heart_less`.
    dropout = 0.0

    def __init__(self, config: Config):
        super().__init__()
        self.pre = config.norm == "pre"
        self.norm = nn.LayerNorm(config.width, EPS)

    def before(self, x: Tensor) -> Tensor:
        return self.norm(x) if self.pre else x

    def add(self, x: Tensor, made: Tensor) -> Tensor:
        made = thinned(made, self.dropout)
        return x + made if self.pre else self.norm(x + made)


class Attention(Block):
    """Marian norms what asks and not what is asked: in a self attention normed before, keys and values see the bare stream."""

    def __init__(self, config: Config):
        super().__init__(config)
        self.heads = config.heads
        self.q = linear(config.width, config.width)
        self.kv = linear(config.width, config.width, 2)
        self.out = linear(config.width, config.width)

    def forward(self, x: Tensor, seen: Tensor, mask: Tensor) -> Tensor:
        q = split(self.q(self.before(x)), self.heads)
        k, v = (split(part, self.heads) for part in self.kv(seen).chunk(2, dim=-1))
        attended, weights = attend(q, k, v, mask)
        # For training, which teaches the first head where to look.
        self.first_head = weights[:, 0] if self.training else None
        return self.add(x, self.out(attended))


class FeedForward(Block):
    def __init__(self, config: Config):
        super().__init__(config)
        self.up = linear(config.width, config.inner)
        self.down = linear(config.inner, config.width)

    def forward(self, x: Tensor) -> Tensor:
        return self.add(x, self.down(thinned(F.relu(self.up(self.before(x))), self.dropout)))


class EncoderLayer(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.self = Attention(config)
        self.ffn = FeedForward(config)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        return self.ffn(self.self(x, x, mask))


class DecoderLayer(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.self = Attention(config)
        self.context = Attention(config)
        self.ffn = FeedForward(config)

    def forward(self, x: Tensor, memory: Tensor, before: Tensor, mask: Tensor) -> Tensor:
        return self.ffn(self.context(self.self(x, x, before), memory, mask))


class Decoder(nn.Module):
    def __init__(self, config: Config, size: int):
        super().__init__()
        self.emb = table(size, config.width)
        self.bias = nn.Parameter(torch.zeros(size))
        self.layers = nn.ModuleList(DecoderLayer(config) for _ in range(config.decoder_layers))
        self.top = top(config)


class Net(nn.Module):
    # See `learn_by_heart_less`.
    gaps = 0.0

    def __init__(self, config: Config, slices: dict[str, list[int]] | None = None):
        """`slices`: for each direction the source number of every target piece; its table is then those rows of the source's."""
        super().__init__()
        self.config = config
        self.emb = table(config.source_size, config.width)
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))
        self.top = top(config)
        self.decoders = nn.ModuleDict({d: Decoder(config, config.target_size(d)) for d in DIRECTIONS})
        for direction, rows in (slices or {}).items():
            self.decoders[direction].emb = None
            self.decoders[direction].register_buffer("rows", torch.tensor(rows), persistent=False)
        self.register_buffer("positions", sinusoids(POSITIONS, config.width), persistent=False)

    def table(self, direction: str) -> Tensor:
        """The target pieces' vectors, which the output layer shares."""
        decoder = self.decoders[direction]
        return decoder.emb.weight if decoder.emb is not None else self.emb.weight[decoder.rows]

    def learn_by_heart_less(self, dropout: float, gaps: float) -> None:
        """For training: loses a share of what each block adds, and of the pieces that are read and have been written."""
        self.gaps = gaps
        for module in self.modules():
            if isinstance(module, Block):
                module.dropout = dropout

    def place(self, embedded: Tensor) -> Tensor:
        embedded = gappy(embedded, self.gaps)
        return embedded * sqrt(self.config.width) + self.positions[: embedded.shape[1]]

    def encode(self, src: Tensor, src_mask: Tensor) -> Tensor:
        """`src` numbers of pieces, batch by length, ended with `</s>`; `src_mask` true where there is one."""
        x = self.place(self.emb(src))
        mask = hide(src_mask[:, None, None, :], x)
        for layer in self.layers:
            x = layer(x, mask)
        return self.top(x)

    def decode(self, direction: str, memory: Tensor, src_mask: Tensor, target: Tensor) -> Tensor:
        """What the output layer gets to foretell each place of `target` from those before it (shifted in here)."""
        decoder, mask = self.decoders[direction], hide(src_mask[:, None, None, :], memory)
        x = self.place(F.pad(F.embedding(target[:, :-1], self.table(direction)), (0, 0, 1, 0)))
        before = hide(torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).tril(), x)
        for layer in decoder.layers:
            x = layer(x, memory, before, mask)
        return decoder.top(x)

    def logits(self, direction: str, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.table(direction), self.decoders[direction].bias)

    @torch.no_grad()
    def greedy(self, direction: str, src: Tensor, src_mask: Tensor, limit: int, end: int = 0, unknown: int = 1) -> list[list[int]]:
        """The likeliest piece at every step, `</s>` left off; `limit` pieces at most. `<unk>` is never written, as by Marian."""
        memory = self.encode(src, src_mask)
        made = torch.zeros(len(src), 1, dtype=torch.long, device=src.device)
        going = torch.ones(len(src), dtype=torch.bool, device=src.device)
        for _ in range(limit):
            logits = self.logits(direction, self.decode(direction, memory, src_mask, made)[:, -1])
            logits[:, unknown] = -torch.inf
            made[:, -1] = torch.where(going, logits.argmax(-1), end)
            going &= made[:, -1] != end
            if not going.any():
                break
            made = F.pad(made, (0, 1))
        rows = made[:, :limit].tolist()
        return [row[: row.index(end)] if end in row else row for row in rows]

    def export(self, direction: str) -> tuple[dict[str, np.ndarray], dict]:
        """One direction's weights under Marian's names, and the options Marian builds the same network from."""
        tensors = tensors_of(self, direction, ROWS_AT_ONCE, NEVER)
        return tensors, options_of(self.config, tensors["encoder_Wemb"].shape[0], tensors["decoder_Wemb"].shape[0])
