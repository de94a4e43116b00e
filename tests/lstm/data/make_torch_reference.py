"""Write torch_reference.npz: what torch.nn.LSTM computes, forward and all gradients, in float64.

Run where PyTorch is installed: python tests/lstm/data/make_torch_reference.py
The tests compare the engine with these frozen numbers and need no PyTorch themselves.
"""

from pathlib import Path

import numpy as np
import torch

T, B, D, H, A = 9, 4, 6, 5, 3


def main() -> None:
    torch.manual_seed(1997)
    torch.set_default_dtype(torch.float64)
    lstm, head = torch.nn.LSTM(D, H), torch.nn.Linear(H, A)
    x = torch.randn(T, B, D)
    h0, c0 = torch.randn(1, B, H, requires_grad=True), torch.randn(1, B, H, requires_grad=True)
    targets, weights = torch.randint(A, (T, B)), torch.rand(T, B)
    h, (_, c_last) = lstm(x, (h0, c0))
    logits = head(h)
    nats = torch.nn.functional.cross_entropy(
        logits.reshape(T * B, A), targets.reshape(T * B), reduction="none"
    )
    bits = (nats.reshape(T, B) * weights).sum() / weights.sum() / np.log(2.0)
    bits.backward()
    arrays = {"x": x, "h0": h0[0], "c0": c0[0], "targets": targets, "weights": weights}
    arrays |= {"h": h, "c_last": c_last[0], "p": logits.softmax(-1), "bits": bits}
    named = {
        "weight_ih": lstm.weight_ih_l0,
        "weight_hh": lstm.weight_hh_l0,
        "bias_ih": lstm.bias_ih_l0,
        "bias_hh": lstm.bias_hh_l0,
        "head_weight": head.weight,
        "head_bias": head.bias,
    }
    for name, parameter in named.items():
        arrays[name], arrays["d_" + name] = parameter, parameter.grad
    out = Path(__file__).with_name("torch_reference.npz")
    np.savez_compressed(
        out,
        torch_version=np.array(torch.__version__),
        **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
    )
    print(f"wrote {out} ({out.stat().st_size:,} bytes) with PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
