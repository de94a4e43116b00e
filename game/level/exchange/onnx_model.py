"""A network as an ONNX model: one LSTM node, the head, and the softmax (needs `onnx`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from game.lstm.weights import Array

OPSET: Final = 17
IR_VERSION: Final = 8
"""Both of 2022, so that runtimes of any age since then read the model."""


def model_bytes(state: Mapping[str, Array], about: Mapping[str, Any]) -> bytes:
    """The model of a PyTorch state dict, in float32.

    Its input is x (T, B, D), its output p (T, B, A), the probabilities of the answers; T and B
    are left open. The description is in the model's metadata under `about`.
    """
    H, D = state["lstm.weight_hh_l0"].shape[1], state["lstm.weight_ih_l0"].shape[1]
    A = len(state["head.bias"])
    bias = [_in_onnx_order(state[f"lstm.bias_{side}_l0"]) for side in ("ih", "hh")]
    constants = {
        "W": _in_onnx_order(state["lstm.weight_ih_l0"])[None],
        "R": _in_onnx_order(state["lstm.weight_hh_l0"])[None],
        "B": np.concatenate(bias)[None],
        "V": state["head.weight"].T,
        "d": state["head.bias"],
    }
    nodes = [
        helper.make_node("LSTM", ["x", "W", "R", "B"], ["directions"], hidden_size=H),
        helper.make_node("Squeeze", ["directions", "axis"], ["h"]),
        helper.make_node("MatMul", ["h", "V"], ["heard"]),
        helper.make_node("Add", ["heard", "d"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["p"], axis=-1),
    ]
    floats = {name: np.ascontiguousarray(array, np.float32) for name, array in constants.items()}
    graph = helper.make_graph(
        nodes,
        "lstm_game",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["T", "B", D])],
        [helper.make_tensor_value_info("p", TensorProto.FLOAT, ["T", "B", A])],
        [
            *(numpy_helper.from_array(array, name) for name, array in floats.items()),
            numpy_helper.from_array(np.array([1], np.int64), "axis"),
        ],
    )
    model = helper.make_model(
        graph,
        producer_name="lstm-game",
        ir_version=IR_VERSION,
        opset_imports=[helper.make_opsetid("", OPSET)],
    )
    helper.set_model_props(model, {"about": json.dumps(about, sort_keys=True)})
    return bytes(model.SerializeToString())


def _in_onnx_order(rows: Array) -> Array:
    """Rows of PyTorch's i, f, g, o in the order of ONNX: i, o, f, g."""
    i, f, g, o = np.split(rows, 4)
    return np.concatenate([i, o, f, g])
