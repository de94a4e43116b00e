"""What the Field guide says was measured, measured again; and what its words make of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.guide import measure as measuring
from game.guide.facts import cell_numbers, facts
from game.guide.measured import PATH, measured
from game.guide.measuring.readings import with_fillers
from game.level.loader import load_level

ROOT = Path(__file__).parents[2]
STUDIED = ROOT / "tests" / "recipe" / "lags" / "fixed-100.json"


def differences(a: Any, b: Any, where: str = "") -> list[str]:
    """Where two measurements differ by more than another machine's rounding explains.

    An RNN away from its lags is chaotic: there a rounding may turn a few of 256 answers.
    """
    if isinstance(a, dict) and isinstance(b, dict):
        assert a.keys() == b.keys(), where
        return [d for key in a for d in differences(a[key], b[key], f"{where}/{key}")]
    if isinstance(a, list) and isinstance(b, list):
        assert len(a) == len(b), where
        pairs = enumerate(zip(a, b, strict=True))
        return [d for n, (x, y) in pairs for d in differences(x, y, f"{where}/{n}")]
    if isinstance(a, float) and isinstance(b, float):
        near = 0.05 if where.startswith("/longer") else 2e-3 * max(1.0, abs(a))
        return [] if abs(a - b) <= near else [f"{where}: {a} is now {b}"]
    return [] if a == b else [f"{where}: {a} is now {b}"]


def test_what_the_networks_can_be_asked_is_as_it_was_written_down() -> None:
    again = json.loads(json.dumps(measuring.measure()))
    known = {key: measured()[key] for key in again}
    assert differences(known, again) == [], "run python -m game.guide.measure"


def test_a_difference_would_be_found() -> None:
    assert differences({"a": [1.0]}, {"a": [1.1]}) == ["/a/0: 1.0 is now 1.1"]


def test_nothing_in_the_file_is_unaccounted_for() -> None:
    assert set(measured()) == {
        "levels", "gates", "candidates", "wired", "held", "longer", "gradients", "study", "plain",
        "cost",
    }  # fmt: skip


def test_the_study_bears_out_what_is_said_of_it() -> None:
    study = measured()["study"]
    for kind in ("fixed", "varying"):
        assert all(row["LSTM"]["learned"] == row["LSTM"]["attempts"] == 6 for row in study[kind])
        assert all(row["RNN"]["attempts"] == 12 for row in study[kind])
    assert all(row["RNN"]["right"] >= 0.9 for row in study["fixed"]), "over two hundred steps"
    first, last = study["fixed"][0], study["fixed"][-1]
    assert (first["lag"], last["lag"]) == (5, 200)
    assert last["RNN"]["learned"] < first["RNN"]["learned"] / 2, "ever fewer learn it"
    assert all(row["RNN"]["learned"] == 0 for row in study["varying"] if row["lag"] >= 20)
    assert study["varying"][0]["RNN"]["learned"] > 0


def test_the_plain_networks_bear_out_what_is_said_of_them() -> None:
    plain, recipe = measured()["plain"]["plain"], measured()["plain"]["recipe"]
    assert plain["legible"] == 0
    assert recipe["legible"] == recipe["attempts"]
    assert plain["own"] > 0.95, "about as good by themselves"
    assert plain["solution"] < 0.2


def test_the_rnn_elsewhere_bears_out_what_is_said_of_it() -> None:
    longer = measured()["longer"]
    assert min(longer["LSTM"]) == 1.0
    away = [r for lag, r in zip(longer["lags"], longer["RNN"], strict=True) if lag not in
            (27, 28, 29)]  # fmt: skip
    assert sum(away) / len(away) < 0.5
    assert max(away) > 0.9, "the hands come round again"


def test_the_gradients_bear_out_what_is_said_of_them() -> None:
    gradients = measured()["gradients"]
    assert gradients["LSTM, trained"][-1] > 0.999
    assert gradients["RNN, untrained"][-1] > 0.4
    assert gradients["RNN, trained"][-1] > 1


def test_an_lstm_learns_four_times_the_numbers_and_takes_longer() -> None:
    lstm, rnn = cell_numbers(16, 32)
    assert lstm == 4 * rnn
    assert rnn == 32 * (16 + 32) + 32
    assert float(facts().slower) > 1


def test_fillers_change_the_stream_and_not_the_network() -> None:
    level = load_level(STUDIED)
    changed = with_fillers(level, 3, 4)
    assert changed.vocabulary == level.vocabulary
    assert changed.stream[1].low == 3  # type: ignore[union-attr]
    assert changed.stream[1].high == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("study", [False, True])
def test_the_command_writes_what_it_measures_and_keeps_the_rest(
    study: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "measured.json"
    path.write_text('{"cost": "kept", "held": "old"}', encoding="utf-8")
    monkeypatch.setattr(measuring, "PATH", path)
    monkeypatch.setattr(measuring, "measure", lambda: {"held": "new"})
    monkeypatch.setattr(measuring, "train_anew", lambda file: {"cost": f"new, by {file.name}"})
    monkeypatch.setattr("sys.argv", ["measure", *(["--study", str(STUDIED)] if study else [])])
    assert measuring.main() == 0
    cost = "new, by fixed-100.json" if study else "kept"
    assert json.loads(path.read_text(encoding="utf-8")) == {"cost": cost, "held": "new"}
    assert "written" in capsys.readouterr().out


def test_the_file_lies_beside_the_code() -> None:
    assert PATH.is_file()
    assert PATH.parent == Path(measuring.__file__).parent
