"""Holds the runtime's output against the network's: `python -m models.train.parity CHECKPOINT FOLDER... [--lines FILE]`.

CHECKPOINT is what training saved (or `{"net": …, "config": …}`), FOLDER a model folder made from it. Prints for each how many
lines came out the same, and the first that did not. Needs Node and the runtime's package (`--package`, or as installed).
"""
import argparse
import json
import os
import subprocess
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np
import sentencepiece as spm
import torch

from .net import DIRECTIONS, Config, Net
from .vocab import slice_of

LENGTH_FACTOR = 3
RUN = Path(__file__).with_name("run-wasm.mjs")


@dataclass
class Parity:
    same: int
    lines: int
    differing: list[tuple[str, str, str]]

    def share(self) -> float:
        return self.same / max(1, self.lines)


def by_runtime(folder: Path, lines: list[str], package: Path | None = None, options: dict | None = None, together: int = 1) -> list[str]:
    """`together`: how many lines are given at a time. The limit on length hangs on the longest of them, and so do 8 bit scales."""
    command = ["node", str(RUN), str(folder), *([str(package)] if package else [])]
    env = {**os.environ, "OPTIONS": json.dumps({"max-length-factor": LENGTH_FACTOR, **(options or {})}), "BATCH": str(together)}
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, env=env)
    if done.returncode:
        raise RuntimeError(f"the runtime failed on {folder}: {done.stderr.strip()}")
    return done.stdout.removesuffix("\n").split("\n")


def by_network(net: Net, folder: Path, lines: list[str]) -> list[str]:
    about = json.loads((folder / "model.json").read_text("utf-8"))
    read, write = (spm.SentencePieceProcessor(model_file=str(folder / about["files"][key]["name"])) for key in ("sourceVocab", "targetVocab"))
    return [translated(net, f"{about['source']}-{about['target']}", np.array(read.encode(line) + [0]), write) for line in lines]


def translated(net: Net, direction: str, source: np.ndarray, write: spm.SentencePieceProcessor) -> str:
    ids = torch.from_numpy(source)[None]
    return write.decode(net.greedy(direction, ids, torch.ones_like(ids, dtype=torch.bool), ceil(LENGTH_FACTOR * len(source)))[0])


def compare(net: Net, folder: Path, lines: list[str], package: Path | None = None, options: dict | None = None) -> Parity:
    wanted, found = by_network(net, folder, lines), by_runtime(folder, lines, package, options)
    if len(found) != len(lines):
        raise RuntimeError(f"{len(lines)} lines went in and {len(found)} came out")
    differing = [three for three in zip(lines, wanted, found) if three[1] != three[2]]
    return Parity(len(lines) - len(differing), len(lines), differing)


def load(checkpoint: Path, folders: list[Path]) -> Net:
    """The network of a checkpoint, its moving average if it has one. Tables cut from the source's are found by the folders' vocabularies."""
    kept = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights, config = kept.get("average") or kept["net"], Config(**kept["config"])
    cut = [d for d in DIRECTIONS if f"decoders.{d}.emb.weight" not in weights]
    # Of a direction that no folder stands for any rows will do.
    slices = {d: list(range(config.target_size(d))) for d in cut} | {d: rows for d, rows in map(rows_of, folders) if d in cut}
    net = Net(config, slices).eval()
    net.load_state_dict(weights)
    return net


def rows_of(folder: Path) -> tuple[str, list[int]]:
    about = json.loads((folder / "model.json").read_text("utf-8"))
    return f"{about['source']}-{about['target']}", slice_of(*(folder / about["files"][key]["name"] for key in ("sourceVocab", "targetVocab")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--lines", type=Path, help="sentences as the engine would send them; otherwise standard input")
    parser.add_argument("--package", type=Path)
    parser.add_argument("--options", type=json.loads, default={}, help='such as {"beam-size": 2}')
    args = parser.parse_args()
    net = load(args.checkpoint, args.folders)
    lines = (args.lines or Path("/dev/stdin")).read_text("utf-8").splitlines()
    for folder in args.folders:
        parity = compare(net, folder, lines, args.package, args.options)
        print(json.dumps({"folder": str(folder), "same": parity.same, "lines": parity.lines, "share": round(parity.share(), 4)}))
        for line, wanted, found in parity.differing[:5]:
            print(f"  {line}\n  - {wanted}\n  + {found}")


if __name__ == "__main__":
    main()
