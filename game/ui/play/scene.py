"""The play screen's scene: events in, moves to the rules, and everything drawn in its place."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.progress.understood import was_led
from game.rules.resume import carried_over
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.controls.actions import Context
from game.ui.focus import Control, Focus
from game.ui.gui import Gui
from game.ui.ink.lettering import Drawn
from game.ui.library import level_place, place_words
from game.ui.pace.flow_control import control_width
from game.ui.pace.played import PlayFlow
from game.ui.pace.stepping import is_press, meaning
from game.ui.pace.steps import follow
from game.ui.pace.tempo import Tempo
from game.ui.paint import Painter
from game.ui.play import keys, ways
from game.ui.play.asking import Asking
from game.ui.play.bet_controls import BetControls
from game.ui.play.bet_panel import bet_name
from game.ui.play.buttons import Buttons, Phase, valve_name
from game.ui.play.coach import Coaching, coach_lines
from game.ui.play.heard import Heard
from game.ui.play.keys import CONTEXTS, act
from game.ui.play.layout import make_layout
from game.ui.play.model import PlayModel
from game.ui.play.notices import Notice, Why, hint_notice
from game.ui.play.pointer import Pointer
from game.ui.play.practising import Practising
from game.ui.play.screen import Screen
from game.ui.play.shown import Shown
from game.ui.play.topbar import banner_lines
from game.ui.play.tutorial.prompting import Prompting
from game.ui.scene import Command, Replace, Scene
from game.ui.view import View
from game.ui.watch import Reloads
from game.words import say


class PlayScene:
    """A level being played by hand.

    Args:
        level: the level.
        session: the play, new or to be gone on with.
        app: settings, seeds and the other scenes.
        world_title: the title of the level's world.
        resumed: whether the play was left earlier and is taken up again.
    """

    covers = True
    """Whether it draws over all of the window, so that nothing needs to be wiped first."""
    tells_menu = True
    """Whether it tells itself what a gamepad lists all actions with."""

    def __init__(
        self,
        level: Level,
        session: Session,
        app: AppContext,
        world_title: str = "",
        *,
        resumed: bool = False,
    ) -> None:
        self.app, self.world = app, world_title
        self.stands = level_place(app.library, level)
        self.model = self._model(level, session, resumed=resumed)
        self.practice = Practising(self.model, app)
        self.tempo = self._tempo()
        self.heard = Heard(app.sound)
        self.focus = Focus(reveal=self._reveal, meaning=lambda e: app.controls.action(e, "menus"))
        self.pointer = Pointer(self)
        self.asking = Asking(self)
        self.prompting = Prompting(self)
        self.retry: bool | None = None
        """Whether the play, once it is over and recorded, was on a stream seen before."""
        self.result: Scene | None = None
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self.view: View
        self.buttons: Buttons
        self.screen: Screen
        self.bets: BetControls

    def _model(self, level: Level, session: Session, *, resumed: bool) -> PlayModel:
        network, app = session.deal.network, self.app
        return PlayModel(
            session,
            lambda: Session.start(level, app.new_seed(), network, session.mode),
            resumed=resumed,
            guided=app.store.best(level.id) is None,
            seconds=app.plays.seconds_before(session) if resumed else 0.0,
        )

    def _tempo(self) -> Tempo:
        return Tempo(self.app, PlayFlow(lambda: self.model, lambda: self.practice.bet_wanted))

    @property
    def session(self) -> Session:
        """The play as it stands; the app keeps it whenever it changes."""
        return self.model.session

    @property
    def over(self) -> bool:
        """Whether the play is recorded, and no more to be kept."""
        return self.retry is not None

    @property
    def seconds(self) -> float:
        """How long the play has been before the player's eyes."""
        return self.model.course.seconds

    def again(self) -> Scene:
        """The same play on a fresh screen, from the last move; its result, if it is recorded."""
        level, session = self.session.level, self.session
        if self.retry is not None:
            return self._make_result()
        return self.app.scenes.play(level, session, self.app, self.world, resumed=True)

    # -- layout ------------------------------------------------------------------------------

    def layout(self, view: View) -> None:
        """Place everything for this view."""
        self.view = view
        follow(self.model, self.app.settings)
        theme, level = self.app.theme, self.model.session.level
        painter = Painter(pygame.Surface((1, 1)), view, theme)
        notices = [Notice("brief", level.brief)]
        notices += [hint_notice(level, n) for n in range(len(level.hints))]
        lines = banner_lines(painter, 1232, notices)
        if self.practising:
            lines = max(lines, coach_lines(view.text))
        bar = self.practising and self.app.settings.coach_bar
        layout = make_layout(painter, level.memory.blocks, lines, level.has_looks,
                             practice=self.practising, bar=bar,
                             flow=control_width(painter, self.tempo))  # fmt: skip
        self.pointer.let_go()
        if self.focus.current is None:
            self.focus.shown = self.app.by_keys
        self.bets = BetControls(self, painter, layout.content)
        self.buttons = Buttons(self, layout)
        self.buttons.show(self.phase)
        marked = self.practising and self.app.settings.coach_marks
        free = (24.0, self.buttons.left)
        place = place_words(self.stands, self.world)
        world = say("tutorial.world") if self.session.mode == "guided" else place
        self.screen = Screen(view, theme, layout, free, world, marked=marked)
        self.screen.caps = self.app.caps
        self.prompting.place_anew()

    @property
    def level(self) -> Level:
        """The level that is played."""
        return self.session.level

    @property
    def practising(self) -> bool:
        """Whether it is a practice, with the coach."""
        return self.session.mode == "practice"

    @property
    def coaching(self) -> Coaching:
        """What the coach shows now; nothing in play."""
        return self.practice.coaching

    def reload(self, level: Level, network: Weights) -> None:
        """Go on where the play stands with a level or network that was saved anew.

        A level whose task has changed begins anew, with the same seed. A play that is at its end
        goes on to its result as it was.
        """
        if self.retry is not None:
            result = self._made_result()
            if isinstance(result, Reloads):
                result.reload(level, network)
            return
        before = self.model
        session = carried_over(before.session, level, network)
        said: Why = "reloaded" if session is not None else "anew"
        if session is None:
            session = Session.start(level, before.session.seed, network, before.session.mode)
        self.model = self._model(level, session, resumed=True)
        self.practice, self.prompting = Practising(self.model, self.app), self.prompting.anew()
        self.tempo = self._tempo()
        self.model.advice.why = said
        if said == "reloaded":
            self.model.turn_to(before.move)
            self.model.advice.hints_shown = before.advice.hints_shown
        self.model.select(before.selected)

    # -- what buttons and keys ask for -------------------------------------------------------

    def bet(self) -> None:
        """Go to where a bet is made; where none is wanted, ask for bets, or for none any more."""
        if not self.practice.bet_wanted:
            self.app.change(bets=not self.app.settings.bets)
            self._after()
        if self.practice.bet_wanted:
            self.focus.take(self.focus.named(bet_name(self.bets.panel.answers[0])), show=True)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where what its keys mean is alive."""
        return ("practice", *CONTEXTS) if self.practising else CONTEXTS

    @property
    def idle(self) -> Collection[str]:
        """The actions that would change nothing now."""
        return keys.idle(self)

    @property
    def help_topic(self) -> HelpTopic:
        """Whose keys help tells of."""
        return ways.help_topic(self)

    # -- events ------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        pressed = is_press(event)
        if pressed and self.model.ended_ms is not None:
            return self._finish() if self.model.may_leave_end else None
        if pressed and self.practice.auto.stop():
            return None
        if event.type == pygame.WINDOWFOCUSLOST:
            self.tempo.stop()
        meant = meaning(self, self.model, event) if pressed else "leaves"
        if meant == "ends":
            self.model.finish_run()
        taken = meant == "goes_on" or self.prompting.take(event)
        command = None if taken else self._dispatch(event)
        self._after()
        return command

    def _dispatch(self, event: pygame.Event) -> Command:
        if event.type == pygame.KEYDOWN:
            self.pointer.rest()
            return act(self, event)
        if self.bets.handle(event) or self.pointer.take(event):
            return None
        asked = self.gui.handle(event)
        return None if asked is False else asked

    def _after(self) -> None:
        """Record a play that is over; have focus and buttons follow what is now the case."""
        if self.model.over:
            self._record()
        current = self.focus.current
        if current is not None and current.name.startswith("valve:"):
            gate, block = current.name.split(":")[1:]
            self.model.select((gate, int(block)))  # type: ignore[arg-type]
        self.practice.betting.follow()
        self.buttons.show(self.phase)
        self.prompting.follow()

    @property
    def gui(self) -> Gui:
        """The buttons that are shown."""
        return self.buttons.gui

    @property
    def phase(self) -> Phase:
        """Which buttons are wanted: those of now, of looking back, or of the end."""
        if self.model.ended_ms is not None or self.model.held:
            return "end"
        if self.model.run is not None and self.model.run.stepped:
            return "parts"
        if self.practice.bet_wanted:
            return "bet"
        return "now" if self.model.inspected is None else "past"

    def _reveal(self, control: Control) -> None:
        self.bets.reveal(control)

    @property
    def on_button(self) -> bool:
        """Whether a button has the keys, and not a valve."""
        current = self.focus.current
        return current is not None and not current.name.startswith("valve:")

    def focus_selected(self, *, shown: bool) -> None:
        """Give the keys to the valve that the model has selected."""
        if self.model.selected is not None:
            self.focus.take(self.focus.named(valve_name(self.model.selected)), show=shown)

    # -- time and drawing --------------------------------------------------------------------

    def update(self, dt: float) -> Command:
        """Move animations on; once the stream has ended and was looked at, go to the result."""
        follow(self.model, self.app.settings)
        asked = self.practice.take_asked()
        if asked == "stars":
            return ways.other_mode(self)
        if asked is not None:
            self.practice.auto.begin(asked)
        self.practice.before(dt)
        self.tempo.update(dt)
        over = self.model.update(dt, self.screen.belt_target(self.model))
        self.practice.after(dt)
        self.bets.update(dt, still=self.model.still)
        self.prompting.update(dt)
        self.gui.update(dt)
        self._after()
        self.heard.follow(self.model)
        if self.model.ended_ms is not None:
            self._made_result()  # in the pause, where nobody sees that it takes a moment
        return self._finish() if over else None

    @property
    def _shown(self) -> Shown:
        """What a practice shows besides."""
        practice, model = self.practice, self.model
        told = model.answered - 1 if model.inspected is None else model.inspected
        bet = self.bets.look(self.gui.hovered) if practice.bet_wanted else None
        return Shown(practice.coaching, practice.coach.bar, bet, self.bets.panel,
                     practice.betting.told(told))  # fmt: skip

    def covered(self) -> None:
        """Something is laid over the play: the stream does not flow on behind it."""
        self.tempo.stop()

    def _record(self) -> None:
        """Record the play with its last move: a kill while that is shown loses nothing."""
        if self.retry is None:
            self.retry = self.app.plays.record(self.session, self.seconds)
            if self.session.mode == "guided":
                was_led(self.app.store, self.level.id)

    def _made_result(self) -> Scene:
        """The result of the finished play."""
        if self.result is None:
            self.result = self._make_result()
        return self.result

    def _make_result(self) -> Scene:
        return self.app.scenes.result(self.session, self.app, self.world, self.retry)

    def _finish(self) -> Command:
        return Replace(self._made_result())

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        painter = Painter(surface, self.view, self.app.theme, self.log)
        on_button = self.on_button
        ringed = self.focus.shown and not on_button
        flow = partial(self.buttons.flow.put, hovered=self.gui.hovered)
        shown, bubble = self._shown, self.prompting.ready()
        if bubble is not None and bubble.docked:
            # Only the brief makes room: a hint, or the coach, was asked for.
            brief = self.screen.notice(self.model, shown).kind == "brief"
            bubble = bubble if brief else None
        self.screen.docked = bubble is not None and bubble.docked
        pointing = self.asking.told(self.pointer.on)
        self.screen.draw(painter, self.model, pointing, ringed, shown, flow)
        self.gui.draw(surface)
        if on_button or self.model.inspected is not None:  # when no valve is drawn as selected
            self.gui.draw_focus(surface)
        self.prompting.draw(painter, bubble)
