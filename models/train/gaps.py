"""What is left out while training, so that the network learns the language rather than its text by heart."""
import torch
from torch import Tensor


def thinned(x: Tensor, share: float) -> Tensor:
    """Without a share of its columns, the same ones at all places of a sentence: as good, and much cheaper to draw."""
    if not share:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= share
    return x * kept.to(x.dtype).div_(1 - share)


def gappy(embedded: Tensor, share: float) -> Tensor:
    """Without the vectors of a share of the pieces."""
    if not share:
        return embedded
    kept = torch.rand(*embedded.shape[:2], 1, device=embedded.device) >= share
    return embedded * kept.to(embedded.dtype)
