"""State dicts in files: what is written comes back, and bad files are refused in words."""

import builtins
import json
import pickle

import numpy as np
import pytest

from game.level.exchange.state_file import read_state, write_state
from game.lstm.checkpoint import MAX_BYTES, CheckpointError

ABOUT = {"level": "fluent", "answers": ["", "Français"]}
SUFFIXES = [".npz", ".safetensors"]


@pytest.fixture
def state():
    rng = np.random.default_rng(0)
    # A view with gaps and an array in Fortran order: files must not depend on how memory lies.
    wide = rng.normal(size=(6, 8))
    return {"lstm.weight_ih_l0": wide[:, ::2], "head.weight": np.asfortranarray(wide)}


@pytest.fixture(params=SUFFIXES)
def path(request, tmp_path):
    if request.param == ".safetensors":
        pytest.importorskip("safetensors")
    return tmp_path / f"net{request.param}"


def test_what_is_written_comes_back_in_float32(path, state):
    write_state(path, state, ABOUT)
    arrays, about = read_state(path)
    assert about == ABOUT
    assert arrays.keys() == state.keys()
    for name, array in state.items():
        assert arrays[name].dtype == np.float32
        np.testing.assert_array_equal(arrays[name], array.astype(np.float32))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_suffix_may_be_in_capitals(path, state):
    loud = path.with_suffix(path.suffix.upper())
    write_state(loud, state, ABOUT)
    assert read_state(loud)[1] == ABOUT


def test_a_file_without_a_description_is_read(path, state):
    contiguous = {name: np.ascontiguousarray(array) for name, array in state.items()}
    if path.suffix == ".npz":
        np.savez(path, **contiguous)
    else:
        from safetensors.numpy import save_file

        save_file(contiguous, path)
    arrays, about = read_state(path)
    assert about == {}
    np.testing.assert_array_equal(arrays["head.weight"], state["head.weight"])


@pytest.mark.parametrize("text", ["no json", "[1]", "[" * 100_000])
def test_a_description_that_is_none_is_refused(path, state, text):
    if path.suffix == ".npz":
        np.savez(path, about=np.array(text), **state)
    else:
        from safetensors.numpy import save_file

        save_file({"head.bias": np.zeros(3)}, path, {"about": text})
    with pytest.raises(CheckpointError, match=r'net\.\w+: its "about" is not the JSON'):
        read_state(path)


def sparse(path):
    with path.open("wb") as file:
        file.truncate(100_000_000)


def spoil_header(path):
    data = path.read_bytes()
    path.write_bytes((2**40).to_bytes(8, "little") + data[8:])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: path.write_bytes(path.read_bytes()[:-7]),
        lambda path: path.write_bytes(b"x" * 400),
        lambda path: path.write_bytes(pickle.dumps({"head.bias": [1.0]})),
        spoil_header,
        sparse,
    ],
    ids=["missing", "folder", "empty", "cut", "tail", "junk", "pickle", "header", "100MB"],
)
def test_files_that_are_no_state_dict_are_refused_in_words(path, state, spoil):
    write_state(path, state, ABOUT)
    spoil(path)
    with pytest.raises(CheckpointError, match=r"^\S*net\.\w+: .+\.") as refused:
        read_state(path)
    assert "\n" not in str(refused.value)


def test_pickled_arrays_are_refused(tmp_path):
    path = tmp_path / "net.npz"
    np.savez(path, **{"head.bias": np.array([{"a": 1}], dtype=object)})
    with pytest.raises(CheckpointError, match="not a network file"):
        read_state(path)


def test_a_bomb_is_refused_before_it_goes_off(tmp_path):
    path = tmp_path / "net.npz"
    np.savez_compressed(path, **{"head.bias": np.zeros(MAX_BYTES)})
    with pytest.raises(CheckpointError, match="unpacks to more than"):
        read_state(path)


@pytest.mark.parametrize(("dtype", "size"), [("BF16", 4), ("F8_E4M3", 2)])
def test_types_that_numpy_lacks_are_refused(tmp_path, dtype, size):
    pytest.importorskip("safetensors")
    path = tmp_path / "net.safetensors"
    entry = {"dtype": dtype, "shape": [2], "data_offsets": [0, size]}
    header = json.dumps({"head.bias": entry})
    path.write_bytes(len(header).to_bytes(8, "little") + header.encode() + bytes(size))
    with pytest.raises(CheckpointError, match=r"net\.safetensors: .*Save them in float32"):
        read_state(path)


def test_no_flipped_byte_is_another_error(path, state):
    write_state(path, state, ABOUT)
    good = path.read_bytes()
    rng = np.random.default_rng(0)
    for _ in range(300):
        spoiled = bytearray(good)
        for at in rng.integers(len(good), size=3):
            spoiled[at] ^= int(rng.integers(1, 256))
        path.write_bytes(bytes(spoiled))
        try:
            read_state(path)
        except CheckpointError:
            continue


@pytest.mark.parametrize("name", ["net.pt", "net", "net.onnx"])
def test_other_formats_are_not_read(tmp_path, name):
    with pytest.raises(CheckpointError, match=r"ends in \.npz or \.safetensors\.$"):
        read_state(tmp_path / name)


def test_other_formats_are_not_written(tmp_path, state):
    with pytest.raises(CheckpointError, match=r"ends in \.npz, \.safetensors or \.onnx\.$"):
        write_state(tmp_path / "net.pt", state, ABOUT)


@pytest.mark.parametrize(("suffix", "library"), [("safetensors", "safetensors"), ("onnx", "onnx")])
def test_a_missing_library_is_named_with_the_way_to_get_it(
    tmp_path, state, monkeypatch, suffix, library
):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.split(".")[0] == library or name == "game.level.exchange.onnx_model":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    path = tmp_path / f"net.{suffix}"
    said = rf'the library {library}\. Install it: pip install "\.\[exchange\]"'
    with pytest.raises(CheckpointError, match=said):
        write_state(path, state, ABOUT)
    if suffix == "safetensors":
        with pytest.raises(CheckpointError, match=said):
            read_state(path)
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file(path, state, monkeypatch):
    write_state(path, state, ABOUT)
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_state(path, state, {})
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
