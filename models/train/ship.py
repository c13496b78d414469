"""A checkpoint -> the two model folders that go out: 8 bit weights, vocabularies, `model.json`.

`python -m models.train.ship WORK models/bundled --name "Laoyou 2026-11" --version 1 --quality draft`
"""
import argparse
import json
from pathlib import Path

import numpy as np
import sentencepiece as spm

from .batches import Pairs
from .folder import write_folder
from .measure import read_net
from .net import DIRECTIONS
from .scales import scales_of

# Sentences that the scales of 8 bit arithmetic are taken from.
SAMPLE = 300


def ship(work: Path, out: Path, facts: dict, quantize: str | None = "int8") -> None:
    net = read_net(work / "checkpoint.pt")
    for direction in DIRECTIONS:
        pairs = Pairs(work / f"{direction}.npz")
        chosen = np.random.default_rng(1).choice(len(pairs.weights), SAMPLE, p=pairs.weights / pairs.weights.sum())
        sample = [(pairs.source.take(index).astype(int).tolist(), pairs.target.take(index).astype(int).tolist()) for index in chosen]
        target_vocab = work / f"vocab/target-{direction[3:]}.spm"
        write_folder(
            out / direction, net, direction, work / "vocab/source.spm", target_vocab,
            {"family": "bundled", "input": "draft", "marks": "tokens", **facts}, quantize,
            scales_of(net, direction, sample) if quantize else None,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", required=True, help="as readers see it")
    parser.add_argument("--version", required=True)
    parser.add_argument("--quality", choices=["draft", "standard", "high"], default="draft")
    parser.add_argument("--beam", type=int, default=4, help="how many beginnings the runtime follows")
    parser.add_argument("--normalize", type=float, help="how much more a long translation is liked than by the mean of its pieces, which is 1")
    parser.add_argument("--sure-from", type=float, help="below this mean log-probability of words the draft stands")
    parser.add_argument("--not-by-default", action="store_true", help="serves only where its engine is named")
    parser.add_argument("--float", action="store_true", help="32 bit weights, to compare with")
    args = parser.parse_args()
    facts = {"name": args.name, "version": args.version, "quality": args.quality, "licence": "AGPL-3.0-or-later", "origin": "models/README.md", "options": {"beam-size": args.beam}}
    if args.normalize is not None:
        facts["options"]["normalize"] = args.normalize
    if args.sure_from is not None:
        facts["sureFrom"] = args.sure_from
    if args.not_by_default:
        facts["default"] = False
    ship(args.work, args.out, facts, None if args.float else "int8")


if __name__ == "__main__":
    main()
