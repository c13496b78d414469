"""Muon (Jordan and others, 2024): momentum made orthogonal, for the matrices inside a network.

Like torch.optim.Muon with `adjust_lr_fn="match_rms_adamw"`, but matrices of one shape go through the iteration
together, which on a CPU costs a third.
"""
import torch
from torch import Tensor

STEPS, A, B, C = 5, 3.4445, -4.7750, 2.0315


def orthogonal(grads: Tensor) -> Tensor:
    """Newton-Schulz on a stack of matrices (count, rows, columns): about U V^T of each."""
    x = grads.bfloat16()
    turned = x.shape[1] > x.shape[2]
    x = (x.transpose(1, 2) if turned else x).contiguous()
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(STEPS):
        square = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=B, alpha=C), x, beta=A)
    return x.transpose(1, 2) if turned else x


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr: float, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            shapes: dict[torch.Size, list[Tensor]] = {}
            for parameter in group["params"]:
                if parameter.grad is not None:
                    shapes.setdefault(parameter.shape, []).append(parameter)
            for shape, parameters in shapes.items():
                looked_ahead = []
                for parameter in parameters:
                    state = self.state[parameter]
                    buffer = state.setdefault("momentum", torch.zeros_like(parameter))
                    buffer.lerp_(parameter.grad, 1 - group["momentum"])
                    looked_ahead.append(parameter.grad.lerp(buffer, group["momentum"]))
                rate = group["lr"] * 0.2 * max(shape) ** 0.5
                for parameter, update in zip(parameters, orthogonal(torch.stack(looked_ahead))):
                    parameter.mul_(1 - group["lr"] * group["weight_decay"]).add_(update.float(), alpha=-rate)
