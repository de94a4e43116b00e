"""`replay`: which way it opens, what it says, and with which exit code it ends."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from game.level.grammar import draw
from game.level.loader import load_level
from game.level.pack.writing import pack
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replays.file import save_replay, save_table_replay
from game.rules.replays.verify import Again
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.commands import run
from tests.rules.replays.make import FOLDER
from tests.wired import wired, write_level


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Again]:
    """What the window was asked to show."""
    asked: list[Again] = []

    def open_replay(again: Again, **_: Any) -> int:
        asked.append(again)
        return 0

    monkeypatch.setattr("game.ui.app.open_replay", open_replay)
    return asked


def saved(path: Path, at: Path) -> Path:
    """The replay of a toy level that was won."""
    level = load_level(path)
    save_replay(at, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    return at


def test_replay_verifies_tables_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_level(tmp_path, play={"act": "wire", "streams": 8})
    level = load_level(path)
    file = tmp_path / "table.json"
    save_table_replay(file, run_table(GateTable.solution(level), wired(level), 9))
    code, out, _ = run(capsys, "replay", file, "--level", path, "--text")
    assert (code, out[:10]) == (0, "Confirmed:")
    file.write_text(file.read_text("utf-8").replace('"stars": 3', '"stars": 2'), "utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", path, "--json")
    assert code == 1
    said = "Refuted: this replay of “toy” claims 2 of 3 stars (3 come out)."
    assert json.loads(out)["text"] == said


def test_replay_verifies_and_refuses(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level = load_level(toy)
    file = tmp_path / "play.json"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--text")
    assert code == 0
    assert "Confirmed" in out
    assert re.search(r"Stars +3 +3\n", out)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"stars": 3', '"stars": 2'), encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--json")
    assert code == 1
    said = "Refuted: this replay of “toy” claims 2 of 3 stars (3 come out)."
    assert json.loads(out)["text"] == said
    code, out, err = run(capsys, "replay", tmp_path / "none.json", "--json")
    assert code == 1
    assert "no such file" in err
    assert json.loads(out) == {"ok": False, "error": err.strip()}


@pytest.mark.parametrize("act", ["hand", "wire"])
def test_replay_draws_a_picture_and_a_film(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, act: str
) -> None:
    play = {"act": "wire", "streams": 8} if act == "wire" else {"act": "hand"}
    path = write_level(tmp_path, play=play)
    level, file = load_level(path), tmp_path / "replay.json"
    if act == "hand":
        save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    else:
        save_table_replay(file, run_table(GateTable.start(level), wired(level), 9))
    png, gif = tmp_path / "a.png", tmp_path / "a.gif"
    asked = ("replay", file, "--level", path, "--png", png, "--gif", gif)
    code, out, err = run(capsys, *asked)
    assert (code, out[:9]) == (0, "Confirmed")
    assert f"{png} written." in err
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert gif.read_bytes()[:6] == b"GIF89a"
    code, out, err = run(capsys, *asked)
    assert code == 1
    assert (out, err.strip()) == (
        "", f"{png}: there is a file of this name. Choose another name."
    )  # fmt: skip


def test_a_replay_of_another_task_is_not_drawn(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level, file, png = load_level(toy), tmp_path / "play.json", tmp_path / "a.png"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    text = file.read_text(encoding="utf-8").replace(level.task_hash, "0" * 16)
    file.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--png", png)
    assert code == 3
    assert "was changed after this was played" in out
    assert not png.exists()


def test_it_opens_in_the_window_and_ends_with_the_verdicts_code(
    shown: list[Again], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    text = (FOLDER / "fluent.solution.json").read_text("utf-8")
    for change, code in (
        (("", ""), 0),
        (('"stars":3', '"stars":2'), 1),
        (('"task":"', '"task":"0'), 3),
    ):
        file.write_text(text.replace(*change) if change[0] else text, "utf-8")
        assert run(capsys, "--data", tmp_path, "replay", file)[0] == code
    assert [again.verdict.outcome for again in shown] == ["confirmed", "refuted", "open"]


def test_without_a_display_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from game.ui.app import NoDisplay

    def open_replay(*_: Any, **__: Any) -> int:
        raise NoDisplay("There is no display.")

    monkeypatch.setattr("game.ui.app.open_replay", open_replay)
    code, out, err = run(capsys, "--data", tmp_path, "replay", FOLDER / "fluent.solution.json")
    assert code == 0
    assert out.startswith("Confirmed:")
    assert "There is no display. Here it is as text." in err


def test_a_level_from_elsewhere_is_pointed_at_or_found(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    file = saved(toy, tmp_path / "play.json")
    data = ("--data", tmp_path / "data")
    code, _, err = run(capsys, *data, "replay", file, "--text")
    assert code == 1
    assert "of the level “toy”, which is not one of the game" in err
    for place in (toy, toy.parent):
        assert run(capsys, *data, "replay", file, "--text", "--level", place)[0] == 0
    beside = saved(toy, toy.parent / "play.json")
    assert run(capsys, *data, "replay", beside, "--text")[0] == 0
    zipped = tmp_path / "mine.zip"
    pack([toy], zipped)
    assert run(capsys, *data, "replay", file, "--text", "--level", zipped)[0] == 0
    assert run(capsys, *data, "replay", file, "--text")[0] == 0  # that pack was opened since
