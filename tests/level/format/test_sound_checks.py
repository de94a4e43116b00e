"""What tokens and answers sound like: what may be written, what it becomes, what is refused."""

import json
from collections.abc import Mapping

import pytest

from game.level.format.sound_checks import sounds_of
from game.level.library import find_level
from game.level.loader import load_level, parse_level
from game.level.model import Level
from game.level.stream import StreamStep
from tests.level.samples import GOOD, problems_of


def level_with(sounds: object, **classes: object) -> str:
    level = json.loads(GOOD)
    level["classes"] |= classes
    level["sounds"] = sounds
    return json.dumps(level)


def parsed(sounds: Mapping[str, str], **classes: object) -> Level:
    return parse_level(level_with(sounds, **classes))


def test_tokens_and_answers_are_heard_as_their_sounds() -> None:
    level = parsed({"France": "f r ae n s", "French": "G4 C5"})
    assert level.sounds == {"France": ("f", "r", "ae", "n", "s"), "French": ("G4", "C5")}
    assert level.sound(StreamStep("France", "home", "")) == ("f", "r", "ae", "n", "s")
    assert level.answer_sound("French") == ("G4", "C5")
    assert level.sound(StreamStep("Spain", "home", "")) == ()
    assert level.answer_sound("") == ()


def test_a_note_that_is_drawn_is_heard_unless_something_else_is_asked_for() -> None:
    level = parsed({"dong": "A3 E3"}, bell={"tokens": ["ding", "dong"], "look": {
        "ding": {"note": "G5"}, "dong": {"note": "C4"}}})  # fmt: skip
    assert level.sound(StreamStep("ding", "bell", "")) == ("G5",)
    assert level.sound(StreamStep("dong", "bell", "")) == ("A3", "E3")
    assert level.answer_sound("ding") == ("G5",)


def test_a_remark_may_stand_among_the_sounds() -> None:
    assert parsed({"note": "as I say them", "France": "f"}).sounds == {"France": ("f",)}
    assert sounds_of({"note": "n oh t"}, ["note"]) == {"note": ("n", "oh", "t")}


def test_sounds_are_no_part_of_the_task() -> None:
    assert parsed({"France": "f"}).task_hash == parse_level(GOOD).task_hash


@pytest.mark.parametrize(
    ("sounds", "at", "found", "rest"),
    [
        ({"Frantz": "f"}, "sounds.Frantz", 'no token or answer is called "Frantz"', "Spain"),
        ({"France": "f rr"}, "sounds.France", '"rr" is no sound', "pitches such as C4"),
        ({"France": "eee"}, "sounds.France", '"eee" is no sound', 'Did you mean "ee"'),
        ({"France": "C9"}, "sounds.France", '"C9" is no sound', "pitches such as C4"),
        ({"France": "ee " * 12 + "ee"}, "sounds.France", "these are 13 sounds", "at most 12"),
        ({"France": ["f"]}, "sounds.France", "", ""),
        ({"France": 4}, "sounds.France", "", ""),
        (["f"], "sounds", "", ""),
    ],
)
def test_faults_of_sounds(sounds: object, at: str, found: str, rest: str) -> None:
    (problem,) = problems_of(level_with(sounds))
    assert problem.key_path == at
    assert found in problem.found
    assert rest in f"{problem.expected} {problem.mend}"


@pytest.mark.parametrize("name", ["speech", "melody"])
def test_every_token_and_answer_of_the_levels_that_are_heard_can_be_heard(name: str) -> None:
    level = load_level(find_level(name))
    silent = {"(stops)", "half close …", "full close …"}
    for cls in level.classes:
        for token in cls.tokens:
            assert bool(level.sound(StreamStep(token, cls.name, ""))) is (token not in silent)
    assert all(level.answer_sound(answer) for answer in level.vocabulary.answers if answer)
