"""Corpora -> `pairs.tsv` (origin, weight, zh, en): cleaned, no duplicates, nothing of the evaluation sets."""
import sys
from collections import Counter
from pathlib import Path

from .corpora import Held, key, read_all, tidy, usable


def prepare(data: Path, out: Path, limit: int | None = None) -> Counter:
    """Writes `out`; answers what was kept and why the rest was not. `limit` keeps the first so many (for trials)."""
    held, seen, told = Held(data), set(), Counter()
    with out.open("w", encoding="utf-8") as file:
        for pair in read_all(data):
            zh, en = tidy(pair.zh), tidy(pair.en)
            mark = hash((key(zh), key(en)))
            if not usable(zh, en):
                told["unusable"] += 1
            elif mark in seen:
                told["twice"] += 1
            elif held.has(zh, en):
                told["in an evaluation set"] += 1
            else:
                seen.add(mark)
                told["kept"] += 1
                told[f"kept {pair.origin}"] += 1
                file.write(f"{pair.origin}\t{pair.weight}\t{zh}\t{en}\n")
                if limit and told["kept"] >= limit:
                    break
    return told


if __name__ == "__main__":
    for what, count in prepare(Path(sys.argv[1]), Path(sys.argv[2])).most_common():
        print(f"{count:8} {what}")
