"""Network files: what is written comes back, and nothing else is believed."""

import json
import pickle
import warnings
import zipfile

import numpy as np
import pytest

from game.lstm.checkpoint import (
    MAX_ARRAYS,
    MAX_BYTES,
    Checkpoint,
    CheckpointError,
    load_checkpoint,
    save_checkpoint,
)
from game.lstm.weights import Sizes, Weights


@pytest.fixture
def checkpoint():
    sizes = Sizes(D=5, K=2, S=3, A=4, peephole=True)
    weights = Weights.initial(sizes, np.random.default_rng(0)).astype(np.float32)
    return Checkpoint(weights, {"level": "fluent"})


@pytest.fixture
def saved(tmp_path, checkpoint):
    path = tmp_path / "fluent.npz"
    save_checkpoint(path, checkpoint)
    return path


def test_what_is_saved_comes_back(saved, checkpoint):
    loaded = load_checkpoint(saved)
    assert loaded.about == {"level": "fluent"}
    assert loaded.weights.sizes == checkpoint.weights.sizes
    for name, array in checkpoint.weights.arrays.items():
        np.testing.assert_array_equal(loaded.weights[name], array)
    assert [p.name for p in saved.parent.iterdir()] == ["fluent.npz"]


def test_the_arrays_carry_the_names_and_shapes_of_torch(saved):
    with np.load(saved, allow_pickle=False) as file:
        shapes = {name: file[name].shape for name in file.files if name != "about"}
    assert shapes == {
        "weight_ih": (12, 5),
        "weight_hh": (12, 6),
        "weight_ch": (6, 6),
        "bias": (12,),
        "head_weight": (4, 6),
        "head_bias": (4,),
    }


def test_the_same_network_is_written_to_the_same_bytes(tmp_path, saved, checkpoint):
    again = tmp_path / "again.npz"
    save_checkpoint(again, checkpoint)
    with np.load(saved) as one, np.load(again) as two:
        for name in one.files:
            np.testing.assert_array_equal(one[name], two[name])


def test_a_failed_write_leaves_the_old_file(saved, checkpoint, monkeypatch):
    before = saved.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_checkpoint(saved, checkpoint)
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir()] == ["fluent.npz"]


def damaged(path, name, array):
    with np.load(path, allow_pickle=False) as file:
        arrays = {n: file[n] for n in file.files}
    if array is None:
        del arrays[name]
    else:
        arrays[name] = array
    np.savez(path, **arrays)


@pytest.mark.parametrize(
    ("name", "array", "words"),
    [
        ("bias", np.zeros(3), "shape"),
        ("bias", np.zeros(12, dtype=np.int64), "floating"),
        ("bias", np.full(12, np.nan), "not finite"),
        ("bias", np.full(12, 1e31), "beyond"),
        ("bias", np.full(12, np.longdouble("1e400")), "beyond"),
        ("about", np.array("[" * 100_000), "description"),
        ("weight_hh", None, '"weight_hh" is missing'),
        ("about", None, "description"),
        ("about", np.array("[1, 2]"), "description"),
        ("about", np.array('{"format": 1, "sizes": {"Q": 3}}'), "description"),
        ("about", np.array("no json"), "description"),
        (
            "about",
            np.array(json.dumps({"format": 1, "sizes": {"D": "5", "K": -2, "S": 3, "A": 4}})),
            "description",
        ),
        (
            "about",
            np.array(json.dumps({"format": 9, "sizes": {"D": 5, "K": 2, "S": 3, "A": 4}})),
            "format 9",
        ),
    ],
)
def test_arrays_that_are_no_network_are_refused_in_words(saved, name, array, words):
    damaged(saved, name, array)
    with pytest.raises(CheckpointError, match=words) as refused:
        load_checkpoint(saved)
    assert str(saved) in str(refused.value)


def write_pickle(path):
    path.write_bytes(pickle.dumps({"weights": [1, 2, 3]}))


def write_pickled_arrays(path):
    np.savez(path, about=np.array("{}"), bias=np.array([{"a": 1}], dtype=object))


def write_text_for_an_array(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.npy", "no array at all")


def write_bomb(path):
    np.savez_compressed(path, bias=np.zeros(MAX_BYTES))


def write_sparse(path):
    with path.open("wb") as file:
        file.truncate(100_000_000)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:200]),
        lambda path: path.write_bytes(path.read_bytes()[:-30]),
        lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 400),
        write_pickle,
        write_pickled_arrays,
        write_text_for_an_array,
        write_bomb,
        write_sparse,
    ],
    ids=["missing", "empty", "cut", "tail", "junk", "pickle", "pickled", "text", "bomb", "100MB"],
)
def test_files_that_are_no_network_are_refused_in_words(saved, spoil):
    spoil(saved)
    with pytest.raises(CheckpointError, match=r"fluent\.npz"):
        load_checkpoint(saved)


def test_a_header_of_an_old_python_is_refused_without_a_warning(saved):
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (5L,), }"
    array = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(20)
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("bias.npy", array)
    with (
        warnings.catch_warnings(record=True, action="always") as warned,
        pytest.raises(CheckpointError),
    ):
        load_checkpoint(saved)
    assert warned == []


def test_a_file_of_very_many_arrays_is_refused_before_they_are_read(saved, monkeypatch):
    with zipfile.ZipFile(saved, "w") as archive:
        for n in range(MAX_ARRAYS + 1):
            archive.writestr(f"{n}.npy", b"")
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(CheckpointError, match=f"more than {MAX_ARRAYS} arrays"):
        load_checkpoint(saved)


def test_no_flipped_byte_reaches_the_caller_as_another_error(saved):
    good = saved.read_bytes()
    rng = np.random.default_rng(0)
    for _ in range(300):
        spoiled = bytearray(good)
        for at in rng.integers(len(good), size=3):
            spoiled[at] ^= int(rng.integers(1, 256))
        saved.write_bytes(bytes(spoiled))
        try:
            load_checkpoint(saved)
        except CheckpointError:
            continue
