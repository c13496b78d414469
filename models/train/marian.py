"""Writes Marian's binary model format, as its WebAssembly runtime reads it.

A file is: version (1), number of items, a header for each (lengths of name, shape and data, type of the data), all names,
all shapes, a filling up to 256 bytes, all data. A matrix of 8 bits lies transposed, its scale as a float32 behind it;
tables of embeddings lie as they are, the runtime turns them back into float32 and takes the output layer from that.
"""
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np

VERSION = 1
BOUNDARY = 256
INT8, FLOAT32, INTGEMM8 = 0x0101, 0x0404, 0x4101
OPTIONS = "special:model.yml"
MATRIX = re.compile(r"_W[a-z0-9]$")
INNER_STEP, OUTER_STEP = 64, 8
# The runtime adds two products of an input (0 to 254) and a weight in 16 bits: of large ones the sum is cut off. Up to 64 it never
# is, up to 127 weights are finest; between the two the tiny models of the tests come closest to what they are in float32.
MATRIX_LIMIT, TABLE_LIMIT = 96, 127

Item = tuple[str, int, tuple[int, ...], bytes]


def write_model(path: Path, tensors: dict[str, np.ndarray], options: dict, quantize: Literal["int8"] | None = None, limit: int = MATRIX_LIMIT) -> None:
    """Writes `tensors` (float32, by Marian's names) and the `options` Marian builds the network from. `limit`: largest whole weight."""
    items = [item_of(name, values, quantize, limit) for name, values in sorted(tensors.items())]
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in options.items()).encode() + b"\0"
    items.append((OPTIONS, INT8, (len(text),), text))
    with Path(path).open("wb") as file:
        for part in layout(items):
            file.write(part)


def item_of(name: str, values: np.ndarray, quantize: str | None, limit: int = MATRIX_LIMIT) -> Item:
    if values.dtype != np.float32 or values.ndim != 2:
        raise ValueError(f"{name}: Marian wants float32 with two dimensions, not {values.dtype} with {values.ndim}")
    if not np.isfinite(values).all():
        raise ValueError(f"{name} has values that are no numbers")
    table = name.endswith("Wemb")
    if quantize != "int8" or not (table or MATRIX.search(name)):
        return name, FLOAT32, values.shape, filled(np.ascontiguousarray(values).tobytes())
    check_shape(name, values.shape, table)
    whole, scale = quantized(values, TABLE_LIMIT if table else limit)
    return name, INTGEMM8, values.shape, filled(np.ascontiguousarray(whole if table else whole.T).tobytes() + struct.pack("<f", scale))


def check_shape(name: str, shape: tuple[int, ...], table: bool) -> None:
    """The runtime's multiplication takes 64 numbers at a time one way and 8 columns the other."""
    inner, outer = reversed(shape) if table else shape
    if inner % INNER_STEP or (outer % OUTER_STEP and name != "encoder_Wemb"):
        raise ValueError(f"{name} is {shape[0]} by {shape[1]}: 8 bits want multiples of {INNER_STEP} inside and of {OUTER_STEP} outside")


def quantized(values: np.ndarray, limit: int) -> tuple[np.ndarray, float]:
    """Whole numbers from `-limit` to `limit` and the scale they were made with."""
    scale = np.float32(limit / max(float(np.abs(values).max()), 1e-9))
    return np.clip(np.rint(values * scale), -limit, limit).astype(np.int8), float(scale)


def filled(data: bytes) -> bytes:
    return data + bytes(-len(data) % BOUNDARY)


def layout(items: list[Item]) -> Iterator[bytes]:
    head = struct.pack("<2Q", VERSION, len(items))
    head += b"".join(struct.pack("<4Q", len(name.encode()) + 1, kind, len(shape), len(data)) for name, kind, shape, data in items)
    head += b"".join(name.encode() + b"\0" for name, *_ in items)
    head += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    gap = -(len(head) + 8) % BOUNDARY
    yield head + struct.pack("<Q", gap) + bytes(gap)
    yield from (data for *_, data in items)
