"""`train` and `ablate` as they are typed: what they say, what they write and refuse."""

import json
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.level.loader import load_level
from game.level.network import load_trained
from game.level.training.ablation import WITHOUT, Ablation
from game.level.training.attempts import Attempts
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from game.lstm.training import Training
from tests.commands import refused, run
from tests.wired import level_json, write_level

TINY: dict[str, Any] = {"steps": 9, "seeds": 2, "batch": 8}
"""A training that is over at once and teaches next to nothing."""


@pytest.fixture(autouse=True)
def small_and_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash would leave its log in the test's own folder; few streams are drawn to train on."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)


# -- train -------------------------------------------------------------------------------------


def test_train_writes_the_network_and_says_how_legible_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 20, "seeds": 2})
    code, out, err = run(capsys, "train", path)
    assert code == 0
    assert path.with_suffix(".npz").is_file()
    assert path.with_suffix(".rivals.npz").is_file()
    assert "Legibility" in err
    assert "Not legible yet: toy" in err
    assert out == ""


@pytest.mark.parametrize(("kind", "through"), [("LSTM", 0), ("LSTM", 1), ("RNN", 0), ("RNN", 4)])
def test_train_that_was_stopped_goes_on_to_the_same_files(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    through: int,
) -> None:
    train = {"steps": 12, "seeds": 3}
    for name in ("whole", "stopped"):
        (tmp_path / name).mkdir()
    whole = write_level(tmp_path / "whole", trained=False, train=train)
    assert run(capsys, "train", whole)[0] == 0
    path = write_level(tmp_path / "stopped", trained=False, train=train)
    with monkeypatch.context() as patched:
        stop_after(patched, kind, through)
        code, _, err = run(capsys, "train", path)
    assert code == 130
    assert "goes on from there" in err
    assert not path.with_suffix(".npz").exists()
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "Going on with toy" in err
    files = sorted(file.name for file in path.parent.glob("*.npz*"))
    assert files == ["toy.npz", "toy.rivals.npz"]
    for name in files:
        assert path.with_name(name).read_bytes() == whole.with_name(name).read_bytes()


def test_ctrl_c_in_the_middle_of_a_step_waits_for_its_end(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights that were half updated would be gone on from to another network."""
    for name in ("whole", "stopped"):
        (tmp_path / name).mkdir()
    whole = write_level(tmp_path / "whole", trained=False, train=TINY)
    assert run(capsys, "train", whole)[0] == 0
    path = write_level(tmp_path / "stopped", trained=False, train=TINY)
    after = Training._after

    def pressed(self: Training, rate: float) -> None:
        if self.step == 4:
            signal.raise_signal(signal.SIGINT)
        after(self, rate)

    with monkeypatch.context() as patched:
        patched.setattr(Training, "_after", pressed)
        assert run(capsys, "train", path)[0] == 130
    assert run(capsys, "train", path)[0] == 0
    for name in ("toy.npz", "toy.rivals.npz"):
        assert path.with_name(name).read_bytes() == whole.with_name(name).read_bytes()


def test_train_that_can_keep_nothing_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    path = write_level(tmp_path, trained=False, train={"steps": 5, "seeds": 2})
    stop_after(monkeypatch, "LSTM", 0)
    monkeypatch.setattr("os.fsync", full)
    code, _, err = run(capsys, "train", path)
    assert code == 1
    assert "what was done is lost" in err
    assert list(tmp_path.glob("*.npz*")) == []


def stop_after(monkeypatch: pytest.MonkeyPatch, kind: str, attempts: int) -> None:
    """Press Ctrl+C three steps after so many attempts at a kind of network are through."""
    run_on = Attempts.run

    def pressed(self: Attempts[Any]) -> Iterator[Any]:
        for at in run_on(self):
            if at.kind == kind and at.attempt == attempts and at.step == 3:
                signal.raise_signal(signal.SIGINT)
            yield at

    monkeypatch.setattr(Attempts, "run", pressed)


def test_train_killed_between_its_two_files_leaves_no_rivals_of_another_network(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    path = write_level(tmp_path, trained=False, train={"steps": 9, "seeds": 1})
    assert run(capsys, "train", path)[0] == 0
    path.write_text(path.read_text(encoding="utf-8").replace('"steps": 9', '"steps": 8'), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("game.level.training.job.save_rivals", killed)
        code, _, err = run(capsys, "train", path)
    assert code == 1
    assert "toy.rivals.npz: cannot be written (No space left on device)" in err
    code, _, err = run(capsys, "rivals", path)
    assert code == 1
    assert "belong to another network" in err
    assert f'python main.py train "{path}"' in err
    assert run(capsys, "train", path)[0] == 0
    assert run(capsys, "rivals", path)[0] == 0


def test_train_says_when_a_run_diverged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 6, "seeds": 1})
    grow = Training._update

    def once_at_four(self: Training) -> float:
        loss = grow(self)
        return np.inf if self.step == 4 and not self.restarts else loss

    monkeypatch.setattr(Training, "_update", once_at_four)
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "toy, LSTM 1 of 1 ran away and begins anew" in err
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    code, _, err = run(capsys, "train", path)
    assert code == 1
    assert f"{path}: Training ran away" in err


def table(printed: str, title: str) -> list[list[str]]:
    """The rows of a printed table, the head first, as their cells."""
    lines = printed[printed.index(title) :].splitlines()
    rows = []
    for line in lines[1:]:
        if line.startswith("└"):
            break
        if line.startswith(("┃", "│")):
            rows.append([cell.strip() for cell in re.split("[┃│]", line)[1:-1]])
    return rows


def test_train_prints_every_attempt_and_marks_the_one_that_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    _, _, err = run(capsys, "train", path, "--seeds", "3")
    head, *rows = table(err, "Legibility")
    assert head == ["seed", "own", "solution", "rounded", "spread", "questions", "legible", ""]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    about = load_trained(load_level(path)).about
    figures = about["legibility"]
    (kept,) = [row for row in rows if row[-1] == "kept"]
    assert kept == [
        str(about["seed"] + 1),
        f"{figures['own']:.3f}",
        f"{figures['solution'] / figures['own']:.1%}",
        f"{figures['rounded'] / figures['own']:.1%}",
        f"{figures['spread']:.3f}",
        f"{figures['right']:.1%}",
        "no",
        "kept",
    ]
    assert {row[-1] for row in rows} == {"kept", ""}
    assert f"{path.with_suffix('.npz')} and toy.rivals.npz written" in err.replace("\n", "")
    assert "Falls short: the network answers" in err


def test_train_of_a_level_without_a_solution_has_no_figure_for_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY, solution={}, baselines_fail=[])
    _, _, err = run(capsys, "train", path)
    assert {row[2] for row in table(err, "Legibility")[1:]} == {"-"}


def test_train_prints_the_gates_by_class_and_block(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(
        tmp_path, trained=False, train=TINY, gates={"forget": 1},
        memory={"blocks": 2, "cells": 2}, solution={}, baselines_fail=[],
    )  # fmt: skip
    _, _, err = run(capsys, "train", path)
    head, *rows = table(err, "Its gates, on average")
    assert head == ["token class", "block", "forget", "input", "output"]
    assert [row[:2] for row in rows] == [
        [cls, block] for cls in ("home", "chat", "ask") for block in "AB"
    ]
    for _, _, forget, *free in rows:
        assert forget == "locked"
        for gate in free:
            assert re.fullmatch(r"[01]\.\d\d ± 0\.\d\d\d", gate)


def test_words_of_a_level_are_printed_as_they_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    level = level_json()
    classes = {"[/b]" if name == "chat" else name: each for name, each in level["classes"].items()}
    solution = {"[/b]" if name == "chat" else name: s for name, s in level["solution"].items()}
    stream = [level["stream"][0], {"repeat": [{"pick": "[/b]"}], "times": 2}, level["stream"][2]]
    path = write_level(
        tmp_path, trained=False, train=TINY, classes=classes, solution=solution, stream=stream
    )
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "[/b]" in [row[0] for row in table(err, "Its gates, on average")]


BAD_SETTINGS: list[tuple[dict[str, Any], str, str]] = [
    ({"steps": 0}, "train.steps: found 0.", "at least 1"),
    ({"batch": 0}, "train.batch: found 0.", "at least 1"),
    ({"learning_rate": 0}, "train.learning_rate: found 0.", "more than 0"),
    ({"learning_rate": 2}, "train.learning_rate: found 2.", "at most 1"),
    ({"learning_rate": float("nan")}, "NaN is not a number", "a plain number"),
    ({"seeds": 0}, "train.seeds: found 0.", "at least 1"),
    ({"grown_at": 1}, "train.grown_at: found 1.", "at most 0.9"),
    ({"sharpen_from": 7}, "train.sharpen_from: found 7.", "at most 1"),
    (
        {"sharpen_from": 0.5, "sharpen_full": 0.2},
        "train.sharpen_full: noise and push set in at 0.5 of the steps and are to be at full by "
        "0.2.",
        "at least 0.5",
    ),
    (
        {"sharpen_from": 0.8},
        "train.sharpen_from: noise and push set in at 0.8",
        'at most 0.6. Lower it, or give "sharpen_full" as well (it is 0.6 if left out).',
    ),
    ({"sharpen_full": 0.1, "carries": "trends"}, "train.sharpen_full: noise", "at least 0.3"),
    ({"input_cost": -1}, "train.input_cost: found -1.", "at least 0"),
    ({"output_cost": -0.5}, "train.output_cost: found -0.5.", "at least 0"),
    ({"forget_cost": -0.1}, "train.forget_cost: found -0.1.", "at least 0"),
]


@pytest.mark.parametrize(("train", "what", "expected"), BAD_SETTINGS)
def test_train_refuses_settings_that_can_teach_nothing(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    train: dict[str, Any],
    what: str,
    expected: str,
) -> None:
    path = tmp_path / "toy.json"
    path.write_text(json.dumps(level_json(train=train), indent=1), encoding="utf-8")
    err = refused(capsys, "train", path)
    assert re.match(rf"{re.escape(str(path))}:\d+: ", err)
    assert what in err
    assert f"Expected {expected}" in err
    assert err.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["toy.json"]


def test_settings_are_told_together_though_one_of_them_is_of_no_kind_at_all(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "toy.json"
    train = {"carries": ["facts"], "sharpen_from": "late", "steps": 0}
    path.write_text(json.dumps(level_json(train=train), indent=1), encoding="utf-8")
    err = refused(capsys, "train", path)
    for name in train:
        assert f"train.{name}: found " in err


@pytest.mark.parametrize(
    "train", [{"sharpen_from": 0.6}, {"sharpen_from": 0.9, "sharpen_full": 0.9}, {"grown_at": 0.9}]
)
def test_settings_at_the_edge_are_fine(tmp_path: Path, train: dict[str, Any]) -> None:
    assert load_level(write_level(tmp_path, trained=False, train=train)).train.recipe


def test_train_refuses_absurd_sizes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    level = level_json(memory={"blocks": 7, "cells": 1000})
    path.write_text(json.dumps(level), encoding="utf-8")
    err = refused(capsys, "train", path)
    assert "memory.blocks: found 7. Expected at most 6." in err
    assert "memory.cells: found 1000. Expected at most 8." in err


RUNS_AWAY: dict[str, Any] = {
    "steps": 80, "seeds": 1, "batch": 1, "learning_rate": 1, "clip": 1000, "temperature": 0.1,
    "grown_at": 0, "sharpen_from": 0, "sharpen_full": 0, "gate_noise": 0, "candidate_noise": 0,
    "candidate_push": 10, "input_cost": 0, "output_cost": 0, "forget_cost": 0,
    "silence_bias": -10, "forget_bias": 10, "output_bias": 10,
    "identity_decay": 0, "class_decay": 0,
}  # fmt: skip
"""Settings that are allowed, and too bold: nothing is made up here, it diverges by itself."""


def test_a_run_that_diverges_begins_anew_and_ends_in_a_network(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = {"pick": "home", "as": "h", "target": {"map": "language", "of": "h"}}
    stream = [{"repeat": [home], "times": [1, 3]}, *level_json()["stream"][1:]]
    path = write_level(
        tmp_path, trained=False, train=RUNS_AWAY, stream=stream, solution={}, baselines_fail=[],
        memory={"blocks": 6, "cells": 8, "recurrent": True},
    )  # fmt: skip
    code, _, err = run(capsys, "train", path)
    assert code == 0
    assert "toy, LSTM 1 of 1 ran away and begins anew with a lower learning rate." in err
    network = load_trained(load_level(path)).weights
    assert all(np.isfinite(array).all() for array in network.arrays.values())


# -- train --verify ----------------------------------------------------------------------------


@pytest.fixture
def shipped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """A level with a network that `train` made."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    path = write_level(folder, trained=False, train=TINY)
    assert run(capsys, "train", path)[0] == 0
    return path


def spoil(path: Path, change: Callable[[Checkpoint], Checkpoint]) -> None:
    save_checkpoint(path.with_suffix(".npz"), change(load_trained(load_level(path))))


def flipped(trained: Checkpoint) -> Checkpoint:
    """The network with its forget gate shut where it was open."""
    trained.weights["bias"][trained.weights.sizes.rows["f"]] -= 20.0
    return trained


def nudged(trained: Checkpoint) -> Checkpoint:
    """The network with its last bits changed."""
    trained.weights["bias"][:] += 1e-5
    return trained


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(folder.iterdir())
    }


@pytest.mark.parametrize(
    ("harm", "code", "words"),
    [
        (None, 0, "toy: trained anew, it has the same weights, bit for bit."),
        (nudged, 0, "toy: trained anew, it has other weights and behaves the same: 100.0% of its"),
        (flipped, 1, "toy: trained anew, it is not the same network: "),
    ],
)
def test_verify_says_whether_the_network_comes_out_again_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], shipped: Path, harm: Any, code: int, words: str
) -> None:
    if harm:
        spoil(shipped, harm)
    before = state_of(shipped.parent)
    found, out, err = run(capsys, "train", shipped, "--verify")
    assert found == code
    assert out.startswith(words)
    assert out.count("\n") == 1
    if harm is flipped:
        assert re.search(r'the forget gate of block A on "\w+" is 0\.\d+ apart on average', out)
    assert [row[0] for row in table(err, "Training toy, LSTM 1 of 1")] == ["", "shipped", "anew"]
    assert state_of(shipped.parent) == before


def test_verify_says_what_changed_in_the_level_since(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    text = shipped.read_text(encoding="utf-8").replace('"steps": 9', '"steps": 8')
    shipped.write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "train", shipped, "--verify")
    assert "toy: since it was trained, steps was 9 and is 8." in out
    assert "bit for bit" not in out


def test_verify_makes_only_the_attempt_that_won(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, begin = [], Training.__init__

    def noted(self: Training, *args: Any) -> None:
        begin(self, *args)
        made.append(self.seed)

    monkeypatch.setattr(Training, "__init__", noted)
    assert run(capsys, "train", shipped, "--verify")[0] == 0
    assert made == [load_trained(load_level(shipped)).about["seed"]]


def test_verify_that_is_stopped_leaves_nothing(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(shipped.parent)
    stop_after(monkeypatch, "LSTM", 0)
    assert run(capsys, "train", shipped, "--verify")[0] == 130
    assert state_of(shipped.parent) == before


def test_verify_of_a_level_whose_training_was_stopped_leaves_that_alone(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        stop_after(patched, "LSTM", 1)
        assert run(capsys, "train", shipped)[0] == 130
    before = state_of(shipped.parent)
    assert "toy.unfinished.npz" in before
    code, out, _ = run(capsys, "train", shipped, "--verify")
    assert (code, "bit for bit" in out) == (0, True)
    assert state_of(shipped.parent) == before


def test_verify_all_goes_through_every_level(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write_level(tmp_path, id=name, trained=False, train=TINY) for name in ("one", "two")]
    assert run(capsys, "train", *paths)[0] == 0
    monkeypatch.setattr("game.cli.levels.all_level_paths", lambda: tuple(paths))
    spoil(paths[0], flipped)
    code, out, _ = run(capsys, "train", "--verify", "--all")
    assert code == 1  # though the last one is the same
    one, two = out.splitlines()
    assert one.startswith("one: trained anew, it is not the same network")
    assert two == "two: trained anew, it has the same weights, bit for bit."


def test_verify_without_a_network_stops_before_it_starts(
    capsys: pytest.CaptureFixture[str], shipped: Path, tmp_path: Path
) -> None:
    bare = write_level(tmp_path, id="bare", trained=False, train=TINY)
    err = refused(capsys, "train", shipped, bare, "--verify")
    assert 'Level "bare" has no trained network yet' in err
    assert f'python main.py train "{bare}"' in err
    assert "Training" not in err


def test_verify_of_a_network_that_was_not_trained_here_says_so(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    spoil(shipped, lambda each: Checkpoint(each.weights, {**each.about, "seed": None}))
    err = refused(capsys, "train", shipped, "--verify")
    assert f"{shipped.with_suffix('.npz')}: this network does not say which seed" in err


def test_verify_has_no_use_for_a_number_of_seeds(
    capsys: pytest.CaptureFixture[str], shipped: Path
) -> None:
    err = refused(capsys, "train", shipped, "--verify", "--seeds", "4")
    assert "--seeds has no say in it" in err


def test_verify_of_a_training_that_runs_away_names_the_level(
    capsys: pytest.CaptureFixture[str], shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    assert f"{shipped}: Training ran away" in refused(capsys, "train", shipped, "--verify")


# -- ablate ------------------------------------------------------------------------------------


def test_ablate_json_is_one_object_with_every_ingredient(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    code, out, err = run(capsys, "ablate", path, "--seeds", "1", "--json")
    assert code == 0
    value = json.loads(out)
    assert list(value) == ["toy"]
    assert [row["without"] for row in value["toy"]] == list(WITHOUT)
    names = {field.name for field in fields(Ablation)}
    assert all(set(row) == names and row["attempts"] == 1 for row in value["toy"])
    assert "toy, without growing streams: 0/1 0." in err
    assert [file.name for file in tmp_path.iterdir()] == ["toy.json"]


def test_ablate_marks_what_a_levels_recipe_does_not_have(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paths = [
        write_level(tmp_path, id=name, trained=False, train=TINY | {"carries": carries})
        for name, carries in (("who", "facts"), ("how-much", "amounts"))
    ]
    code, out, _ = run(capsys, "ablate", *paths, "--seeds", "1")
    assert code == 0
    head, *rows = table(out, "Legible networks of those trained")
    assert head == ["without", "who", "how-much", "in all"]
    assert [row[0] for row in rows] == list(WITHOUT)
    missing = {without for without, _, amounts, _ in rows if amounts == "-"}
    assert missing == {"noise on the candidate", "the push on the candidate"}
    for without, facts, amounts, in_all in rows:
        assert re.fullmatch(r"0/1 0\.\d\d\d", facts)
        assert without in missing or re.fullmatch(r"0/1 0\.\d\d\d", amounts)
        assert in_all == ("0/1" if without in missing else "0/2")


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_ablate_of_what_is_not_there_is_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, json_too: list[str]
) -> None:
    code, out, err = run(capsys, "ablate", tmp_path / "none.json", *json_too)
    assert code == 1
    assert "none.json" in err
    assert "Traceback" not in err
    assert json.loads(out or "{}") == ({"ok": False, "error": err.strip()} if json_too else {})


def test_ablate_names_the_level_whose_training_ran_away(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_level(tmp_path, trained=False, train=TINY)
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    assert f"{path}: Training ran away" in refused(capsys, "ablate", path, "--seeds", "1")
