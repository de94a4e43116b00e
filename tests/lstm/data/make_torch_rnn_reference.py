"""Write torch_rnn_reference.npz: what torch.nn.RNN computes, forward and all gradients, in float64.

Run where PyTorch is installed: python tests/lstm/data/make_torch_rnn_reference.py
The tests compare the vanilla RNN with these frozen numbers and need no PyTorch themselves.
"""

from pathlib import Path

import numpy as np
import torch

T, B, D, H, A = 9, 4, 6, 5, 3


def main() -> None:
    torch.manual_seed(1990)
    torch.set_default_dtype(torch.float64)
    rnn, head = torch.nn.RNN(D, H), torch.nn.Linear(H, A)
    x, targets, weights = torch.randn(T, B, D), torch.randint(A, (T, B)), torch.rand(T, B)
    h, _ = rnn(x)
    logits = head(h)
    nats = torch.nn.functional.cross_entropy(
        logits.reshape(T * B, A), targets.reshape(T * B), reduction="none"
    )
    bits = (nats.reshape(T, B) * weights).sum() / weights.sum() / np.log(2.0)
    bits.backward()
    arrays = {"x": x, "targets": targets, "weights": weights}
    arrays |= {"h": h, "p": logits.softmax(-1), "bits": bits}
    named = {
        "weight_ih": rnn.weight_ih_l0,
        "weight_hh": rnn.weight_hh_l0,
        "bias_ih": rnn.bias_ih_l0,
        "bias_hh": rnn.bias_hh_l0,
        "head_weight": head.weight,
        "head_bias": head.bias,
    }
    for name, parameter in named.items():
        arrays[name], arrays["d_" + name] = parameter, parameter.grad
    out = Path(__file__).with_name("torch_rnn_reference.npz")
    np.savez_compressed(
        out,
        torch_version=np.array(torch.__version__),
        **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
    )
    print(f"wrote {out} ({out.stat().st_size:,} bytes) with PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
