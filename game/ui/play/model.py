"""What is going on at the play screen, without a window: session, valves, looking back, motion."""

from __future__ import annotations

from collections.abc import Callable

from game.level.model import GateName
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial import guided as lessons
from game.ui.pace.steps import StepRun, begun
from game.ui.play.animation import Flow, playing_out
from game.ui.play.belt_run import BeltRun
from game.ui.play.controls import (
    Valve,
    flipped,
    next_of_gate,
    next_valve,
    nudged,
    player_valves,
    turned,
)
from game.ui.play.course import Course
from game.ui.play.notices import NO_GUIDE, Advice, Guide, Notice, guide, restarted
from game.ui.play.pause import EndPause
from game.ui.play.picture import Picture


class PlayModel:
    """The play: where the session stands, where the valves stand for the step that waits.

    Every change goes through a method here; drawing only reads.

    Args:
        session: the play to go on with.
        deal_again: makes a session on a fresh stream.
        resumed: whether the play was left earlier and is taken up again.
        guided: whether to say what to do until the first step is made.
        seconds: how long the play had been before the player's eyes when it was left.
    """

    def __init__(
        self,
        session: Session,
        deal_again: Callable[[], Session],
        *,
        resumed: bool = False,
        guided: bool = False,
        seconds: float = 0.0,
    ) -> None:
        self.course = Course(session, deal_again, seconds)
        self.settled = session
        """The play as far as its outcomes are shown: one step behind while a step plays out."""
        self.move = session.valves
        self.valves = player_valves(session.level)
        self.selected: Valve | None = self.valves[0] if self.valves else None
        self.chosen = False
        """Whether the player went to that valve by a key, and has not turned it yet."""
        self.inspected: int | None = None
        self.advice = Advice(resumed and not session.finished, guided and not session.moves)
        self.run: StepRun | None = None
        self.asleep = lessons.asleep(session)
        """The valves that cannot be turned yet, in a guided play."""
        self.pause = EndPause()
        self.still = False
        """Reduced motion: nothing slides, everything arrives at once."""
        self.speed = 1.0
        self.stepped = False
        """Whether a step waits after each of its parts."""
        self.belt = BeltRun(session)
        self.picture = Picture.now(session, self.move)
        self.flow = Flow(self.picture)
        self._end_if_over()

    # -- what is shown ---------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The play as it stands."""
        return self.course.session

    @property
    def shown_t(self) -> int:
        """The step that is shown: the one that waits, or the one that is looked at."""
        return self.picture.t

    @property
    def answered(self) -> int:
        """How many steps the player has seen the outcome of."""
        return self.settled.t

    @property
    def playing(self) -> bool:
        """Whether valves can be turned now."""
        return self.inspected is None and self.run is None and not self.session.finished

    @property
    def held(self) -> bool:
        """Whether the end waits, because a guided play went wrong and can still be mended."""
        return self.session.finished and self.run is None and self.pause.ms is None

    @property
    def over(self) -> bool:
        """Whether the stream has ended and nothing is taken back any more, whatever is shown."""
        ended = self.session.finished
        return ended and (self.pause.ms is not None or not self.course.went_wrong)

    @property
    def notice(self) -> Notice:
        """What the banner says."""
        return self.advice.notice(self.session)

    @property
    def guide(self) -> Guide:
        """What to do now, said until the first step is made."""
        if not self.advice.guided or self.session.mode == "guided":  # prompts say it there
            return NO_GUIDE
        gates = self.session.deal.player_gates
        return guide(gates, turned=self.move != self.session.valves)

    def _refresh(self) -> None:
        """Show what is now the case."""
        if self.run is not None:
            # While a step plays out, it is shown as it was made.
            self.picture = Picture.past(self.session, self.session.t - 1)
        elif self.inspected is not None:
            self.picture = Picture.past(self.session, self.inspected)
        else:
            self.picture = Picture.now(self.session, self.move)
        if self.run is not None:
            self.flow.put(playing_out(self.picture, self.run))
        else:
            self.flow.aim(self.picture, still=self.still)

    # -- valves ------------------------------------------------------------------------------

    def select(self, valve: Valve | None) -> None:
        """Put a valve of the player's in focus."""
        if valve in self.valves:
            self.selected = valve

    def select_next(self, by: int) -> None:
        """Go to the next valve, or the one before."""
        self.select(next_valve(self.valves, self.selected, by))
        self.chosen = True

    def select_gate(self, gate: GateName) -> None:
        """Go to the next block's valve of this gate."""
        self.select(next_of_gate(self.valves, self.selected, gate))
        self.chosen = True

    def set_valve(self, valve: Valve, value: float) -> None:
        """Turn a valve to a value."""
        if valve not in self.asleep:
            self._turn(turned(self.session.level, self.move, valve, value))

    def nudge(self, valve: Valve, steps: float, *, fine: bool) -> None:
        """Turn a valve a little."""
        if valve not in self.asleep:
            self._turn(nudged(self.session.level, self.move, valve, steps, fine=fine))

    def flip(self, valve: Valve) -> None:
        """Open a valve that is shut, shut one that is open."""
        if valve not in self.asleep:
            self._turn(flipped(self.session.level, self.move, valve))

    def turn_to(self, move: Move) -> None:
        """Put the valves where they stood before, without this being a move of the player's."""
        self.move = move
        self._refresh()

    def _turn(self, move: Move) -> None:
        self.finish_run()
        self.chosen = False
        if self.playing and move != self.move:
            self.move = move
            self.advice.resumed = False
            self._refresh()

    # -- steps -------------------------------------------------------------------------------

    def step(self, *, brief: bool = False, parts: bool = True, within: float | None = None) -> None:
        """Play the step as the valves stand.

        Args:
            brief: it does not play out before the eyes.
            parts: it waits after each part, if the player wants that of steps.
            within: it plays out in so many milliseconds at the most.
        """
        self.finish_run()
        if self.held:
            self.pause.begin()
        if not self.playing:
            return
        self.advice.stepped()
        self.chosen = False
        self.course.play(self.move)
        self.move = self.session.valves
        self.run = None if brief else begun(self, parts=parts, within=within)
        if self.run is None:
            self._step_over()
        self._refresh()

    def finish_run(self) -> None:
        """Cut a step's animation short."""
        if self.run is not None:
            self.run = None
            self._step_over()
            self._refresh()

    def next_part(self) -> None:
        """Go on to the next part of a step that plays out part by part."""
        if self.run is not None:
            self.run = self.run.gone_on()
            self._play_on(0.0)

    def _step_over(self) -> None:
        self.settled = self.session
        self.asleep = lessons.asleep(self.session)
        self._end_if_over()
        self.belt.rest(self.session)

    def _end_if_over(self) -> None:
        """Let the end come once the stream is over; a guided play that went wrong waits."""
        if self.session.finished and not self.course.went_wrong:
            self.pause.begin()

    def undo(self) -> None:
        """Take the last step back; at a fresh stream's start, go back to the play before it.

        In a guided play that went wrong it goes back to where it did.
        """
        self.finish_run()
        if self.pause.ms is None:
            self._put(self.course.undo())

    def redo(self) -> None:
        """Play the step again that was taken back."""
        self.finish_run()
        if self.pause.ms is None and (move := self.course.redo()) is not None:
            self._put(move)
            self._end_if_over()

    def back_to(self, t: int) -> None:
        """Take steps back until this one waits again."""
        self.finish_run()
        if self.pause.ms is None:
            self._put(self.course.back_to(t))

    def undo_to_here(self) -> None:
        """Take steps back until the one that is looked at waits again."""
        if self.inspected is not None:
            self.back_to(self.inspected)

    def restart(self) -> None:
        """Begin on a fresh stream; undo goes back."""
        self.finish_run()
        if self.pause.ms is not None:
            return
        undoable = self.course.restart(self.move)
        self._put(self.session.valves)
        if undoable:
            self.advice.graded = restarted()

    def _put(self, move: Move | None) -> None:
        """Go on where the course of the play has come to, with the valves there; None: nowhere."""
        if move is None:
            return
        self.settled, self.move = self.session, move
        self.asleep = lessons.asleep(self.session)
        self.inspected, self.advice.resumed = None, False
        self.advice.moved_on()
        self.belt.rest(self.session)
        self._refresh()

    # -- looking back, hints -----------------------------------------------------------------

    def look_at(self, t: int | None) -> None:
        """Look at a past step; None, or a step that is not past, comes back to now."""
        self.finish_run()
        past = t is not None and 0 <= t < self.session.t and self.pause.ms is None
        self.inspected = t if past else None
        self._refresh()

    def look_by(self, by: int) -> None:
        """Look one step earlier or later."""
        here = self.session.t if self.inspected is None else self.inspected
        self.look_at(max(here + by, 0))

    def hint(self) -> None:
        """Show the next hint; after the level's last one, the brief again."""
        self.finish_run()
        self.advice.hint(self.session, self.move)

    # -- time --------------------------------------------------------------------------------

    def update(self, dt: float, belt_target: float) -> bool:
        """Move animations on; True when the play is over and its last moment was shown."""
        self.flow.update(dt)
        if not self.session.finished:
            self.course.seconds += dt / 1000.0
        if self.run is not None:
            self._play_on(dt)
        self.belt.update(dt * self.speed, belt_target, still=self.still)
        return self.pause.update(dt)

    def _play_on(self, dt: float) -> None:
        """Move on what plays out of a step by dt milliseconds."""
        assert self.run is not None
        self.run = self.run.moved(dt, self.speed, still=self.still)
        if self.run is None:
            self._step_over()
            self._refresh()
            return
        self.belt.slide(self.session, self.run.sliding)
        self.flow.put(playing_out(self.picture, self.run))
