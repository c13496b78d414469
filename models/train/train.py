"""Trains both directions together, for as long as it is told: `python -m models.train.train WORK --minutes 60`.

One encoder reads both languages (a source sentence and its draft are always one of each), each direction has a
decoder of its own. The rate of learning falls to nothing by the clock, so that any length of training ends well;
a killed run goes on from its last checkpoint. Weights are kept in float32, the passes are in bfloat16; on a CPU
each direction is worked out by a process of its own (see `workers.py`).
"""
import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from .muon import Muon
from .net import DIRECTIONS, Config, Net
from .unship import config_of, take_weights
from .vocab import read
from .workers import Settings, begin_workers


def optimizers(net: Net) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside, Adam for tables, biases and norms."""
    inside = [p for name, p in net.named_parameters() if p.ndim == 2 and "emb" not in name]
    rest = [p for name, p in net.named_parameters() if p.ndim != 2 or "emb" in name]
    return [Muon(inside, lr=0.0, weight_decay=0.01), torch.optim.Adam(rest, lr=0.0, betas=(0.9, 0.98), eps=1e-9)]


@dataclass
class Averaged:
    """Moving average of the weights: what is measured and shipped."""
    values: dict[str, torch.Tensor]

    @classmethod
    def of(cls, net: Net) -> "Averaged":
        return cls({name: value.detach().clone() for name, value in net.state_dict().items()})

    @torch.no_grad()
    def add(self, net: Net, step: int) -> None:
        keep = min(0.999, (1 + step) / (20 + step))
        for name, value in net.state_dict().items():
            self.values[name].lerp_(value, 1 - keep)


# From this share of the time on, pairs are drawn as they are late; a network that was trained before is late from the start.
LATE = 0.4

# Seconds: on a machine with other work to do a number of steps may take any time.
SAVE_EVERY = 180


def rate(done: float) -> float:
    """The share of the peak rate at a share of the time."""
    return min(done / 0.04, 1.0) * max(0.0, 1 - done)


def train(settings: Settings, minutes: float, peak: float, start_from: Path | None) -> dict:
    torch.manual_seed(settings.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu":
        torch.set_num_threads(1)
    net = Net(settings.config, settings.slices())
    if start_from:
        take_weights(net, start_from)
    net.to(device)
    average, steps, spent, optims = Averaged.of(net), 0, 0.0, optimizers(net)
    checkpoint = settings.work / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=device)
        net.load_state_dict(kept["weights"])
        average, steps, spent = Averaged(kept["average"]), kept["steps"], kept["spent"]
        for optim, state in zip(optims, kept["optims"]):
            optim.load_state_dict(state)
    workers = begin_workers(settings, net, device)
    began = last = saved = time.monotonic()
    told, pieces = {d: [0.0, 0] for d in DIRECTIONS}, 0
    while True:
        done = (spent + time.monotonic() - began) / (minutes * 60)
        for direction, (loss, count) in workers.gradients(net, late=done > LATE or start_from is not None).items():
            told[direction][0] += loss
            told[direction][1] += count
            pieces += count
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        for optim in optims:
            for group in optim.param_groups:
                group["lr"] = peak * rate(done)
            optim.step()
        steps += 1
        average.add(net, steps)
        if steps % 50 == 0 or done >= 1:
            now = time.monotonic()
            print(json.dumps({"step": steps, "done": round(done, 3), "pieces_per_s": round(pieces / (now - last)), **{d: round(s / max(1, n), 3) for d, (s, n) in told.items()}}), flush=True)
            last, pieces, told = now, 0, {d: [0.0, 0] for d in DIRECTIONS}
        if time.monotonic() - saved > SAVE_EVERY or done >= 1:
            saved = time.monotonic()
            kept = {"weights": net.state_dict(), "average": average.values, "steps": steps, "spent": spent + time.monotonic() - began, "optims": [o.state_dict() for o in optims], "config": asdict(settings.config), "slices": settings.slices()}
            torch.save(kept, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
        if done >= 1:
            workers.close()
            return {"steps": steps, "minutes": round((spent + time.monotonic() - began) / 60, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--peak", type=float, default=2.5e-3)
    parser.add_argument("--tokens", type=int, default=4096, help="target places of one pass")
    parser.add_argument("--gather", type=int, default=1, help="passes of each direction between two steps")
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--dropout", type=float, default=0.1, help="share of what each block adds that is left out")
    parser.add_argument("--gaps", type=float, default=0.1, help="share of pieces, read or written before, that are left out")
    parser.add_argument("--without-draft", type=float, default=0.1, help="share of sentences that come without the dictionary's draft")
    parser.add_argument("--guidance", type=float, default=0.15, help="how much it counts where the first head looks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start_from", type=Path, help="model folders to begin with, such as models/bundled; WORK must have their vocabularies (run.py sees to it)")
    parser.add_argument("--shape", type=json.loads, default={}, help='such as {"encoder_layers": 6}')
    args = parser.parse_args()
    sizes = {name: len(read(args.work / f"vocab/{file}.spm").pieces) for name, file in (("source_size", "source"), ("zh_size", "target-zh"), ("en_size", "target-en"))}
    config = config_of(args.start_from) if args.start_from else Config(**sizes, **args.shape)
    settings = Settings(args.work, config, args.tokens, args.gather, args.smoothing, args.without_draft, args.guidance, args.dropout, args.gaps, args.seed)
    print(json.dumps(train(settings, args.minutes, args.peak, args.start_from)))


if __name__ == "__main__":
    main()
