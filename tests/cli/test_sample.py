"""`sample` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.commands import run
from tests.wired import write_level


def test_sample_prints_streams_with_their_answers(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    code, out, _ = run(capsys, "sample", toy, "--count", "2", "--seed", "7")
    assert code == 0
    assert "Where from? - seed 7, 5 tokens" in out
    assert "    1. grew up in France (home)" in out
    assert '    5. I speak (ask)   -> "French"' in out
    assert "seed 8" in out


def test_sample_sums_up_unless_certain_streams_are_asked_for(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    _, out, _ = run(capsys, "sample", toy)
    assert out.count("Where from? - seed") == 3
    assert "1,000 streams, seeds 7 to 1006;" in out
    assert "Length: from 5 to 6 tokens, 5." in out
    assert "Questions: 1 each stream." in out
    assert "chat  from 3 to 4, 3." in out
    shares = [float(line.split()[1][:-1]) for line in out.splitlines() if line.startswith('"')]
    assert sum(shares) == pytest.approx(100.0, abs=0.1)
    for certain in (["--count", "1"], ["--seed", "7"]):
        assert "1,000 streams" not in run(capsys, "sample", toy, *certain)[1]
    _, out, _ = run(capsys, "sample", toy, "--count", "1", "--stats", "1")
    assert "1 stream, seeds 7 to 7; 1 different." in out
    assert "Never came up: Spain" in out
    assert "Never the right answer: Spanish." in out


def test_sample_says_what_is_odd_about_the_questions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ask = {"pick": "ask", "target": "yes"}
    hardly = ["Fish", {"choice": [[], ask], "weights": [1000, 0.001]}]
    silent = write_level(tmp_path, id="silent", stream=hardly, maps={}, trained=False)
    assert "Nothing is ever asked." in run(capsys, "sample", silent)[1]
    seldom = write_level(
        tmp_path, id="seldom", stream=["Fish", {"choice": [ask, []]}], maps={}, trained=False
    )
    assert "Some streams ask nothing" in run(capsys, "sample", seldom)[1]


def test_sample_json_is_one_object(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "sample", toy, "--count", "1", "--json")
    value = json.loads(out)
    assert code == 0
    assert value["level"] == "toy"
    (stream,) = value["streams"]
    assert stream["seed"] == 7
    assert stream["tokens"][0] == {"token": "France", "class": "home", "text": "grew up in France"}
    assert stream["tokens"][-1]["target"] == "French"
    assert value["summary"]["streams"] == 1000
