"""Commands as they are typed, run in this process."""

from pathlib import Path

import pytest

from game.cli import main


def run(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> tuple[int, str, str]:
    """The exit status, and what was printed to either output."""
    code = main([str(word) for word in argv])
    out, err = capsys.readouterr()
    return code, out, err


def refused(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> str:
    """What is said on the other output when a command is refused."""
    code, out, err = run(capsys, *argv)
    assert (code, out) == (1, "")
    assert "should not have" not in err
    assert "Traceback" not in err
    return err
