"""Notes on where tokens come from: the streams are the same, and the notes are true of them."""

from pathlib import Path

import pytest

from game.level.grammar import draw_many, draw_noted
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.nodes import Again, Pick, Say, Series
from tests.wired import toy_level


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_noted_streams_are_the_streams_and_every_token_has_its_note(path: Path) -> None:
    level = load_level(path)
    noted = draw_noted(level, range(20))
    assert [stream for stream, _ in noted] == draw_many(level, range(20))
    for stream, notes in noted:
        for step, note in zip(stream.steps, notes, strict=True):
            match note.node:
                case Say(token=token):
                    assert step.token == token
                case Pick(name=name, cls=cls):
                    assert step.cls == cls
                    assert name is None or note.names[name] == (step.token, step.cls)
                case Again(name=name):
                    assert note.names[name][0] == step.token
                case Series(cls=cls):
                    assert step.cls == cls


def test_names_are_those_of_their_own_time() -> None:
    level = toy_level(
        stream=[
            {"pick": "home", "as": "h"},
            {"pick": "chat"},
            {"pick": "home", "as": "h", "unlike": ["h"]},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ],
        solution={},
        baselines_fail=[],
    )
    ((stream, notes),) = draw_noted(level, [3])
    said = [step.token for step in stream.steps]
    assert [note.names["h"][0] for note in notes] == [said[0], said[0], said[2], said[2]]


def test_rounds_of_a_named_repeat_are_counted_and_begin_anew() -> None:
    level = toy_level(
        stream=[
            {
                "repeat": [
                    {"pick": "home", "as": "h"},
                    {"repeat": [{"pick": "chat"}, {"pick": "chat"}], "times": [2, 3], "as": "n"},
                    {"repeat": [{"pick": "chat"}], "times": "n"},
                ],
                "times": 2,
            },
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ],
        solution={},
        baselines_fail=[],
    )
    for _, notes in draw_noted(level, range(8)):
        rounds = [note.rounds.get("n") for note in notes]
        places = [t for t, note in enumerate(notes) if "h" in (getattr(note.node, "name", ""),)]
        assert rounds[0] is None
        first = rounds[1 : places[1]]
        n = max(r for r in first if r is not None)
        assert n in (2, 3)
        assert first == [r for r in range(1, n + 1) for _ in range(2)] + [n] * n
        again = rounds[places[1] + 1 : -1]
        assert again[:2] == [1, 1]


def test_a_seed_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="a seed is 0 or more, not -1"):
        draw_noted(toy_level(), [-1])
