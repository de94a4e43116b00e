"""Keys and clicks as a player makes them, for a window that nobody sees."""

import pygame

from game.ui.controls.pad import AXES, NAMES
from game.ui.focus import Control
from game.ui.loop import App
from game.ui.scene import Scene


class Driver:
    """Types and clicks in an app."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def scene(self) -> Scene:
        assert self.app.scene is not None
        return self.app.scene

    @property
    def name(self) -> str:
        return type(self.scene).__name__

    @property
    def focused(self) -> str | None:
        current = self.scene.focus.current  # type: ignore[attr-defined]
        return current.name if current else None

    def key(self, *keys: int, mod: int = 0) -> None:
        for key in keys:
            self.app.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))
            self.app.handle(pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0))
            self.app.frame([], 16.0)

    def write(self, text: str) -> None:
        """Press the keys of some digits or letters."""
        for sign in text:
            code = pygame.key.key_code(sign)
            event = pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=sign, scancode=0)
            self.app.handle(event)
            self.app.frame([], 16.0)

    def control(self, name: str) -> Control:
        found = self.scene.focus.named(name)  # type: ignore[attr-defined]
        assert found is not None, name
        return found  # type: ignore[no-any-return]

    def click(self, target: str | tuple[int, int]) -> None:
        pos = self.control(target).rect.center if isinstance(target, str) else target
        for kind in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            more = (
                {"rel": (0, 0), "buttons": (0, 0, 0)}
                if kind == pygame.MOUSEMOTION
                else {"button": pygame.BUTTON_LEFT}
            )
            self.app.handle(pygame.Event(kind, pos=pos, touch=False, **more))
        self.app.frame([], 16.0)

    def wait(self, ms: float) -> None:
        """Let frames go by."""
        for _ in range(int(ms // 50) + 1):
            self.app.frame([], 50.0)

    def wheel(self, y: int) -> None:
        self.app.handle(
            pygame.Event(pygame.MOUSEWHEEL, x=0, y=y, flipped=False, precise_x=0.0, precise_y=y)
        )
        for _ in range(60):
            self.app.frame([], 16.0)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until a control has the focus."""
        for _ in range(60):
            if self.focused == name and self.scene.focus.shown:  # type: ignore[attr-defined]
                return
            self.key(pygame.K_TAB, mod=pygame.KMOD_LSHIFT if back else 0)
        raise AssertionError(f"Tab never reaches {name}; it is on {self.focused}")

    # -- a gamepad -----------------------------------------------------------------------------

    def pad(self, *buttons: str) -> None:
        """Press buttons of a gamepad, or move its sticks, and let them go."""
        for button in buttons:
            self.pad_holds(button)
            self.pad_lets_go(button)
            self.app.frame([], 16.0)

    def pad_holds(self, button: str) -> None:
        self._pad(button, held=True)

    def pad_lets_go(self, button: str) -> None:
        self._pad(button, held=False)

    def _pad(self, button: str, *, held: bool) -> None:
        code = next((code for code, name in NAMES.items() if name == button), None)
        if code is not None:
            kind = pygame.CONTROLLERBUTTONDOWN if held else pygame.CONTROLLERBUTTONUP
            self.app.handle(pygame.Event(kind, instance_id=0, button=code))
            return
        axis, ends = next((axis, ends) for axis, ends in AXES.items() if button in ends)
        value = (-32768 if ends[0] == button else 32767) if held else 0
        self.app.handle(
            pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=axis, value=value)
        )

    def pad_to(self, name: str, on: str = "rb") -> None:
        """Press a button that moves on until a control has the focus."""
        for _ in range(120):
            if self.focused == name and self.scene.focus.shown:  # type: ignore[attr-defined]
                return
            self.pad(on)
        raise AssertionError(f"{on} never reaches {name}; it is on {self.focused}")
