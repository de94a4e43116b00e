"""The first ten minutes at a terminal: a first play led line by line, and ideas said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.level.model import BLOCKS, Level
from game.lstm.weights import Weights
from game.progress.settings import kept_settings
from game.progress.store import Store
from game.progress.understood import is_to_be_led, understand, understood, was_led
from game.rules.resume import resume
from game.rules.session import Session
from game.rules.tutorial.guided import prompt, turns
from game.rules.tutorial.ideas import Moment, idea_prompt, waiting
from game.text.terminal import Terminal
from game.words import say

OF_A_GATE: Final = ("locked", "forget", "network")
"""The ideas that have to name their gate where there is nothing to point at."""
TYPED: Final = (*OF_A_GATE, "drawers")
"""The ideas that are told at a terminal; the others are about what is seen there."""


class Guiding:
    """What one player is told unasked, as long as prompts are wanted.

    Args:
        terminal: where it is said.
        store: what was understood, and whether prompts are wanted.
        new_seed: gives the seed of a fresh stream.
    """

    def __init__(self, terminal: Terminal, store: Store, new_seed: Callable[[], int]) -> None:
        self._terminal, self._store, self._new_seed = terminal, store, new_seed

    def begin(self, level: Level, network: Weights) -> Session | None:
        """The guided first play of a level, new or as it was left; None where none is wanted."""
        if not (level.play.guided and self._wanted and is_to_be_led(self._store, level.id)):
            return None
        self._terminal.say(say("text.guided.begins"))
        left = resume(level, self._store.unfinished(level.id, "guided"), network)
        return left or Session.start(level, self._new_seed(), network, "guided")

    @property
    def _wanted(self) -> bool:
        return kept_settings(self._store).prompts

    def token(self, session: Session) -> None:
        """What there is to say of the token that waits."""
        if session.mode == "guided":
            self._guide(session)
        elif self._wanted:
            self._idea(session)

    def _guide(self, session: Session) -> None:
        found = prompt(session, session.valves)
        if found is None:
            return
        if found.mishap:
            self._terminal.say(found.text)
            return
        wanted = [
            f"{BLOCKS[turn.block] + '.' if session.level.memory.blocks > 1 else ''}"
            f"{turn.gate}={turn.to:g}"
            for turn in turns(session, session.t, session.valves)
        ]
        if wanted:
            self._terminal.say(say("text.guided.type", said=found.text, typed=" ".join(wanted)))
        else:
            self._terminal.say(say("text.guided.enter"))

    def _idea(self, session: Session) -> None:
        """An idea that is met for the first time is said once."""
        known = understood(self._store)
        idea = waiting(Moment(session, session.valves), known)
        if idea is None or idea.name not in TYPED:
            return
        if (found := idea_prompt(idea, session)) is not None:
            gate = found.at[0]
            named = say(f"text.ideas.{idea.name}", gate=say(f"tutorial.gate.{gate}"))
            self._terminal.say(named if idea.name in OF_A_GATE else found.text)
            understand(self._store, idea.name)

    def ended(self, session: Session) -> None:
        """Keep that a guided play came to its end."""
        if session.mode == "guided":
            was_led(self._store, session.level.id)
