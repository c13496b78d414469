"""The mean of what was trained and what it began from: `python -m models.train.blend WORK models/bundled --share 0.55`.

After a short training it does better than either: what it began from has seen more, the other has learned less by heart.
"""
import argparse
from pathlib import Path

import torch

from .net import Config, Net
from .unship import take_weights


def blend(work: Path, begun_from: Path, share: float) -> None:
    """Rewrites the averaged weights of the checkpoint, of which `share` stays; training goes on from its own weights all the same."""
    checkpoint = work / "checkpoint.pt"
    kept = torch.load(checkpoint, map_location="cpu", weights_only=True)
    net = Net(Config(**kept["config"]), kept["slices"])
    take_weights(net, begun_from)
    kept["average"] = {name: value.lerp(kept["average"][name], share) for name, value in net.state_dict().items()}
    torch.save(kept, checkpoint.with_suffix(".new"))
    checkpoint.with_suffix(".new").replace(checkpoint)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("begun_from", type=Path, help="the model folders that training began from, as they were then")
    parser.add_argument("--share", type=float, required=True, help="how much of the mean is what was trained")
    args = parser.parse_args()
    blend(args.work, args.begun_from, args.share)


if __name__ == "__main__":
    main()
