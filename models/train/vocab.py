"""SentencePiece vocabularies: one joint for the source side, and its two slices for what is written.

English and Chinese pieces are learned apart and then laid in one table, so that a piece has the same number
whether it is read in a source sentence or in a draft. A target vocabulary is the joint one without the other
language's pieces: the same text falls into the same pieces, and the output layer is half as large.
"""
import re
from collections.abc import Iterable
from pathlib import Path

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as proto

SEPARATOR = "◇"
MARKS = [f"⟦{slash}{n}⟧" for slash in ("", "/") for n in range(1, 10)]
OWN = [SEPARATOR, *MARKS]
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


def learn(lines: Iterable[str], prefix: Path, size: int, coverage: float) -> None:
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(prefix), vocab_size=size, model_type="unigram",
        character_coverage=coverage, byte_fallback=True, split_digits=True, user_defined_symbols=OWN,
        normalization_rule_name="identity", bos_id=-1, pad_id=-1, eos_id=0, unk_id=1, max_sentence_length=4096,
        input_sentence_size=400_000, shuffle_input_sentence=True, num_threads=2, minloglevel=1,
        # Little text has fewer pieces to give than were asked for.
        hard_vocab_limit=False,
    )


def read(path: Path) -> proto.ModelProto:
    model = proto.ModelProto()
    model.ParseFromString(path.read_bytes())
    return model


def join(english: Path, chinese: Path, out: Path) -> dict[str, Path]:
    """Writes `source.spm`, `target-en.spm`, `target-zh.spm` into `out`."""
    en, zh = read(english), read(chinese)
    joint = proto.ModelProto()
    joint.CopyFrom(en)
    known = {piece.piece for piece in en.pieces}
    # What Chinese text has of Latin letters is English's to cut.
    joint.pieces.extend(piece for piece in zh.pieces if piece.piece not in known and not re.search(r"[A-Za-z]", piece.piece))
    paths = {"source": out / "source.spm", "en": out / "target-en.spm", "zh": out / "target-zh.spm"}
    save(joint, paths["source"])
    for language in ("en", "zh"):
        part = proto.ModelProto()
        part.CopyFrom(joint)
        del part.pieces[:]
        own = {piece.piece for piece in (en if language == "en" else zh).pieces}
        part.pieces.extend(round_off([p for p in joint.pieces if belongs(p, language, own)], own))
        save(part, paths[language])
    return paths


def belongs(piece: proto.ModelProto.SentencePiece, language: str, own: set[str]) -> bool:
    if language == "en":
        return piece.piece in own
    # A Chinese sentence has names and brands in it: Latin letters stay, one word at most.
    return piece.piece in own or re.fullmatch(r"▁?[A-Za-z]{1,3}", piece.piece) is not None


def round_off(pieces: list, own: set[str]) -> list:
    """A size the runtime's 8 bit products take, a multiple of 8: the last borrowed pieces go."""
    excess = len(pieces) % 8
    spare = [piece.piece for piece in pieces if piece.piece not in own and len(piece.piece) > 2]
    out = set(spare[len(spare) - excess:]) if excess else set()
    return [piece for piece in pieces if piece.piece not in out]


def save(model: proto.ModelProto, path: Path) -> None:
    model.trainer_spec.vocab_size = len(model.pieces)
    path.write_bytes(model.SerializeToString())


def slice_of(source: Path, target: Path) -> list[int]:
    """For every piece of a target vocabulary its number in the joint one."""
    number = {piece.piece: index for index, piece in enumerate(read(source).pieces)}
    return [number[piece.piece] for piece in read(target).pieces]


def make(drafts: Path, out: Path, size: int = 8000) -> dict[str, Path]:
    """Learns both from the pairs of `drafts.tsv`, each line as often as its weight says (at least the share of it)."""
    out.mkdir(parents=True, exist_ok=True)
    sides: dict[str, list[str]] = {"zh": [], "en": []}
    owed = 0.0
    with drafts.open(encoding="utf-8") as file:
        for line in file:
            origin, weight, zh, en, *_ = line.rstrip("\n").split("\t")
            owed += min(2.0, float(weight)) if not origin.endswith("+marks") else 0.0
            while owed >= 1:
                owed -= 1
                sides["zh"].append(zh)
                sides["en"].append(en)
    # English pieces from English lines alone, and so the other way: Chinese inside English is met as bytes.
    learn((HAN.sub("", line) for line in sides["en"]), out / "en", size, 0.9999)
    learn((re.sub(r"[A-Za-z]+", " ", line) for line in sides["zh"]), out / "zh", size, 0.9995)
    return join(out / "en.model", out / "zh.model", out)


if __name__ == "__main__":
    import sys
    print(make(Path(sys.argv[1]), Path(sys.argv[2])))
