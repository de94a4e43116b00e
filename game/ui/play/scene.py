"""The play screen's scene: events in, moves to the rules, and everything drawn in its place."""

from __future__ import annotations

from collections.abc import Collection

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.controls.actions import Context
from game.ui.focus import Control, Focus
from game.ui.gui import Gui
from game.ui.ink.lettering import Drawn
from game.ui.library import level_place, place_words
from game.ui.pace import steps
from game.ui.pace.played import PlayFlow
from game.ui.pace.stepping import is_press, meaning
from game.ui.pace.tempo import Tempo
from game.ui.paint import Painter
from game.ui.play import keys, ways
from game.ui.play.asking import Asking
from game.ui.play.beginning import begun, gone_on
from game.ui.play.bet_controls import BetControls
from game.ui.play.buttons import Buttons, Phase, phase_of, valve_name
from game.ui.play.coach import Coaching
from game.ui.play.drawing import draw_scene
from game.ui.play.ending import Ending
from game.ui.play.fitting import fitted
from game.ui.play.heard import Heard
from game.ui.play.keys import CONTEXTS, act
from game.ui.play.pointer import Pointer
from game.ui.play.practising import Practising
from game.ui.play.screen import Screen
from game.ui.play.tutorial.prompting import Prompting
from game.ui.scene import Command, Scene
from game.ui.view import View
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
        self.model = begun(app, session, resumed=resumed)
        self.practice = Practising(self.model, app)
        self.tempo = self._tempo()
        self.heard = Heard(app.sound)
        self.focus = Focus(reveal=self._reveal, meaning=lambda e: app.controls.action(e, "menus"))
        self.pointer = Pointer(self)
        self.asking = Asking(self)
        self.ending = Ending(self)
        self.prompting = Prompting(self)
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self.view: View
        self.buttons: Buttons
        self.screen: Screen
        self.bets: BetControls

    def _tempo(self) -> Tempo:
        return Tempo(self.app, PlayFlow(lambda: self.model, lambda: self.practice.bet_wanted))

    @property
    def session(self) -> Session:
        """The play as it stands; the app keeps it whenever it changes."""
        return self.model.session

    @property
    def over(self) -> bool:
        """Whether the play is recorded, and no more to be kept."""
        return self.ending.recorded

    @property
    def seconds(self) -> float:
        """How long the play has been before the player's eyes."""
        return self.model.course.seconds

    def again(self) -> Scene:
        """The same play on a fresh screen, from the last move; its result, if it is recorded."""
        if self.ending.recorded:
            return self.ending.fresh_result()
        return self.app.scenes.play(self.level, self.session, self.app, self.world, resumed=True)

    # -- layout ------------------------------------------------------------------------------

    def layout(self, view: View) -> None:
        """Place everything for this view."""
        self.view = view
        steps.follow(self.model, self.app.settings)
        theme = self.app.theme
        painter = Painter(pygame.Surface((1, 1)), view, theme)
        layout = fitted(self, painter)
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
        if self.ending.recorded:
            self.ending.reload(level, network)
            return
        self.model = gone_on(self.app, self.model, level, network)
        self.practice, self.prompting = Practising(self.model, self.app), self.prompting.anew()
        self.tempo = self._tempo()

    # -- what buttons and keys ask for -------------------------------------------------------

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
        if pressed and self.model.pause.ms is not None:
            return self.ending.cut_short()
        if pressed and self.practice.auto.stop():
            return None
        if event.type == pygame.WINDOWFOCUSLOST:
            self.tempo.stop()
        meant = meaning(self, self.model, event) if pressed else "leaves"
        if meant == "ends":
            self.model.finish_run()
        taken = meant == "goes_on" or self.prompting.take(event)
        command = None if taken else self._dispatch(event)
        self.follow()
        return command

    def _dispatch(self, event: pygame.Event) -> Command:
        if event.type == pygame.KEYDOWN:
            self.pointer.rest()
            return act(self, event)
        if self.bets.handle(event) or self.pointer.take(event):
            return None
        asked = self.gui.handle(event)
        return None if asked is False else asked

    def follow(self) -> None:
        """Record a play that is over; have focus and buttons follow what is now the case."""
        self.ending.follow()
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
        return phase_of(self)

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
        steps.follow(self.model, self.app.settings)
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
        self.follow()
        self.heard.follow(self.model)
        self.ending.prepare()
        return self.ending.finish() if over else None

    def covered(self) -> None:
        """Something is laid over the play: the stream does not flow on behind it."""
        self.tempo.stop()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        draw_scene(self, surface)
