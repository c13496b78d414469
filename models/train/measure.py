"""Scores a checkpoint on held-back text, without the runtime: `python -m models.train.measure WORK DATA [--lines 200]`.

BLEU and chrF by sacrebleu. For choosing between trainings; what is reported comes from `pnpm eval`.
"""
import argparse
import json
import subprocess
from pathlib import Path

import numpy as np
import sacrebleu
import sentencepiece as spm
import torch

from .batches import PAD, SOURCE_WIDTHS, pad
from .corpora import tidy
from .net import DIRECTIONS, Config, Net

ROOT = Path(__file__).parents[2]


def read_net(checkpoint: Path) -> Net:
    kept = torch.load(checkpoint, map_location="cpu", weights_only=True)
    net = Net(Config(**kept["config"]), kept.get("slices"))
    net.load_state_dict(kept["average"])
    return net.eval()


def with_drafts(direction: str, lines: list[str], cache: Path) -> list[str]:
    command = ["node", "--import", "tsx", str(ROOT / "models/train/with-draft.mts"), direction, str(cache)]
    return subprocess.run(command, input="\n".join(map(tidy, lines)) + "\n", capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()


@torch.no_grad()
def translate(net: Net, direction: str, sources: list[str], vocab: Path) -> list[str]:
    read = spm.SentencePieceProcessor(model_file=str(vocab / "source.spm"))
    write = spm.SentencePieceProcessor(model_file=str(vocab / f"target-{direction[3:]}.spm"))
    ids = [np.array([*read.encode(line)[:190], 0]) for line in sources]
    order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
    out = [""] * len(ids)
    for first in range(0, len(order), 64):
        part = order[first:first + 64]
        source = pad([ids[index] for index in part], SOURCE_WIDTHS)
        made = net.greedy(direction, source.clamp(min=0), source != PAD, int(source.shape[1] * 0.75) + 8)
        for index, pieces in zip(part, made):
            out[index] = write.decode(pieces)
    return out


def score(direction: str, outputs: list[str], references: list[str]) -> dict[str, float]:
    tokenize = "zh" if direction.endswith("zh") else "13a"
    return {"bleu": round(sacrebleu.corpus_bleu(outputs, [references], tokenize=tokenize).score, 2), "chrf": round(sacrebleu.corpus_chrf(outputs, [references]).score, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    net = read_net(args.work / "checkpoint.pt")
    pairs = [line.split("\t") for line in (args.data / "forum/pairs-dev.tsv").read_text("utf-8").splitlines()][:args.lines]
    for direction in DIRECTIONS:
        sources, references = ([pair[side] for pair in pairs] for side in ((0, 1) if direction == "zh-en" else (1, 0)))
        drafted = with_drafts(direction, sources, args.work / "gloss")
        outputs = translate(net, direction, drafted, args.work / "vocab")
        print(json.dumps({"direction": direction, **score(direction, outputs, references), "draft": score(direction, [line.split(" ◇ ", 1)[1] for line in drafted], references)}))
        for source, output, reference in list(zip(drafted, outputs, references))[:: max(1, len(outputs) // max(1, args.show))][:args.show]:
            print(f"  {source}\n    {output}\n    {reference}")


if __name__ == "__main__":
    main()
