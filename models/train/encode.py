"""`drafts.tsv` -> numbers: what the encoder reads and what each decoder writes, as flat arrays with offsets."""
import sys
from pathlib import Path

import numpy as np
import sentencepiece as spm

from .vocab import SEPARATOR

LONGEST = 190


def source_text(sentence: str, draft: str) -> str:
    """What the engine sends for a sentence."""
    return f"{sentence} {SEPARATOR} {draft}"


def encode(drafts: Path, vocab: Path, out: Path) -> None:
    """Writes `zh-en.npz` and `en-zh.npz`: sources and targets end with `</s>` (0)."""
    rows = [line.rstrip("\n").split("\t") for line in drafts.open(encoding="utf-8")]
    rows = [row for row in rows if len(row) == 6]
    weights = np.array([float(row[1]) for row in rows], np.float32)
    joint = spm.SentencePieceProcessor(model_file=str(vocab / "source.spm"))
    for direction, (sentence, draft, target) in {"zh-en": (2, 4, 3), "en-zh": (3, 5, 2)}.items():
        written = spm.SentencePieceProcessor(model_file=str(vocab / f"target-{direction[3:]}.spm"))
        sources = joint.encode([source_text(row[sentence], row[draft]) for row in rows], num_threads=2)
        targets = written.encode([row[target] for row in rows], num_threads=2)
        fits = [i for i in range(len(rows)) if len(sources[i]) < LONGEST and 0 < len(targets[i]) < LONGEST // 2]
        np.savez(
            out / f"{direction}.npz",
            weights=weights[fits], separator=np.int64(joint.piece_to_id(SEPARATOR)),
            **pack("source", [sources[i] for i in fits]), **pack("target", [targets[i] for i in fits]),
        )


def pack(name: str, lists: list[list[int]]) -> dict[str, np.ndarray]:
    offsets = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(ids) + 1 for ids in lists], out=offsets[1:])
    flat = np.zeros(offsets[-1], np.int16)
    for index, ids in enumerate(lists):
        flat[offsets[index]:offsets[index + 1] - 1] = ids
    return {name: flat, f"{name}_at": offsets}


if __name__ == "__main__":
    encode(*map(Path, sys.argv[1:4]))
