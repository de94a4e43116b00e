import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level.format.bounds import length_bounds
from game.level.format.problems import LevelError
from game.level.grammar import draw
from game.level.library import all_level_paths
from game.level.loader import load_level, parse_level
from game.level.nodes import Node, every_node
from tests.level.samples import GOOD
from tests.level.strategies import RICH, json_values, near_parts, spoilt_levels


def test_a_level_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(GOOD, encoding="utf-8")
    level = load_level(path)
    assert level.path == path
    assert level.network_path == tmp_path / "small.npz"
    assert load_level(str(path)) == level


def test_a_level_with_every_node_and_target_is_sound() -> None:
    level = parse_level(RICH)
    kinds = {type(node) for node in every_node(level.stream)}
    assert kinds == set(get_args(Node))
    for seed in range(50):
        for shrink in (1.0, 0.3, 0.0):
            for step in draw(level, seed, shrink).steps:
                assert {step.target, *step.also} <= set(level.vocabulary.answers)


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(LevelError) as caught:
        load_level(path)
    (said,) = caught.value.problems
    assert (said.line, said.key_path) == (3, "id")
    assert said.found == 'the id is "small" and the file is called "other.json"'
    assert said.mend == 'Write "other" here'


def test_a_bad_file_is_said_in_lines_a_person_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.json").write_text(GOOD.replace('{"pick": "home"', '{"pick": "hme"'))
    with pytest.raises(LevelError) as caught:
        load_level("small.json")
    assert str(caught.value) == (
        'small.json:12: stream[0].pick: no class is called "hme". '
        'Expected one of: home, chat, ask. Did you mean "home"?'
    )


def test_shipped_levels_load() -> None:
    levels = [load_level(path) for path in all_level_paths()]
    assert len({level.id for level in levels}) == len(levels)
    for level in levels:
        assert set(level.solution) == set(level.vocabulary.classes), level.id
        assert 3 <= len(level.hints) <= 5, level.id
        assert level.brief, level.id
        assert level.after, level.id
        assert draw(level, level.play.seed).questions, level.id


@settings(max_examples=200, deadline=None)
@given(spoilt_levels())
def test_no_level_does_anything_but_load_or_explain(level: object) -> None:
    problems = None
    try:
        parsed = parse_level(json.dumps(level))
    except LevelError as error:
        problems = error.problems
    if problems is None:
        shortest, longest = length_bounds(parsed)
        assert shortest <= len(draw(parsed, 1)) <= longest
    else:
        assert problems
        assert all(problem.line >= 1 and problem.found for problem in problems)
        assert "something else" not in str(problems)


@settings(max_examples=100, deadline=None)
@given(json_values | near_parts)
def test_no_json_does_anything_but_explain(value: object) -> None:
    with pytest.raises(LevelError):
        parse_level(json.dumps(value))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_do_anything_but_explain(tmp_path_factory: Any, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.json"
    path.write_bytes(content)
    with pytest.raises(LevelError):
        load_level(path)
