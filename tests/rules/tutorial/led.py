"""A newcomer who does what the prompts say, and nothing else."""

from collections.abc import Callable

from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial.guided import Turn, prompt, turns
from game.rules.tutorial.prompt import Prompt

Slip = Callable[[Session, Move], Move]


def turned(session: Session, move: Move, said: Prompt) -> Move:
    """The valve that is spoken of, where the text says it should be."""
    gate, block = said.at  # type: ignore[misc]
    way = said.name.rsplit("_", 1)[1]
    to = {"open": 1.0, "shut": 0.0}.get(way, float(str(dict(said.values)["value"])))
    return move.with_gate(gate, block, to)  # type: ignore[arg-type]


def follow(session: Session, slip: Slip = lambda _, move: move) -> tuple[Session, list[Prompt]]:
    """Play to the end by the prompts alone; `slip` changes what is played at a step."""
    heard: list[Prompt] = []
    move = session.valves
    for _ in range(20 * len(session.deal)):
        said = prompt(session, move)
        if said is not None and (not heard or heard[-1] != said):
            heard.append(said)
        if said is not None and said.mishap:
            t = next(m.t for m in session.moves if turns(session, m.t, m.move))
            move, session = session.moves[t].move, session.back_to(t)
        elif said is not None and said.how == "turn":
            move = turned(session, move, said)
        elif session.finished:
            return session, heard
        else:
            session = session.play(slip(session, move))
            move = session.valves
    raise AssertionError("The prompts lead round in a circle.")


def wanted(session: Session, move: Move) -> tuple[Turn, ...]:
    """What is still to be turned for the step that waits."""
    return turns(session, session.t, move)
