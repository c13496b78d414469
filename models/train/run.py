"""From corpora to model folders with one command; every step that has its result already is passed over.

    python -m models.train.run WORK DATA --minutes 90 [--out models/bundled] [--name … --version …] [--tiny]

DATA holds `corpus/*.tsv.xz`, `forum/` and `eval/`. WORK keeps everything between (about 1 GB) and the checkpoint, so a
run that was stopped goes on. A GPU is used where there is one. `--tiny` goes the whole way in a minute or two with a
network too small to be of use: to see that the pipeline works.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

from .encode import encode
from .net import DIRECTIONS
from .prepare import prepare
from .unship import take_vocabularies
from .vocab import make

ROOT = Path(__file__).parents[2]
TINY_SHAPE = {"width": 64, "heads": 4, "inner": 128, "encoder_layers": 1, "decoder_layers": 1}


def run(work: Path, data: Path, out: Path, minutes: float, name: str, version: str, quality: str, train_options: list[str], tiny: bool, start_from: Path | None = None) -> None:
    work.mkdir(parents=True, exist_ok=True)
    pairs, drafts, vocab = work / "pairs.tsv", work / "drafts.tsv", work / "vocab"
    once(pairs, lambda to: print(json.dumps(prepare(data, to, 3000 if tiny else None))))
    once(drafts, lambda to: subprocess.run(["node", "--import", "tsx", "models/train/draft.mts", str(pairs.resolve()), str(to.resolve())], cwd=ROOT, check=True))
    if start_from and not vocab.exists():
        take_vocabularies(start_from, vocab)
    if not (vocab / "target-zh.spm").exists():
        make(drafts, vocab, 2400 if tiny else 8000)
    if not all((work / f"{direction}.npz").exists() for direction in DIRECTIONS):
        encode(drafts, vocab, work)
    shape = ["--shape", json.dumps(TINY_SHAPE), "--tokens", "512"] if tiny else []
    begin = ["--from", str(start_from)] if start_from else []
    step("train", str(work), "--minutes", str(minutes), *begin, *shape, *train_options)
    step("ship", str(work), str(out), "--name", name, "--version", version, "--quality", quality)
    step("measure", str(work), str(data), "--show", "3", *(["--lines", "20"] if tiny else []))


def once(result: Path, work) -> None:
    """A step stopped halfway leaves nothing that looks whole."""
    if not result.exists():
        beside = result.with_name(result.name + ".new")
        work(beside)
        beside.replace(result)


def step(module: str, *args: str) -> None:
    print(f"— {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"models.train.{module}", *args], cwd=ROOT, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--out", type=Path, default=ROOT / "models/bundled")
    parser.add_argument("--name", default="Laoyou")
    parser.add_argument("--version", default="dev")
    parser.add_argument("--quality", choices=["draft", "standard", "high"], default="draft")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--from", dest="start_from", type=Path, help="model folders to train on from, such as models/bundled")
    args, train_options = parser.parse_known_args()
    run(args.work.resolve(), args.data.resolve(), args.out.resolve(), args.minutes, args.name, args.version, args.quality, train_options, args.tiny, args.start_from and args.start_from.resolve())


if __name__ == "__main__":
    main()
