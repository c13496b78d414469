"""Cross entropy with label smoothing over an output layer, a few rows at a time: the table of all scores is never made."""
import torch
from torch import Tensor
from torch.nn.functional import pad

ROWS = 512


class OutputLoss(torch.autograd.Function):
    """Summed loss of `hidden` (rows, width) under `table` (pieces, width) and `bias` for the pieces `wanted`."""

    @staticmethod
    def forward(ctx, hidden: Tensor, table: Tensor, bias: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
        size, count = len(table), len(hidden)
        # Parts of one size: a machine prepares for each new shape anew. What fills up the last one counts for nothing.
        spare = -count % ROWS
        hidden, wanted = pad(hidden, (0, 0, 0, spare)), pad(wanted, (0, spare))
        total = torch.zeros((), device=hidden.device)
        to_hidden, to_table, to_bias = torch.empty_like(hidden), torch.zeros_like(table, dtype=torch.float32), torch.zeros_like(bias, dtype=torch.float32)
        for first in range(0, len(hidden), ROWS):
            rows = slice(first, first + ROWS)
            part, right = hidden[rows], wanted[rows, None]
            scores = torch.addmm(bias, part, table.T).float()
            log_sum = scores.logsumexp(-1, keepdim=True)
            there = max(0, count - first)
            total += (log_sum - (1 - smoothing) * scores.gather(1, right) - smoothing * scores.mean(-1, keepdim=True))[:there].sum()
            slope = scores.sub_(log_sum).exp_().sub_(smoothing / size)
            slope.scatter_add_(1, right, torch.full_like(right, smoothing - 1, dtype=slope.dtype))
            slope = slope.to(hidden.dtype)
            slope[there:] = 0
            to_hidden[rows] = slope @ table
            to_table += slope.T @ part
            to_bias += slope.sum(0, dtype=torch.float32)
        ctx.save_for_backward(to_hidden[:count], to_table.to(table.dtype), to_bias.to(bias.dtype))
        return total

    @staticmethod
    def backward(ctx, factor: Tensor):
        to_hidden, to_table, to_bias = ctx.saved_tensors
        return to_hidden * factor.to(to_hidden.dtype), to_table * factor.to(to_table.dtype), to_bias * factor.to(to_bias.dtype), None, None


output_loss = OutputLoss.apply
