"""`practice`, and `play --practice`: which way they open."""

import io
from pathlib import Path
from typing import Any

import pytest

from tests.commands import run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the window was asked to open."""
    asked: list[tuple[Any, ...]] = []

    def open_game(level: Any, seed: int | None, **more: Any) -> int:
        asked.append((level and level.id, seed, more["practice"]))
        return 0

    monkeypatch.setattr("game.ui.app.open_game", open_game)
    return asked


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        (["practice", "fluent"], ("fluent", None, True)),
        (["practice", "fluent", "--seed", "7"], ("fluent", 7, True)),
        (["play", "fluent", "--practice"], ("fluent", None, True)),
        (["play", "--practice"], (None, None, True)),
        (["play", "fluent"], ("fluent", None, False)),
    ],
)
def test_the_window_opens_in_practice(
    argv: list[str], wanted: tuple[Any, ...], opened: list[tuple[Any, ...]], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run(capsys, "--data", tmp_path, *argv)[0] == 0
    assert opened == [wanted]


@pytest.mark.parametrize("argv", [["practice", "hush", "--text"],
                                  ["play", "hush", "--practice", "--text"]])  # fmt: skip
def test_with_text_it_is_heard_in_the_terminal(
    argv: list[str], opened: list[tuple[Any, ...]], tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO("f=0 i=0 o=0\nquit\n"))
    code, out, _ = run(capsys, "--data", tmp_path, *argv)
    assert code == 0
    assert opened == []
    assert "If the network played on" in out


def test_practice_needs_a_level(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = run(capsys, "practice")
    assert code == 2
    assert "LEVEL" in said
