"""What of a play is heard: watches the model, and asks for the sound of whatever is to be seen.

Nothing is heard before it can be seen: a step's outcome, as on the screen, once it is shown.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.level.model import GATES
from game.level.stream import BLANK
from game.lstm.weights import Array
from game.rules.move import Move
from game.rules.session import Session
from game.ui.pace.steps import Part
from game.ui.play.animation import Figures
from game.ui.play.model import PlayModel
from game.ui.play.picture import Picture
from game.ui.play.prediction import outcome
from game.ui.sound.effects import detent
from game.ui.sound.player import Sound

OPEN: Final = 0.5
"""A gate that is opened further than this writes, and one less open than this forgets."""
HEARD: Final[tuple[Part, ...]] = ("forget", "input", "output")
"""The parts of a step that are heard, each when it begins to be seen."""
HELD: Final = 0.2
"""A block whose cells hold more than this has something to lose."""


class Heard:
    """Follows one play after another."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._model: PlayModel | None = None
        self._session: Session | None = None
        self._settled: Session
        self._move: Move
        self._done: set[Part] = set()
        self._inspected: int | None = None
        self._figures: Figures | None = None
        self._state: Array | None = None

    def follow(self, model: PlayModel, *, ambience: bool = True) -> None:
        """Let be heard what has changed in a play since the last frame.

        Args:
            model: the play; another one than before is taken up where it stands.
            ambience: whether its cell state is heard as well.
        """
        if self._model is not model:
            self._take_up(model)
        if self._session is not model.session:
            before, self._session = self._session, model.session
            self._moved_on(before, model.session)
        elif model.move is not self._move:
            self._turned(self._move, model.move)
        self._move = model.move
        if model.run is not None:
            for part in HEARD:
                if part not in self._done and model.run.share(part) > 0.0:
                    self._part(model.session, part)
        if self._settled is not model.settled:
            self._arrived(model.settled)
        if self._inspected != model.inspected:
            self._looked(model)
        before_memory = model.run is not None and model.run.share("memory") == 0.0
        if self._figures is not model.flow.figures and not before_memory:
            self._figures = now = model.flow.figures
            self._state = now.c.reshape(len(now.f), -1)
        if ambience and self._state is not None:
            self._sound.hear(self._state)

    def _take_up(self, model: PlayModel) -> None:
        self._model, self._session, self._settled = model, None, model.settled
        self._move, self._inspected = model.move, model.inspected
        self._done.clear()
        level = model.session.level
        tokens = (level.sound(step) for step in model.session.deal.stream.steps)
        answers = map(level.answer_sound, level.vocabulary.answers)
        self._sound.expect((*tokens, *answers), level.memory.blocks)

    # -- what has happened -----------------------------------------------------------------------

    def _moved_on(self, before: Session | None, now: Session) -> None:
        """A step was made, or taken back, or another stream begun."""
        self._done.clear()
        stepped = before is not None and _steps_on(before, now)
        if before is not None:
            self._sound.hush()
        if stepped:
            self._sound.play("step")
        elif before is None or not now.moves:
            self._say_token(now)

    def _turned(self, before: Move, now: Move) -> None:
        """The first valve that has come to another note is heard."""
        for gate in GATES:
            for old, new in zip(before.gate(gate), now.gate(gate), strict=True):
                if detent(old) != detent(new) or (old != new and new in (0.0, 1.0)):
                    self._sound.play("valve", gate=gate, opening=new)
                    return

    def _part(self, session: Session, part: Part) -> None:
        """One part of the last step: what fades from a block, what is written, what is said."""
        self._done.add(part)
        played = session.moves[-1]
        if part == "forget":
            before = Picture.past(session, played.t).before.c
            held = np.abs(before).reshape(session.level.memory.blocks, -1).max(1)
            faded = (held > HELD) & (played.trace.f < OPEN)
            if faded.any():
                self._sound.play("fade", block=int(faded.argmax()))
        elif part == "input":
            written = played.trace.i > OPEN
            if written.any():
                self._sound.play("write", block=int(written.argmax()))
        elif played.predicted != BLANK:
            self._sound.say(session.level.answer_sound(played.predicted))

    def _arrived(self, now: Session) -> None:
        """What a step came to is shown now: an answer, right or wrong, and the next token."""
        before, self._settled = self._settled, now
        if not _steps_on(before, now):
            return
        for part in HEARD:  # what was not shown in its time
            if part not in self._done:
                self._part(now, part)
        t = now.t - 1
        right, _ = outcome(Picture.past(now, t), t)
        asked = now.deal.stream.steps[t].target != BLANK
        if right is False or (right and asked):
            self._sound.play("right" if right else "wrong")
        self._say_token(now)

    def _looked(self, model: PlayModel) -> None:
        """A past step is looked at: its token, and what was answered."""
        self._inspected = t = model.inspected
        if t is not None:
            say_step(self._sound, model.session, t)

    def _say_token(self, session: Session) -> None:
        """The token that comes in."""
        if not session.finished:
            self._sound.say(session.level.sound(session.deal.stream.steps[session.t]))


def say_step(sound: Sound, session: Session, t: int) -> None:
    """Let a past step be heard: its token, and what was answered."""
    sound.hush()
    sound.say(session.level.sound(session.deal.stream.steps[t]))
    if session.moves[t].predicted != BLANK:
        sound.say(session.level.answer_sound(session.moves[t].predicted))


def _steps_on(before: Session, now: Session) -> bool:
    """Whether a play is the other one, a step further."""
    one, other = before.moves, now.moves
    return len(other) == len(one) + 1 and (not one or other[-2] is one[-1])
