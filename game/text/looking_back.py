"""Blame and the gradient highway in words, for a play that has ended."""

from __future__ import annotations

from game.level.network import NetworkError
from game.level.rivals import load_rivals
from game.rules.names import valve_words
from game.rules.review.blame import blame
from game.rules.review.highway import highway, questions
from game.rules.script import ScriptError
from game.rules.session import Session
from game.text.terminal import Terminal

BLAMED = 5
"""How many gates are named at most."""
LEAST = 0.02
"""Bits; below this a gate is blamed for nothing."""


def say_blame(terminal: Terminal, session: Session) -> None:
    """Which gates, a little moved, would have made most of a difference."""
    deal, steps = session.deal, session.deal.stream.steps
    found = blame(deal, [played.move for played in session.moves])
    felt = [
        (found.felt(t, gate, k, played.move.gate(gate)[k]), t, gate, k)
        for t, played in enumerate(session.moves)
        for gate in deal.player_gates
        for k in range(session.level.memory.blocks)
    ]
    worst = sorted((each for each in felt if abs(each[0]) >= LEAST), key=lambda each: -abs(each[0]))
    if not worst:
        terminal.say("No gate is to blame: a little more or less of any changes next to nothing.")
        return
    terminal.say("By backpropagation through your run, what would have helped most:")
    for slope, t, gate, k in worst[:BLAMED]:
        way = "opening" if slope < 0 else "shutting"
        terminal.say(
            f'{t + 1}. "{steps[t].text}": {way} {valve_words(deal, gate, k)}; '
            f"{abs(slope):.1f} bits for a whole turn, if it went on as it begins."
        )


def say_highway(terminal: Terminal, session: Session, rest: str = "") -> None:
    """How much of each block's memory is left at a question: yours, the network's, the RNN's.

    Raises:
        ScriptError: that step asked nothing that can be known.
    """
    asked = questions(session)
    if not asked:
        raise ScriptError("Nothing was asked on this stream that can be known.")
    t = asked[-1]
    if rest:
        numbers = ", ".join(str(each + 1) for each in asked)
        if not rest.isdecimal() or len(rest) > 6 or int(rest) - 1 not in asked:
            raise ScriptError(f"Questions were asked at these steps: {numbers}.")
        t = int(rest) - 1
    try:
        rnn = load_rivals(session.level).rnn
    except NetworkError:
        rnn = None
    found = highway(session, t, rnn)
    terminal.say(
        f"How much of a memory is left at the question of step {t + 1}: the product of the forget "
        "gates in between, best block; for the RNN, what its gradient is multiplied by at most."
    )
    for lag in _lags(t):
        at = t - lag
        parts = f"you {_share(found.player[at].max())}, network {_share(found.network[at].max())}"
        if found.rnn is not None:
            parts += f", RNN {_share(found.rnn[at])}"
        terminal.say(f"  {lag} {'step' if lag == 1 else 'steps'} before: {parts}")


def _lags(t: int) -> list[int]:
    """Lags worth telling: 1, 2, 5, 10, 20, 50 … and the first step."""
    wanted = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    return [*(lag for lag in wanted if lag < t), *([t] if t else [])]


def _share(value: float) -> str:
    return "0" if value == 0 else f"{value:.2f}" if value >= 0.1 else f"{value:.1g}"
