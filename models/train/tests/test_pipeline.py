"""The whole way with a network of no use: `python -m unittest models.train.tests.test_pipeline`. A minute or two; needs Node
and the project's packages. Text comes from the tests' own pairs, laid out as the real corpora are."""
import json
import lzma
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from models.train.batches import PAD, Pairs
from models.train.blend import blend
from models.train.corpora import CORPORA
from models.train.gaps import gappy, thinned
from models.train.loss import output_loss
from models.train.measure import read_net
from models.train.muon import Muon
from models.train.net import Config, Net
from models.train.unship import config_of, read_folder, take_weights

ROOT = Path(__file__).parents[3]
PAIRS = (ROOT / "tests/fixtures/bergamot/pairs.tsv").read_text("utf-8").splitlines()


def lay_out(data: Path) -> None:
    """Half of the pairs as forum text, half as a corpus, one to be held back."""
    for folder in ("corpus", "forum", "eval/zh-en"):
        (data / folder).mkdir(parents=True)
    held = "我昨天在那家新开的小饭馆里吃了一碗特别好吃的牛肉面\tYesterday I had a bowl of really wonderful beef noodles at that new little restaurant"
    (data / "forum/pairs-train.tsv").write_text("\n".join([*PAIRS[:80], held]) + "\n", "utf-8")
    (data / "forum/pairs-dev.tsv").write_text("\n".join(PAIRS[-8:]) + "\n", "utf-8")
    zh, en = held.split("\t")
    thread = {"thread": {"title": {"zh": "吃饭", "en": "Eating"}}, "posts": [{"zh": ["好吃。"], "en": ["It was good."]}]}
    for name in ("threads-train", "threads-dev"):
        (data / f"forum/{name}.jsonl").write_text(json.dumps(thread, ensure_ascii=False) + "\n", "utf-8")
    (data / "eval/zh-en/own.zh").write_text(zh + "\n", "utf-8")
    (data / "eval/zh-en/own.ref.en").write_text(en + "\n", "utf-8")
    for name in CORPORA:
        lines = PAIRS[80:] if name == "tatoeba_cmn" else []
        with lzma.open(data / f"corpus/{name}.tsv.xz", "wt", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)


class TestPipeline(unittest.TestCase):
    def test_the_whole_way_and_on_from_there(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            data, work, out = Path(scratch) / "data", Path(scratch) / "work", Path(scratch) / "out"
            lay_out(data)
            self.run_it(work, data, "--out", out, "--minutes", "0.3", "--tiny")
            self.assertNotIn("牛肉面", (work / "pairs.tsv").read_text("utf-8"))
            rows = [line.split("\t") for line in (work / "drafts.tsv").read_text("utf-8").splitlines()]
            self.assertTrue(all(len(row) == 6 and row[4] and row[5] for row in rows))
            shipped, _ = read_folder(out / "zh-en")
            table = read_net(work / "checkpoint.pt").emb.weight.detach().numpy()
            self.assertLess(np.abs(shipped["encoder_Wemb"] - table).max(), np.abs(table).max() / 100)
            self.run_it(Path(scratch) / "work2", data, "--out", Path(scratch) / "out2", "--minutes", "0.1", "--tiny", "--from", str(out))
            self.assertEqual(config_of(Path(scratch) / "out2"), config_of(out))
            self.check_blend(Path(scratch) / "work2", out)

    def check_blend(self, work: Path, begun_from: Path) -> None:
        """A quarter of what was trained, three of what it began from; what is trained on stays."""
        read = lambda: torch.load(work / "checkpoint.pt", map_location="cpu", weights_only=True)
        before = read()
        began = Net(Config(**before["config"]), before["slices"])
        take_weights(began, begun_from)
        blend(work, begun_from, 0.25)
        after = read()
        for name, value in began.state_dict().items():
            torch.testing.assert_close(after["average"][name], before["average"][name] * 0.25 + value * 0.75)
        self.assertFalse(all(torch.equal(after["average"][name], value) for name, value in before["average"].items()))
        self.assertEqual(after.keys(), before.keys())
        for name, value in before["weights"].items():
            torch.testing.assert_close(after["weights"][name], value, rtol=0, atol=0)

    def run_it(self, *args: Path | str) -> None:
        done = subprocess.run([sys.executable, "-m", "models.train.run", *map(str, args)], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class TestPieces(unittest.TestCase):
    def test_the_loss_is_the_usual_cross_entropy(self) -> None:
        torch.manual_seed(0)
        hidden, table, bias = (torch.randn(*shape, requires_grad=True) for shape in ((700, 16), (50, 16), (50,)))
        wanted = torch.randint(50, (700,))
        output_loss(hidden, table, bias, wanted, 0.1).backward()
        own = [part.grad for part in (hidden, table, bias)]
        for part in (hidden, table, bias):
            part.grad = None
        cross_entropy(hidden @ table.T + bias, wanted, label_smoothing=0.1, reduction="sum").backward()
        for mine, part in zip(own, (hidden, table, bias)):
            torch.testing.assert_close(mine, part.grad, atol=1e-4, rtol=1e-4)

    def test_steps_are_those_of_torchs_muon(self) -> None:
        torch.manual_seed(0)
        mine, theirs = ([torch.nn.Parameter(torch.full(shape, 0.1)) for shape in ((64, 64), (128, 64), (64, 64))] for _ in range(2))
        optims = Muon(mine, lr=0.01, weight_decay=0.01), torch.optim.Muon(theirs, lr=0.01, weight_decay=0.01, adjust_lr_fn="match_rms_adamw")
        for _ in range(3):
            for a, b in zip(mine, theirs):
                a.grad = torch.randn_like(a)
                b.grad = a.grad.clone()
            for optim in optims:
                optim.step()
        for a, b in zip(mine, theirs):
            torch.testing.assert_close(a, b, atol=2e-4, rtol=0)

    def test_what_is_left_out_is_whole_pieces_and_whole_columns_and_nothing_unless_asked(self) -> None:
        torch.manual_seed(0)
        x = torch.ones(40, 7, 50)
        columns, pieces = thinned(x, 0.2), gappy(x, 0.2)
        self.assertTrue(torch.equal(columns, columns[:, :1].expand_as(x)))
        self.assertTrue(torch.equal(pieces, pieces[:, :, :1].expand_as(x)))
        self.assertAlmostEqual(columns.mean().item(), 1, delta=0.05)
        self.assertAlmostEqual(pieces.mean().item(), 0.8, delta=0.1)
        net = Net(Config(source_size=20, zh_size=12, en_size=12, width=16, heads=2, inner=32, encoder_layers=1, decoder_layers=1))
        source, there, target = torch.randint(1, 20, (4, 6)), torch.ones(4, 6, dtype=torch.bool), torch.randint(1, 12, (4, 5))
        made = lambda: net.decode("zh-en", net.encode(source, there), there, target)
        self.assertTrue(torch.equal(made(), made()))
        net.learn_by_heart_less(0.2, 0.2)
        self.assertFalse(torch.equal(made(), made()))

    def test_batches_hold_each_pair_whole_and_some_without_a_draft(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "zh-en.npz"
            source, target = np.array([5, 9, 7, 0, 6, 9, 8, 8, 0], np.int16), np.array([3, 0, 4, 4, 0], np.int16)
            np.savez(path, weights=np.array([1, 1], np.float32), separator=np.int64(9), source=source, source_at=np.array([0, 4, 9]), target=target, target_at=np.array([0, 2, 5]))
            first, second = next(Pairs(path).batches(np.random.default_rng(1), 512, without_draft=0.5))
            seen = {tuple(x for x in row if x != PAD): tuple(y for y in other if y != PAD) for row, other in zip(first.tolist(), second.tolist())}
            self.assertEqual(seen, {(5, 9, 7, 0): (3, 0), (5, 9, 0): (3, 0), (6, 9, 8, 8, 0): (4, 4, 0), (6, 9, 0): (4, 4, 0)})


if __name__ == "__main__":
    unittest.main()
