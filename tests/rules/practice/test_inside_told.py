"""The sentences on what was seen inside a network: each figure the measured one, each verb true."""

from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.decoding import Decoded
from game.level.measure.legibility import GateRow
from game.level.measure.own_play import OwnPlay
from game.level.network import load_network
from game.rules.practice.inside import Look
from game.rules.practice.stages import Stage, Stages, stages
from game.rules.practice.told import (
    holdings,
    how_gates_stand,
    how_it_plays,
    how_sought,
    stage_title,
    when_sharpened,
)


def look(*decoded: Decoded, rows: tuple[GateRow, ...] = (), level: str = "fluent") -> Look:
    network = load_network(load_level(find_level(level)))
    return Look(Stage("novice", network, 48), OwnPlay(0.4, 0.375), rows, 0.1234, decoded)


def one(accuracy: float, block: int | None, label: str = "home", chance: float = 0.2) -> Decoded:
    return Decoded(label, "answer", block, accuracy, chance, 99)


def told(seen: Look, level: str = "fluent") -> tuple[str, ...]:
    return holdings(seen, load_level(find_level(level)))


def sought(seen: Look, level: str = "fluent") -> str:
    return how_sought(seen, load_level(find_level(level)))


def test_one_block_is_memory() -> None:
    assert told(look(one(0.99, 0))) == ("Memory holds “grew up in …”: 99.0% (chance 20%).",)
    assert told(look(one(0.6, 0))) == (
        "Memory tells something of “grew up in …”: 60% (chance 20%).",
    )
    assert told(look(one(0.25, 0))) == (
        "Memory tells next to nothing of “grew up in …”: 25% (chance 20%).",
    )


def test_of_several_blocks_those_are_named_that_hold_it() -> None:
    said = told(look(one(1.0, 0), one(0.21, 1), one(1.0, None)))
    assert said == ("Block A holds “grew up in …”: 100% (chance 20%); B 21%.",)
    said = told(look(one(1.0, 0), one(0.97, 1), one(1.0, None)))
    assert said == ("Blocks A and B hold “grew up in …”: 100%, 97% (chance 20%).",)


def test_what_only_all_blocks_together_hold_is_said_so() -> None:
    said = told(look(one(0.46, 0), one(0.73, 1), one(1.0, None)))
    assert said == (
        "No block alone holds “grew up in …” (A 46%, B 73%), all together do: 100% (chance 20%).",
    )


def test_when_nothing_can_be_read_it_is_said() -> None:
    said = told(look(one(0.19, 0), one(0.21, 1), one(0.2, None)))
    assert said == (
        "All blocks together tell next to nothing of “grew up in …”: 20% (chance 20%); "
        "A 19%, B 21%.",
    )
    said = told(look(one(0.19, 0), one(0.5, 1), one(0.6, None)))
    assert said[0].startswith("All blocks together tell something of “grew up in …”: 60%")


def test_when_facts_were_looked_for() -> None:
    said = sought(look(one(1.0, 0), one(1.0, 0, "colour")))
    assert said == "Looked for: “grew up in …”, colour at the questions."
    assert sought(look()) == ""


def test_the_least_steady_gate_is_named_with_its_class_and_block() -> None:
    rows = (
        GateRow("home", 0, "i", 0.9, 0.01),
        GateRow("mark", 1, "f", 0.61, 0.16, "A empty"),
    )
    said = how_gates_stand(look(rows=rows, level="two-in-order"))
    assert said == (
        "On average a gate stands 0.123 from shut or open. The least steady is the forget gate of "
        "block B on “mark, A empty”: 0.61 ±0.16."
    )
    assert "block" not in how_gates_stand(look(rows=rows[:1]))


def test_gates_that_hardly_vary_are_not_called_unsteady() -> None:
    said = how_gates_stand(look(rows=(GateRow("home", 0, "i", 1.0, 0.0012),)))
    assert said.endswith("Within a class of tokens none varies by more than 0.002.")


def test_where_every_gate_is_locked_there_is_none_to_name() -> None:
    assert how_gates_stand(look()) == "On average a gate stands 0.123 from shut or open."


def test_title_and_play() -> None:
    assert stage_title(look().stage) == "Novice, step 48"
    assert stage_title(Stage("final", look().stage.weights, None)) == "Final"
    assert how_it_plays(look()) == "Confidence 40%, questions right 38%."


def test_when_gates_are_shaken_follows_from_the_recipe() -> None:
    level = load_level(find_level("fluent"))
    assert when_sharpened(level, stages(level)).startswith("From step 300 on, in full from 600,")
    alone = Stages((Stage("final", look().stage.weights, None),), "why")
    assert when_sharpened(level, alone) == ""
    open_ = load_level(find_level("moving-average"))
    assert when_sharpened(open_, stages(open_)) == ""
