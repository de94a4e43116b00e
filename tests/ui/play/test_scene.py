"""The play screen as a player meets it: keys and mouse in, moves and pictures out."""

import random

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.scene import Command, Pop, Replace
from tests.ui.play.conftest import Open, solve

K = {"f": pygame.K_f, "i": pygame.K_i, "o": pygame.K_o}


def key(scene: PlayScene, code: int, mod: int = 0, unicode: str = "") -> Command:
    return scene.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode))


def mouse(scene: PlayScene, kind: int, x: float, y: float, held: bool = False) -> Command:
    px, py = scene.view.point(x, y)
    more = (
        {"rel": (0, 0), "buttons": (int(held), 0, 0)}
        if kind == pygame.MOUSEMOTION
        else {"button": pygame.BUTTON_LEFT}
    )
    return scene.handle(pygame.Event(kind, pos=(round(px), round(py)), touch=False, **more))


def click(scene: PlayScene, x: float, y: float) -> Command:
    mouse(scene, pygame.MOUSEMOTION, x, y)
    scene.gui.update(16)
    mouse(scene, pygame.MOUSEBUTTONDOWN, x, y)
    return mouse(scene, pygame.MOUSEBUTTONUP, x, y)


def press(scene: PlayScene, name: str) -> Command:
    control = scene.focus.named(name)
    assert control is not None, name
    return click(scene, *scene.view.units(*control.rect.center))


def valve(scene: PlayScene, gate: str, block: int = 0) -> tuple[float, float]:
    x, y, _ = scene.screen.layout.cell.valve(gate, block)  # type: ignore[arg-type]
    return x, y


def turns(scene: PlayScene) -> list[tuple[str, int, float]]:
    """Where the solution moves the valves for the token that waits."""
    model = scene.model
    wanted = model.session.deal.solution[model.session.t]
    return [
        (gate, block, wanted.gate(gate)[block])
        for gate, block in model.valves
        if wanted.gate(gate)[block] != model.move.gate(gate)[block]
    ]


def wait(scene: PlayScene, ms: float) -> Command:
    command: Command = None
    for _ in range(int(ms // 25)):
        command = command or scene.update(25.0)
    return command


def picture(scene: PlayScene) -> bytes:
    surface = pygame.Surface(scene.view.size)
    surface.fill(scene.app.theme.ground)
    scene.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


def texts(scene: PlayScene) -> list[str]:
    scene.log = []
    picture(scene)
    found = [drawn.text for drawn in scene.log]
    scene.log = None
    return found


# -- one move, from an event to a new session -------------------------------------------------


def test_a_move_travels_from_the_event_to_a_new_session(opened: Open) -> None:
    scene = opened()
    before = scene.model.session
    click(scene, *valve(scene, "i"))
    assert scene.model.session is before
    assert scene.model.picture.trace.i[0] == 1.0
    key(scene, pygame.K_SPACE)
    after = scene.model.session
    assert before.moves == ()
    assert after.moves[0].move.i == (1.0,)


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("blocks", [1, 2])
def test_keys_alone_reach_the_result(opened: Open, blocks: int, still: bool) -> None:
    scene = opened(blocks, still=still)
    while not scene.model.session.finished:
        for gate, block, value in turns(scene):
            while scene.model.selected != (gate, block):
                key(scene, K[gate])
            key(scene, pygame.K_1 if value > 0.5 else pygame.K_0)
        key(scene, pygame.K_SPACE)
        wait(scene, 100)
    command = wait(scene, 3000)
    assert isinstance(command, Replace)
    assert scene.model.session.stars == 3


@pytest.mark.parametrize("blocks", [1, 2])
def test_the_mouse_alone_reaches_the_result(opened: Open, blocks: int) -> None:
    scene = opened(blocks, still=False)
    while not scene.model.session.finished:
        for gate, block, _ in turns(scene):
            click(scene, *valve(scene, gate, block))
        press(scene, "step")
        wait(scene, 700)
    assert isinstance(wait(scene, 2000) or press(scene, "step"), Replace)
    assert scene.model.session.stars == 3


def test_at_the_end_the_keys_say_that_the_result_comes(opened: Open) -> None:
    scene = opened(1)
    assert "step" in texts(scene)
    while not scene.session.finished:
        scene.model.step()
        scene.model.finish_run()
    scene.update(0.0)
    found = texts(scene)
    assert "see the result" in found
    assert "step" not in found
    assert "look back" not in found


def test_the_play_is_recorded_once_and_before_the_pause_ends(opened: Open, app: AppContext) -> None:
    scene = opened()
    recorded = []
    app.store.record = lambda session, **_: recorded.append(session)
    while not scene.model.session.finished:
        solve(scene)
    scene.update(16.0)
    assert len(recorded) == 1
    wait(scene, 3000)
    assert len(recorded) == 1


# -- the mouse --------------------------------------------------------------------------------


def test_every_valve_is_hit_in_its_middle_and_nowhere_else(opened: Open) -> None:
    for blocks in (1, 2, 3, 4):
        cell = opened(blocks).screen.layout.cell
        for block in range(blocks):
            for gate in ("f", "i", "o"):
                x, y, radius = cell.valve(gate, block)  # type: ignore[arg-type]
                assert radius >= 12
                assert cell.valve_at(x, y) == (gate, block)
                assert cell.valve_at(x + radius + 7, y) is None


def test_dragging_up_opens_and_letting_go_does_not_flip(opened: Open) -> None:
    scene = opened()
    x, y = valve(scene, "o")
    mouse(scene, pygame.MOUSEMOTION, x, y)
    mouse(scene, pygame.MOUSEBUTTONDOWN, x, y)
    for n in range(1, 12):
        mouse(scene, pygame.MOUSEMOTION, x, y - 5 * n, held=True)
    mouse(scene, pygame.MOUSEBUTTONUP, x, y - 55)
    assert scene.model.move.o == (0.5,)
    mouse(scene, pygame.MOUSEMOTION, x, y - 300)
    assert scene.model.move.o == (0.5,)


def test_a_button_let_go_outside_the_window_lets_go(opened: Open) -> None:
    scene = opened()
    x, y = valve(scene, "o")
    mouse(scene, pygame.MOUSEMOTION, x, y)
    mouse(scene, pygame.MOUSEBUTTONDOWN, x, y)
    mouse(scene, pygame.MOUSEMOTION, x, y - 300, held=False)
    assert scene.model.move.o == (0.0,)
    assert scene.pointer.drag is None


def test_the_wheel_turns_what_it_is_over(opened: Open) -> None:
    scene = opened()
    mouse(scene, pygame.MOUSEMOTION, *valve(scene, "i"))
    scene.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=2, flipped=False))
    assert scene.model.move.i == (0.1,)
    mouse(scene, pygame.MOUSEMOTION, 5, 5)
    scene.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=2, flipped=False))
    assert scene.model.move.i == (0.1,)


def test_a_past_column_and_a_past_chip_show_their_step(opened: Open) -> None:
    scene = opened(steps=3)
    columns = scene.screen.columns(scene.model)
    click(scene, columns.x(1) + 5, columns.top + 10)
    assert scene.model.inspected == 1
    press(scene, "now")
    assert scene.model.playing
    belt = scene.screen.belt(scene.model)
    _, x, width, _ = belt.spans(scene.model.belt.at, scene.model.belt.offset or 0.0)[0]
    click(scene, x + width / 2, belt.box[1] + 20)
    assert scene.model.inspected == 0
    press(scene, "back_to")
    assert scene.model.session.t == 0


def test_a_column_to_come_shows_nothing(opened: Open) -> None:
    scene = opened(steps=2)
    columns = scene.screen.columns(scene.model)
    for t in range(2, len(scene.model.session.deal)):
        click(scene, columns.x(t) + 5, columns.top + 10)
        assert scene.model.inspected is None


@pytest.mark.parametrize("owner", ["network", 0.9])
def test_nothing_moves_what_is_not_the_players(opened: Open, owner: str | float) -> None:
    scene = opened(gates={"forget": owner, "input": "player", "output": "player"})
    assert scene.focus.named("valve:f:0") is None
    before = scene.model.move
    click(scene, *valve(scene, "f"))
    mouse(scene, pygame.MOUSEMOTION, *valve(scene, "f"))
    scene.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=3, flipped=False))
    key(scene, pygame.K_f)
    assert scene.model.move == before
    assert scene.model.selected == ("i", 0)


# -- keys -------------------------------------------------------------------------------------


def test_arrows_choose_and_turn(opened: Open) -> None:
    scene = opened(blocks=2)
    key(scene, pygame.K_RIGHT)
    assert scene.model.selected == ("i", 0)
    key(scene, pygame.K_UP)
    key(scene, pygame.K_UP, pygame.KMOD_LSHIFT)
    assert scene.model.move.i == (0.06, 0.0)
    key(scene, pygame.K_LEFT)
    key(scene, pygame.K_LEFT)
    assert scene.model.selected == ("o", 1)
    key(scene, pygame.K_RETURN)
    assert scene.model.move.o == (0.0, 1.0)


def test_tab_reaches_every_valve_and_every_button(opened: Open) -> None:
    scene = opened(blocks=2)
    reached = set()
    for _ in range(40):
        key(scene, pygame.K_TAB)
        assert scene.focus.current is not None
        reached.add(scene.focus.current.name)
    assert reached >= {"hint", "undo", "redo", "restart", "menu", "step", "valve:f:0", "valve:o:1"}


def test_space_on_a_button_presses_it_and_steps_elsewhere(opened: Open) -> None:
    scene = opened(steps=2)
    scene.focus.take(scene.focus.named("undo"), show=True)
    key(scene, pygame.K_SPACE)
    assert scene.model.session.t == 1
    key(scene, pygame.K_i)
    key(scene, pygame.K_SPACE)
    assert scene.model.session.t == 2


@pytest.mark.parametrize(
    ("code", "mod"),
    [(pygame.K_z, 0), (pygame.K_z, pygame.KMOD_LCTRL), (pygame.K_BACKSPACE, 0)],
)
@pytest.mark.parametrize("again", [(pygame.K_y, 0), (pygame.K_y, pygame.KMOD_LCTRL)])
def test_undo_and_redo(opened: Open, code: int, mod: int, again: tuple[int, int]) -> None:
    scene = opened(steps=2)
    key(scene, code, mod)
    assert scene.model.session.t == 1
    key(scene, *again)
    assert scene.model.session.t == 2


def test_hint_help_restart_and_looking_back_have_keys(opened: Open) -> None:
    scene = opened(steps=3)
    key(scene, pygame.K_h)
    key(scene, pygame.K_SLASH, pygame.KMOD_LSHIFT, "?")
    assert scene.model.advice.hints_shown == 2
    key(scene, pygame.K_PAGEUP)
    key(scene, pygame.K_PAGEUP)
    assert scene.model.shown_t == 1
    key(scene, pygame.K_END)
    assert scene.model.playing
    key(scene, pygame.K_PAGEUP)
    key(scene, pygame.K_u)
    assert scene.model.session.t == 2
    key(scene, pygame.K_r)
    assert scene.model.session.t == 0


def test_esc_leaves_at_once_and_the_app_finds_the_play_to_keep(opened: Open) -> None:
    scene = opened(steps=2)
    key(scene, pygame.K_PAGEUP)
    assert key(scene, pygame.K_ESCAPE) is None  # back to now first
    assert isinstance(key(scene, pygame.K_ESCAPE), Pop)
    assert scene.session is scene.model.session
    assert len(scene.session.moves) == 2


# -- what is drawn ----------------------------------------------------------------------------


def test_drawing_changes_nothing(opened: Open) -> None:
    scene = opened(blocks=2, steps=2, still=False)
    scene.model.step()
    scene.update(150.0)
    before = dict(vars(scene.model))
    first = picture(scene)
    assert picture(scene) == first
    assert vars(scene.model) == before


def test_a_piece_drawn_again_is_the_piece_drawn_at_once(opened: Open) -> None:
    """What is kept of earlier frames never shows in a later one."""
    kept, fresh = opened(steps=0), opened(steps=0)
    for _ in range(3):
        picture(kept)
        solve(kept)
        solve(fresh)
    key(kept, pygame.K_PAGEUP)
    picture(kept)
    key(kept, pygame.K_END)
    key(kept, pygame.K_z)
    picture(kept)
    key(kept, pygame.K_y)
    for scene in (kept, fresh):
        scene.focus.shown = False
        for _ in range(60):
            scene.update(50.0)
    assert picture(kept) == picture(fresh)


def test_the_future_is_hidden(opened: Open) -> None:
    scene = opened(
        classes={
            "home": {"tokens": ["France", "Spain"], "show": "grew up in {}"},
            "chat": ["Fish", "Soup"],
            "ask": ["I speak"],
        }
    )
    steps = scene.model.session.deal.stream.steps
    for t in range(len(steps) - 1):
        said = texts(scene)
        assert steps[t].text in said
        met = {step.text for step in steps[: t + 1]}
        for later in steps[t + 1 :]:
            assert later.text in met or later.text not in said
        solve(scene)
        wait(scene, 400)


def test_par_and_the_networks_gates_are_hidden(opened: Open) -> None:
    scene = opened(steps=2)
    said = " ".join(texts(scene)).casefold()
    assert "par" not in said
    assert "eval" not in said
    assert "network: σ(wf·x + bf)" in said


def test_confidence_is_a_dash_until_something_was_answered(opened: Open) -> None:
    scene = opened()
    assert "–" in texts(scene)
    solve(scene)
    assert "–" not in texts(scene)


def test_random_input_never_breaks_it(opened: Open) -> None:
    rng = random.Random(4)
    codes = [
        *(pygame.K_f, pygame.K_i, pygame.K_o, pygame.K_0, pygame.K_1, pygame.K_UP, pygame.K_DOWN),
        *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_SPACE, pygame.K_RETURN, pygame.K_z, pygame.K_y),
        *(pygame.K_r, pygame.K_h, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_END, pygame.K_u),
        *(pygame.K_TAB, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_x, pygame.K_DELETE),
    ]
    for blocks, still in ((1, False), (2, True), (4, False)):
        scene = opened(blocks, still=still)
        for n in range(250):
            x, y = rng.uniform(-20, 1300), rng.uniform(-20, 740)
            if rng.random() < 0.5:
                key(scene, rng.choice(codes), rng.choice([0, 0, pygame.KMOD_LSHIFT]))
            else:
                kind = rng.choice(
                    [pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP]
                )
                mouse(scene, kind, x, y, held=rng.random() < 0.5)
            if rng.random() < 0.1:
                scene.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=rng.choice([-1, 1])))
            command = scene.update(rng.choice([0.0, 16.0, 80.0]))
            if n % 10 == 0:
                picture(scene)
            if isinstance(command, Replace):
                break
            assert 0 <= scene.model.session.t <= len(scene.model.session.deal)
