"""Which text the bundled model learns from, how much of each, and what is thrown away.

`weight` is how often a pair is seen a round: 2 is twice, 0.3 is three pairs of ten (others each round).
Forum register counts most; manuals are there for words and long sentences, not for tone.
"""
import hashlib
import json
import lzma
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

FORUM = {"pairs-train": 5.0, "threads-train": 5.0}
CORPORA = {
    "tatoeba_cmn": 1.5, "msctd_dialogue": 2.0, "earthworm_lessons": 2.0, "renpy_tutorial": 2.0, "social_apps": 1.5,
    "forum_ui_strings": 1.0, "opensource_guide": 2.0, "xquad": 2.0, "tico19_covid": 1.5, "open_bible_stories": 2.0,
    "3am_captions": 1.0, "cataclysm_dda": 1.0, "wesnoth": 1.0, "pixel_dungeon_game": 1.0, "thrive_game": 1.0,
    "tuxemon": 1.0, "dungeon_crawl": 0.7, "mozilla_ui_www": 1.0, "osm_site_ui": 0.5, "mobile_apps": 1.0,
    "stellarium": 0.5, "strategy_games_misc": 0.5, "games2": 0.5, "tldr_pages": 0.5, "bible_cuv_web": 0.3,
    "d2l_textbook": 0.7, "system_design_primer": 0.7, "gnome_help": 0.5, "chromium_ui": 0.5,
    "firefox_thunderbird": 0.4, "web_apps": 0.3, "calibre": 0.3, "desktop_apps": 0.3, "desktop_apps2": 0.3,
    "graphics_apps": 0.2, "git_ui_po": 0.3, "libreoffice_ui": 0.2, "libreoffice_help": 0.25, "debian_docs": 0.35,
    "python_docs_zh": 0.25, "django_docs_zh": 0.25, "tensorflow_docs_zh": 0.25, "postgresql_docs_14": 0.2,
    "php_docs": 0.25, "electron_docs": 0.25, "k8s_docs_2018": 0.25, "linux_kernel_docs": 0.25,
    "rust_by_example": 0.3, "kicad_docs": 0.3,
}


@dataclass(frozen=True)
class Pair:
    origin: str
    weight: float
    zh: str
    en: str


def read_all(data: Path) -> Iterator[Pair]:
    """Every pair of `data` (a folder laid out as `corpus/*.tsv.xz` and `forum/`), in a fixed order."""
    for line in (data / "forum/pairs-train.tsv").read_text("utf-8").splitlines():
        zh, en = line.split("\t")
        yield Pair("pairs-train", FORUM["pairs-train"], zh, en)
    for line in (data / "forum/threads-train.jsonl").read_text("utf-8").splitlines():
        thread = json.loads(line)
        title = thread["thread"]["title"]
        yield Pair("threads-train", FORUM["threads-train"], title["zh"], title["en"])
        for post in thread["posts"]:
            for zh, en in zip(post["zh"], post["en"]):
                yield Pair("threads-train", FORUM["threads-train"], zh, en)
    for name, weight in CORPORA.items():
        with lzma.open(data / f"corpus/{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                zh, _, en = line.rstrip("\n").partition("\t")
                yield Pair(name, weight, zh, en)


HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
WIDE = {ord(c): chr(ord(c) - 0xFEE0) for c in map(chr, range(0xFF01, 0xFF5F)) if c.isalnum()}


def tidy(text: str) -> str:
    """One line, full-width letters and digits made half-width: what the engine does before it asks the model."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(WIDE)).strip()


def usable(zh: str, en: str) -> bool:
    """Sentences of both languages, of like length, without markup or the pieces that the room guards with."""
    if not HAN.search(zh) or not LATIN.search(en) or HAN.search(en):
        return False
    chars, words = len(zh), len(en.split())
    if chars > 150 or words > 80 or words == 0:
        return False
    if re.search(r"[⟦⟧◇]|https?://|%\(|\$\{|\\[nt]|&[a-z]+;|<[a-z/]", zh + en):
        return False
    han = len(HAN.findall(zh)) + len(re.findall(r"[A-Za-z0-9]+", zh))
    return 0.35 <= (han + 2) / (words + 2) <= 4.5


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


OWN_SET = Path(__file__).parents[2] / "tests/eval/forum-posts"


class Held:
    """The evaluation text, to see that none of it is learned from: by whole sentence and by long runs of words."""

    def __init__(self, data: Path, own: Path = OWN_SET):
        self.whole: set[str] = set()
        self.runs: set[int] = set()
        for path in sorted((data / "eval").glob("*/*")):
            # Stored outputs of other systems are not text to be held back; sources and references are.
            if path.suffix in (".en", ".zh") and path.name.count(".") == (2 if ".ref." in path.name else 1):
                for line in path.read_text("utf-8").splitlines():
                    self.add(line)
        for line in (data / "forum/pairs-dev.tsv").read_text("utf-8").splitlines():
            for side in line.split("\t"):
                self.add(side)
        for line in (data / "forum/threads-dev.jsonl").read_text("utf-8").splitlines():
            for post in json.loads(line)["posts"]:
                for side in (*post["zh"], *post["en"]):
                    self.add(side)

        for path in sorted(own.glob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                post = json.loads(line)
                self.add(post["text"])
                self.add(post["ref"])

    def add(self, text: str) -> None:
        # Short everyday sentences ("No.", "真的吗？") stand everywhere and give nothing away.
        if len(key(text)) > (9 if HAN.search(text) else 24):
            self.whole.add(key(text))
        self.runs.update(runs(text))

    def has(self, zh: str, en: str) -> bool:
        return key(zh) in self.whole or key(en) in self.whole or any(run in self.runs for side in (zh, en) for run in runs(side))


def runs(text: str) -> Iterator[int]:
    """Fingerprints of every 9 words, or 14 characters of Chinese."""
    units = HAN.findall(text) if HAN.search(text) else re.findall(r"\w+", text.lower())
    size, joint = (14, "") if HAN.search(text) else (9, " ")
    for at in range(len(units) - size + 1):
        digest = hashlib.blake2b(joint.join(units[at:at + size]).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big")
