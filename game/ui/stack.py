"""The scenes that lie on each other, the shown one last, and how commands change them."""

from __future__ import annotations

from game.ui.scene import Only, Pop, Push, Quit, Replace, Return, Scene


class Stack(list[Scene]):
    """A stack of scenes; empty once the last one is left."""

    @property
    def top(self) -> Scene | None:
        """The scene that has the input."""
        return self[-1] if self else None

    @property
    def visible(self) -> list[Scene]:
        """What is seen: the top scene, and what lies under it if it is laid over."""
        shown: list[Scene] = []
        for scene in reversed(self):
            shown.insert(0, scene)
            if not getattr(scene, "overlay", False):
                break
        return shown

    def change(self, command: Push | Replace | Pop | Return | Only | Quit) -> None:
        """Do what the top scene asked for."""
        match command:
            case Quit():
                self.clear()
            case Pop():
                self.pop()
            case Push(scene, over):
                if (covered := getattr(self.top, "covered", None)) is not None:
                    covered()
                self.extend((scene, *over))
            case Replace(scene):
                self[-1:] = [scene]
            case Only(scene):
                self[:] = [scene]
            case Return(scene):
                same = len(self) > 1 and type(self[-2]) is type(scene)
                self[-2 if same else -1 :] = [scene]
