"""Batches of like length from the encoded pairs, drawn by weight."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

PAD = -1
# Examples drawn at once and sorted into batches.
POOL = 20_000
# What is drawn less than once a round: manuals. Late in the training they count for less still.
MANUALS, LATE_MANUALS = 1, 0.3
# The widths that batches have: a machine prepares for each new shape anew, so there are few.
TARGET_WIDTHS = [8, 12, 16, 20, 24, 32, 40, 48, 64, 96]
SOURCE_WIDTHS = [16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192]


@dataclass
class Side:
    flat: np.ndarray
    at: np.ndarray

    def lengths(self) -> np.ndarray:
        return np.diff(self.at)

    def take(self, index: int) -> np.ndarray:
        return self.flat[self.at[index]:self.at[index + 1]]


class Pairs:
    """One direction's examples."""

    def __init__(self, path: Path):
        file = np.load(path)
        self.weights: np.ndarray = file["weights"]
        self.separator = int(file["separator"])
        self.source = Side(file["source"], file["source_at"])
        self.target = Side(file["target"], file["target_at"])

    def shares(self, late: bool) -> np.ndarray:
        """How likely each pair is drawn. What is learned last stays clearest, and that is not to be manuals."""
        weights = self.weights * np.where(self.weights < MANUALS, LATE_MANUALS, 1) if late else self.weights
        return np.cumsum(weights, dtype=np.float64) / np.sum(weights, dtype=np.float64)

    def batches(self, random: np.random.Generator, tokens: int, without_draft: float, is_late: Callable[[], bool] = lambda: False) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """Batches of at most `tokens` target places, padding counted, for ever. `without_draft`: share that gets no draft."""
        shares = {late: self.shares(late) for late in (False, True)}
        waiting: dict[int, list[int]] = {width: [] for width in TARGET_WIDTHS}
        while True:
            pool = np.searchsorted(shares[is_late()], random.random(POOL)).clip(max=len(self.weights) - 1)
            for index, width in zip(pool, rounded_up(self.target.lengths()[pool], TARGET_WIDTHS)):
                waiting[width].append(index)
            cuts: list[list[int]] = []
            for width, indices in waiting.items():
                size = max(8, tokens // width // 8 * 8)
                # Sources of like length together; the noise keeps batches different.
                indices.sort(key=lambda index: self.source.at[index + 1] - self.source.at[index] + random.random() * 3)
                whole = len(indices) // size * size
                cuts += [indices[first:first + size] for first in range(0, whole, size)]
                waiting[width] = indices[whole:]
            for place in random.permutation(len(cuts)):
                yield self.collate(cuts[place], random, without_draft)

    def collate(self, indices: list[int], random: np.random.Generator, without_draft: float) -> tuple[torch.Tensor, torch.Tensor]:
        sources = [self.source.take(index) for index in indices]
        for place in np.flatnonzero(random.random(len(sources)) < without_draft):
            sentence = sources[place]
            end = int(np.flatnonzero(sentence == self.separator)[0]) + 1
            sources[place] = np.append(sentence[:end], sentence[-1])
        return pad(sources, SOURCE_WIDTHS), pad([self.target.take(index) for index in indices], TARGET_WIDTHS)


def rounded_up(lengths: np.ndarray, widths: list[int]) -> list[int]:
    return [widths[place] for place in np.searchsorted(widths, lengths)]


def pad(lists: list[np.ndarray], widths: list[int]) -> torch.Tensor:
    out = np.full((len(lists), rounded_up([max(map(len, lists))], widths)[0]), PAD, np.int64)
    for row, ids in zip(out, lists):
        row[:len(ids)] = ids
    return torch.from_numpy(out)
