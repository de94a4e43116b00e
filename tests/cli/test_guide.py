"""`guide`: the Field guide on the command line."""

import pytest

from tests.commands import run


def test_it_lists_and_prints(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "guide")
    assert code == 0
    assert "forget-gate:" in out
    code, out, _ = run(capsys, "guide", "forward-pass", "8")
    assert code == 0
    assert "The network says French with" in out


def test_an_unknown_entry_fails(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "guide", "nothing")
    assert code == 1
    assert "no entry" in out
