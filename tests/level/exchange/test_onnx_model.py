"""The ONNX model, run by onnxruntime, predicts what the engine predicts."""

import json

import numpy as np
import pytest

from game.lstm.exchange import to_state
from game.lstm.network import run
from game.lstm.weights import Sizes
from tests.lstm.helpers import random_batch, random_weights

pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")


@pytest.mark.parametrize(
    "sizes",
    [
        Sizes(D=5, K=4, S=1, A=3),
        Sizes(D=5, K=2, S=3, A=4),
        Sizes(D=5, K=1, S=4, A=3, recurrent=False),
    ],
    ids=["standard", "blocks", "not recurrent"],
)
def test_onnxruntime_predicts_what_the_engine_predicts(sizes):
    from game.level.exchange.onnx_model import model_bytes

    rng = np.random.default_rng(4)
    w = random_weights(sizes, rng)
    session = onnxruntime.InferenceSession(model_bytes(to_state(w), {"level": "fluent"}))
    about = session.get_modelmeta().custom_metadata_map["about"]
    assert json.loads(about) == {"level": "fluent"}
    for T, B in ((1, 1), (20, 6)):
        batch = random_batch(sizes, T, B, rng)
        x = batch.x.transpose(0, 2, 1).astype(np.float32)
        (p,) = session.run(["p"], {"x": x})
        alive = batch.alive()[..., None]
        expected = run(w, batch).p.transpose(0, 2, 1)
        np.testing.assert_allclose(p * alive, expected * alive, atol=1e-6)
