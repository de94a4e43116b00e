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
from game.words import say

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
        terminal.say(say("text.blame.none"))
        return
    terminal.say(say("text.blame.title"))
    for slope, t, gate, k in worst[:BLAMED]:
        key = "open" if slope < 0 else "shut"
        here = {"number": t + 1, "text": steps[t].text, "valve": valve_words(deal, gate, k)}
        terminal.say(say(f"text.blame.{key}", bits=f"{abs(slope):.1f}", **here))


def say_highway(terminal: Terminal, session: Session, rest: str = "") -> None:
    """How much of each block's memory is left at a question: yours, the network's, the RNN's.

    Raises:
        ScriptError: that step asked nothing that can be known.
    """
    asked = questions(session)
    if not asked:
        raise ScriptError(say("text.highway.nothing"))
    t = asked[-1]
    if rest:
        numbers = ", ".join(str(each + 1) for each in asked)
        if not rest.isdecimal() or len(rest) > 6 or int(rest) - 1 not in asked:
            raise ScriptError(say("text.highway.which", numbers=numbers))
        t = int(rest) - 1
    try:
        rnn = load_rivals(session.level).rnn
    except NetworkError:
        rnn = None
    found = highway(session, t, rnn)
    terminal.say(say("text.highway.title", step=t + 1))
    for lag in _lags(t):
        at = t - lag
        shares = {
            "player": _share(found.player[at].max()),
            "network": _share(found.network[at].max()),
        }
        if found.rnn is not None:
            said = say("text.highway.three", rnn=_share(found.rnn[at]), **shares)
        else:
            said = say("text.highway.two", **shares)
        terminal.say("  " + say("text.highway.before", count=lag, said=said))


def _lags(t: int) -> list[int]:
    """Lags worth telling: 1, 2, 5, 10, 20, 50 … and the first step."""
    wanted = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    return [*(lag for lag in wanted if lag < t), *([t] if t else [])]


def _share(value: float) -> str:
    return "0" if value == 0 else f"{value:.2f}" if value >= 0.1 else f"{value:.1g}"
