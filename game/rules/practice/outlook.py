"""How things stand at a step of a play, if the network played on from there."""

from __future__ import annotations

from dataclasses import dataclass

from game.lstm.cell import Gates, State
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network would answer to the next question, played on from here.

    Args:
        t: the step of the question.
        text: the answer it would give; empty for silence.
        p: its probability.
        right: whether that is a right one.
    """

    t: int
    text: str
    p: float
    right: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a play stands when step t waits.

    Args:
        t: the step that waits; T when the stream has ended.
        rest: the probability of getting all that is left right, the network playing on: 2 to the
            bits it earns from here.
        before: the same one step earlier; None at the start.
        answer: what it would say to the next question that can be known; None if none is left.
        own: where the network would set its gates now; None when the stream has ended.
    """

    t: int
    rest: float
    before: float | None
    answer: Answer | None
    own: Gates | None


def outlook(session: Session, t: int | None = None) -> Outlook:
    """How a play stands now, or stood when a step that was played waited.

    Args:
        session: the play.
        t: the step; the one that waits if not given.

    Raises:
        ValueError: t is not a step already met.
    """
    t = session.t if t is None else t
    if not 0 <= t <= session.t:
        raise ValueError(f"Step {t} is not among the {session.t} steps already played.")
    deal = session.deal
    before = _rest(session, t - 1) if t else None
    state = session.moves[t - 1].trace.state if t else State.zero(deal.network.sizes)
    own = deal.own_gates(t, state) if t < len(deal) else None
    return Outlook(t, _rest(session, t), before, _next_answer(deal, t, state), own)


def network_move(session: Session) -> Move:
    """The move that the network would make in the player's place, for the step that waits."""
    own = session.deal.own_gates(session.t, session.state)
    return session.valves.following(own, session.deal.player_gates)


def _rest(session: Session, t: int) -> float:
    """2^(V − what was earned before step t): the chance of all targets from step t on."""
    earned = sum(played.bits for played in session.moves[:t])
    evaluation = session.moves[t - 1].evaluation if t else session.deal.network_bits
    return float(min(2.0 ** (evaluation - earned), 1.0))


def _next_answer(deal: Deal, t: int, state: State) -> Answer | None:
    asked = next((n for n in range(t, len(deal)) if deal.stream.steps[n].counts), None)
    if asked is None:
        return None
    for n in range(t, asked):
        state = deal.own_step(n, state).state
    p = deal.own_step(asked, state).p
    best = int(p.argmax())
    text = deal.level.vocabulary.answers[best]
    return Answer(asked, text, float(p[best]), deal.stream.steps[asked].accepts(text))
