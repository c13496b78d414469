"""Where gradients come from: one process a direction on a CPU, all in this one on a GPU.

Two processes of one thread each, rather than one of two threads: threads meet at every product and a machine with
anything else to do makes them wait there; processes meet once a step.
"""
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import torch
import torch.multiprocessing as multiprocessing
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from .batches import PAD, Pairs
from .loss import output_loss
from .net import DIRECTIONS, Config, Net
from .vocab import slice_of


@dataclass
class Settings:
    work: Path
    config: Config
    tokens: int
    gather: int
    smoothing: float
    without_draft: float
    guidance: float
    dropout: float
    gaps: float
    seed: int

    def slices(self) -> dict[str, list[int]]:
        return {d: slice_of(self.work / "vocab/source.spm", self.work / f"vocab/target-{d[3:]}.spm") for d in DIRECTIONS}


Told = dict[str, tuple[float, int]]


def loss_of(net: Net, direction: str, source: torch.Tensor, target: torch.Tensor, smoothing: float, guidance: float) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Summed loss over the target's pieces, with and without guidance, and how many pieces they are."""
    there, wanted = source != PAD, target != PAD
    hidden = net.decode(direction, net.encode(source.clamp(min=0), there), there, target.clamp(min=0))
    loss = output_loss(hidden[wanted], net.table(direction), net.decoders[direction].bias, target[wanted], smoothing)
    return loss + guidance * straying(net, direction, source, target), loss.detach(), int(wanted.sum())


def straying(net: Net, direction: str, source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """How far the first head of each decoder layer is from looking at a piece that stands in the source as it is to be
    written: most stand in the draft. Left alone the network finds out late that it may copy."""
    decoder = net.decoders[direction]
    same = (source[:, None, :] == decoder.rows[target.clamp(min=0)][:, :, None]) & (target != PAD)[:, :, None]
    found = same.any(-1)
    return sum(-((layer.context.first_head * same).sum(-1)[found].float().clamp(min=1e-4).log()).sum() for layer in decoder.layers)


class Worker:
    """Works out one direction's gradient in bfloat16."""

    def __init__(self, settings: Settings, direction: str, device: str):
        self.settings, self.direction, self.device, self.late = settings, direction, device, False
        self.net = Net(settings.config, settings.slices()).to(device, torch.bfloat16)
        self.net.learn_by_heart_less(settings.dropout, settings.gaps)
        random = np.random.default_rng((settings.seed, DIRECTIONS.index(direction)))
        self.batches = Pairs(settings.work / f"{direction}.npz").batches(random, settings.tokens, settings.without_draft, lambda: self.late)

    def work(self, weights: torch.Tensor, late: bool) -> tuple[torch.Tensor, float, int]:
        """`weights` as one vector; returns the gradient as one, the summed loss and the pieces it was over."""
        self.late = late
        with torch.no_grad():
            vector_to_parameters(weights, self.net.parameters())
        for parameter in self.net.parameters():
            parameter.grad = None
        total, pieces = 0.0, 0
        for _ in range(self.settings.gather):
            source, target = (side.to(self.device) for side in next(self.batches))
            loss, plain, count = loss_of(self.net, self.direction, source, target, self.settings.smoothing, self.settings.guidance)
            (loss / (self.settings.tokens * self.settings.gather)).backward()
            total, pieces = total + plain.item(), pieces + count
        grads = [torch.zeros_like(p) if p.grad is None else p.grad for p in self.net.parameters()]
        return torch.cat([grad.reshape(-1) for grad in grads]).float(), total, pieces


class Here:
    """All directions one after another, in this process."""

    def __init__(self, settings: Settings, device: str):
        self.workers = [Worker(settings, direction, device) for direction in DIRECTIONS]

    def gradients(self, net: Net, late: bool) -> Told:
        weights = parameters_to_vector(net.parameters()).to(torch.bfloat16).detach()
        done = {worker.direction: worker.work(weights, late) for worker in self.workers}
        put(net, sum(gradient for gradient, _, _ in done.values()))
        return {direction: (loss, count) for direction, (_, loss, count) in done.items()}

    def close(self) -> None:
        pass


class Apart:
    """A process for each direction; weights and gradients lie in memory they share."""

    def __init__(self, settings: Settings, net: Net):
        size = sum(p.numel() for p in net.parameters())
        self.weights = torch.zeros(size, dtype=torch.bfloat16).share_memory_()
        self.grads = {d: torch.zeros(size).share_memory_() for d in DIRECTIONS}
        context = multiprocessing.get_context("spawn")
        self.pipes: dict[str, Connection] = {}
        for direction in DIRECTIONS:
            self.pipes[direction], theirs = context.Pipe()
            context.Process(target=serve, args=(settings, direction, self.weights, self.grads[direction], theirs), daemon=True).start()

    def gradients(self, net: Net, late: bool) -> Told:
        self.weights.copy_(parameters_to_vector(net.parameters()).detach())
        for pipe in self.pipes.values():
            pipe.send(late)
        told = {direction: pipe.recv() for direction, pipe in self.pipes.items()}
        put(net, sum(self.grads.values()))
        return told

    def close(self) -> None:
        for pipe in self.pipes.values():
            pipe.send(None)


def serve(settings: Settings, direction: str, weights: torch.Tensor, grads: torch.Tensor, pipe: Connection) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed * len(DIRECTIONS) + DIRECTIONS.index(direction))
    worker = Worker(settings, direction, "cpu")
    while (late := pipe.recv()) is not None:
        gradient, loss, count = worker.work(weights, late)
        grads.copy_(gradient)
        pipe.send((loss, count))


def put(net: Net, gradient: torch.Tensor) -> None:
    at = 0
    for parameter in net.parameters():
        parameter.grad = gradient[at:at + parameter.numel()].view_as(parameter)
        at += parameter.numel()


def begin_workers(settings: Settings, net: Net, device: str) -> Here | Apart:
    return Apart(settings, net) if device == "cpu" else Here(settings, device)
