"""Lays out a model folder: weights, vocabularies and the `model.json` that the server reads."""
import hashlib
import json
from pathlib import Path
from typing import Literal

import numpy as np

from .marian import MATRIX_LIMIT, write_model
from .net import Net
from .vocab import read


def write_folder(folder: Path, net: Net, direction: str, source_vocab: Path, target_vocab: Path, facts: dict, quantize: Literal["int8"] | None = "int8", scales: dict[str, np.ndarray] | None = None, limit: int = MATRIX_LIMIT) -> None:
    """`facts` goes into `model.json` as it is: name, version, quality, input, marks, licence, origin and the like. `scales`: see there."""
    folder.mkdir(parents=True, exist_ok=True)
    source, target = direction.split("-")
    names = {"model": f"model.{source}{target}.bin", "sourceVocab": "source.spm", "targetVocab": f"target-{target}.spm"}
    tensors, built_from = net.export(direction)
    write_model(folder / names["model"], {**tensors, **(scales or {})}, built_from, quantize, limit)
    (folder / names["sourceVocab"]).write_bytes(without_paths(source_vocab))
    (folder / names["targetVocab"]).write_bytes(without_paths(target_vocab))
    precision = "float32" if not quantize else "int8shiftAlphaAll" if scales else "int8shiftAll"
    options = {"gemm-precision": precision, "beam-size": 1}
    about = {"format": 1, **facts, "source": source, "target": target, "options": {**options, **facts.get("options", {})}, "files": {key: described(folder / name) for key, name in names.items()}}
    (folder / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", "utf-8")


def without_paths(vocab: Path) -> bytes:
    """SentencePiece notes where it was trained: nobody's business, and the only thing that differs from one training to the next."""
    model = read(vocab)
    model.trainer_spec.model_prefix = ""
    del model.trainer_spec.input[:]
    return model.SerializeToString()


def described(path: Path) -> dict:
    data = path.read_bytes()
    return {"name": path.name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
