"""`export` and `import` as they are typed: what they say, what they write, what they refuse."""

import re
import shlex
from pathlib import Path

import numpy as np
import pytest

from game.cli import main
from game.level.loader import load_level
from game.level.network import load_trained
from tests.commands import refused, run
from tests.wired import write_level

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return write_level(tmp_path)


@pytest.mark.parametrize("suffix", ["npz", "safetensors"])
def test_a_network_goes_out_and_comes_home(
    capsys: pytest.CaptureFixture[str], toy: Path, suffix: str
) -> None:
    if suffix == "safetensors":
        pytest.importorskip("safetensors")
    before = load_trained(load_level(toy)).weights
    code, out, err = run(capsys, "export", toy, "--out", f"torch.{suffix}")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"torch.{suffix} written: lstm = nn.LSTM(8, 2), head = nn.Linear(2, 3).",
        "The 2 cells of a block have equal gate rows.",
        "The network is not recurrent: lstm.weight_hh_l0 is zero.",
    ]
    toy.with_suffix(".npz").unlink()
    code, out, err = run(capsys, "import", f"torch.{suffix}", toy)
    assert (code, err) == (0, "")
    assert f"{toy.with_suffix('.npz')} written" in out
    assert re.search(r"Own confidence: (0\.99\d|1\.000); questions right: 100\.0%\.", out)
    assert re.search(r"The level's solution reaches (99|100)\.\d% of it\.", out)
    assert "Falls short" not in out
    after = load_trained(load_level(toy))
    assert after.about["imported_from"] == f"torch.{suffix}"
    for name, array in before.arrays.items():
        np.testing.assert_array_equal(after.weights[name], array)


def test_onnx_goes_out_only(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    pytest.importorskip("onnx")
    code, out, _ = run(capsys, "export", toy, "--out", "net.onnx")
    assert code == 0
    assert "net.onnx written" in out
    assert "ends in .npz or .safetensors" in refused(capsys, "import", "net.onnx", toy, "--replace")


def test_a_locked_gate_is_said_to_be_locked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, "export", "fluent", "--out", "fluent.npz")
    code, out, _ = run(capsys, "export", "fluent", "--out", "fluent.npz", "--replace")
    assert code == 0
    assert "The level locks the forget gate at 1; so do its weights." in out


def test_an_unreadable_network_is_taken_and_said_to_fall_short(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    run(capsys, "export", toy, "--out", "torch.npz")
    with np.load("torch.npz") as file:
        state = {name: file[name].astype(np.float64) for name in file if name != "about"}
    state["head.weight"] *= -1
    np.savez("torch.npz", **state)
    code, out, _ = run(capsys, "import", "torch.npz", toy, "--replace")
    assert code == 0
    assert "It was in float64; the game keeps float32." in out
    assert "questions right: 0.0%" in out
    assert load_trained(load_level(toy)).about["legibility"]["right"] == 0.0


def test_nothing_is_replaced_unasked(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    network = toy.with_suffix(".npz")
    before = network.read_bytes()
    run(capsys, "export", toy, "--out", "torch.npz")
    exported = Path("torch.npz").read_bytes()
    assert "torch.npz: is there already" in refused(capsys, "export", toy, "--out", "torch.npz")
    assert "toy.npz: is there already" in refused(capsys, "import", "torch.npz", toy)
    own = refused(capsys, "export", toy, "--out", "toy.npz", "--replace")
    assert "the level's own network" in own
    assert (network.read_bytes(), Path("torch.npz").read_bytes()) == (before, exported)
    assert run(capsys, "import", "torch.npz", toy, "--replace")[0] == 0
    assert network.read_bytes() != before


def test_rivals_that_do_not_fit_the_imported_network_are_told_of(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    level = write_level(tmp_path, trained=False, train={"steps": 4, "seeds": 1})
    run(capsys, "train", level)
    run(capsys, "export", level, "--out", "torch.npz")
    same = run(capsys, "import", "torch.npz", level, "--replace")[1]
    assert "these rivals" not in same
    with np.load("torch.npz") as file:
        bias = file["head.bias"]
    spoil(head__bias=bias + 1)
    code, out, err = run(capsys, "import", "torch.npz", level, "--replace")
    assert (code, err) == (0, "")
    (said,) = [line for line in out.splitlines() if "these rivals" in line]
    assert said.startswith(f"{level.with_suffix('.rivals.npz')}: these rivals belong to another")
    assert said.endswith(f'train "{level}" (which replaces the imported network).')
    assert "the imported network" not in refused(capsys, "rivals", level)
    level.with_suffix(".rivals.npz").unlink()
    assert "these rivals" not in run(capsys, "import", "torch.npz", level, "--replace")[1]


def test_rounding_is_not_told_of_where_half_open_gates_are_the_point(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    level = write_level(tmp_path, train={"carries": "trends"})
    run(capsys, "export", level, "--out", "torch.npz")
    out = run(capsys, "import", "torch.npz", level, "--replace")[1]
    assert "Own confidence" in out
    assert "rounded" not in out


def spoil(**changes: "np.ndarray | None") -> None:
    with np.load("torch.npz") as file:
        arrays = {name: file[name] for name in file} | {
            name.replace("__", "."): array for name, array in changes.items()
        }
    np.savez("torch.npz", **{name: a for name, a in arrays.items() if a is not None})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"head__bias": None}, '"head.bias" is missing'),
        ({"lstm__weight_ih_l1": np.zeros((8, 2))}, '"lstm.weight_ih_l1" has no place'),
        ({"head__bias": np.zeros(4)}, "expected (3,) of floating-point numbers"),
        ({"head__bias": np.zeros(3, int)}, "(3,) of int64; expected"),
        ({"head__bias": np.full(3, np.nan)}, "not finite"),
        ({"lstm__weight_hh_l0": np.ones((8, 2))}, "not recurrent"),
        ({"lstm__bias_hh_l0": np.arange(8.0)}, "share one gate"),
        ({"about": np.array("{}}")}, '"about" is not the JSON'),
    ],
)
def test_a_state_dict_that_does_not_fit_is_refused_and_nothing_is_lost(
    capsys: pytest.CaptureFixture[str],
    toy: Path,
    changes: "dict[str, np.ndarray | None]",
    words: str,
) -> None:
    run(capsys, "export", toy, "--out", "torch.npz")
    before = toy.with_suffix(".npz").read_bytes()
    spoil(**changes)
    said = refused(capsys, "import", "torch.npz", toy, "--replace")
    assert said.startswith("torch.npz: ")
    assert words in said
    assert toy.with_suffix(".npz").read_bytes() == before


def test_a_level_that_cannot_be_exported_says_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "bare").mkdir()
    bare = write_level(tmp_path / "bare", trained=False)
    assert "has no trained network yet" in refused(capsys, "export", bare, "--out", "net.npz")
    memory = {"blocks": 1, "cells": 2, "recurrent": False, "peephole": True}
    peephole = write_level(tmp_path, memory=memory)
    said = refused(capsys, "export", peephole, "--out", "net.npz")
    assert 'Level "toy" cannot be exported: its gates see the cell state through peepholes' in said
    assert not Path("net.npz").exists()


def test_places_that_cannot_be_read_or_written_are_named(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    said = refused(capsys, "export", toy, "--out", "nowhere/net.npz")
    assert f"{Path('nowhere/net.npz')}: cannot be written" in said
    assert "net.pt: expected a name that ends in" in refused(
        capsys, "export", toy, "--out", "net.pt"
    )
    long = "x" * 300 + ".npz"
    assert f"{long}: cannot be written" in refused(capsys, "export", toy, "--out", long)
    assert f"{long}: cannot be read" in refused(capsys, "import", long, toy, "--replace")
    (tmp_path / "folder.npz").mkdir()
    said = refused(capsys, "export", toy, "--out", "folder.npz", "--replace")
    assert "folder.npz: cannot be written" in said
    for name in ("missing.npz", "folder.npz"):
        assert f"{name}: there is no network file" in refused(
            capsys, "import", name, toy, "--replace"
        )
    toy.with_suffix(".npz").rename("torch.npz")
    assert '"lstm.weight_ih_l0" is missing' in refused(capsys, "import", "torch.npz", toy)


def test_a_network_that_cannot_be_written_leaves_the_old_one(
    capsys: pytest.CaptureFixture[str], toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "export", toy, "--out", "torch.npz")
    before = toy.with_suffix(".npz").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = refused(capsys, "import", "torch.npz", toy, "--replace")
    assert "toy.npz: cannot be written (No space left on device)." in said
    assert toy.with_suffix(".npz").read_bytes() == before


def readme_command(name: str) -> list[str]:
    found = re.search(rf"<!-- {name} -->\n```sh\npython main.py (.+)\n```", README)
    assert found
    return shlex.split(found[1])


def test_the_way_to_torch_and_back_in_the_readme_is_walkable(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(readme_command("export")) == 0
    torch = pytest.importorskip("torch")
    (code,) = re.findall(r"```py\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    p, about = names["p"], names["about"]
    assert isinstance(about, dict)
    assert isinstance(p, torch.Tensor)
    assert about["answers"][int(p[1, 0].argmax())] == "French"
    assert p[0, 0].argmax() == 0
    copied = tmp_path / "mine" / "fluent.json"
    copied.parent.mkdir()
    copied.write_bytes((ROOT / "levels" / "hold" / "fluent.json").read_bytes())
    done, out, _ = run(capsys, *readme_command("import"))
    assert done == 0
    assert "Falls short" not in out
    assert copied.with_suffix(".npz").is_file()
