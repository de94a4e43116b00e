"""What can be wrong with the texts of a picture: cut, shortened, one over another, too faint."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.context import AppContext
from game.ui.scene import Scene
from game.ui.scroll import Scroll
from game.ui.theme import Colour
from game.ui.view import View
from tests.ui.seen import Seen, recording

LARGE: Final = 24.0
LARGE_BOLD: Final = 18.7
"""From what height on letters count as large, in units at 100%: WCAG's 18 and 14 points."""
ENOUGH: Final = {"dark": (4.5, 3.0), "light": (4.5, 3.0), "contrast": (7.0, 4.5)}
"""The contrast that texts need in each theme, and large ones."""
SHARE: Final = 0.3
"""A colour counts as a text's ground if it lies behind as much of its letters."""
SLACK: Final = 2
"""Pixels that the boxes of two texts may share: letters do not fill the corners of theirs."""

MARGIN: Final = 20
"""Pixels that a panel may go on beyond the page that scrolls in it."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Shot:
    """A scene as it looks, what lies behind its texts, and those texts."""

    picture: pygame.Surface
    ground: pygame.Surface
    texts: tuple[Seen, ...]
    theme: str
    scrolled: tuple[tuple[pygame.Rect, bool, bool], ...]
    """The parts of the window that show some of a page: whether it goes on above, and below."""
    prompt: pygame.Rect | None = None
    """Where a prompt lies over the scene: until it is closed it may cover other texts."""
    own: frozenset[str] = frozenset()
    """The level's own words, which may be shortened or run out of sight."""


def settle(scene: Scene, frames: int) -> None:
    """Let everything that moves come to rest."""
    for _ in range(frames):
        scene.update(400.0)


def shoot(
    scene: Scene, app: AppContext, size: tuple[int, int], text: float, theme: str,
    under: Scene | None = None, frames: int = 3,
) -> Shot:  # fmt: skip
    """Draw a scene as it looks in this window, over what lies under it, with its texts."""
    app.settings = replace(app.settings, text=text, theme=theme)
    view = View.fit(size, text)
    pictures, found = [], []
    for ink in (True, False):
        surface = pygame.Surface(size)
        surface.fill(app.theme.ground)
        if under is not None:
            under.layout(view)
            settle(under, 1)
            under.draw(surface)
        scene.layout(view)
        settle(scene, frames if ink else 1)
        with recording(ink=ink) as seen:
            scene.draw(surface)
        pictures.append(surface)
        found.append(tuple(seen.texts))
    return Shot(
        pictures[0],
        pictures[1],
        found[0],
        theme,
        tuple(
            (view.rect(*one.box), one.offset > 0, one.offset < one.most) for one in scrolls(scene)
        ),
        prompt_box(scene, view),
        own_words(scene),
    )


def scrolls(thing: object, depth: int = 3) -> Iterator[Scroll]:
    """All that is scrolled in a scene."""
    if isinstance(thing, Scroll):
        yield thing
    elif depth == 3 or (depth and type(thing).__module__.startswith("game.ui")):
        for part in list(getattr(thing, "__dict__", {}).values()):
            yield from scrolls(part, depth - 1)


def prompt_box(scene: Any, view: View) -> pygame.Rect | None:
    """Where a prompt is, if the scene shows one."""
    prompting = getattr(scene, "prompting", None)
    made = getattr(prompting, "bubble", None)
    bubble = made() if made is not None else getattr(prompting, "_bubble", None)
    return None if bubble is None else view.rect(*bubble.box)


def own_words(scene: Any) -> frozenset[str]:
    """What a level is about, in its own words: its title, its world's, its tokens and answers."""
    level = getattr(scene, "level", None)
    model = getattr(scene, "model", None)
    session = getattr(scene, "session", None) or getattr(model, "session", None)
    show = getattr(scene, "show", None)
    level = level or getattr(session, "level", None) or getattr(show, "level", None)
    if level is None:
        return frozenset()
    words = {level.title, *level.vocabulary.tokens, *level.vocabulary.answers}
    for cls in level.classes:
        words |= {cls.name, *cls.tokens, *(cls.show.replace("{}", token) for token in cls.tokens)}
    return frozenset(words)


def is_own(asked: str, own: frozenset[str]) -> bool:
    """Whether a text is one of the level's own, or a line of one."""
    part = asked.rstrip("…").strip()
    return any(f" {part} " in f" {word} " or word.startswith(part) for word in own)


def problems(shot: Shot) -> list[str]:
    """Everything that is wrong with the texts of a picture, a line each."""
    return [*cuts(shot), *overlaps(shot), *faint(shot)]


# -- cut -------------------------------------------------------------------------------------------


def cuts(shot: Shot) -> Iterator[str]:
    """Texts that an ellipsis shortens, and those that do not fit where they can be seen."""
    window = shot.picture.get_rect()
    for seen in shot.texts:
        if not seen.in_sight:
            continue
        own = is_own(seen.asked, shot.own)
        if seen.shortened and not own:
            yield f"shortened: {seen.asked!r} to {seen.drawn!r}"
        clip = seen.clip.clip(window)
        ink = seen.ink
        if clip.contains(ink):
            continue
        aside = ink.left < clip.left or ink.right > clip.right
        if aside and not own:
            yield f"cut at its side: {seen.drawn!r}"
        pages = [page for page in shot.scrolled if page[0].colliderect(ink)]
        above = ink.top < clip.top and not any(
            goes_on and abs(page.top - clip.top) <= MARGIN for page, goes_on, _ in pages
        )
        below = ink.bottom > clip.bottom and not any(
            goes_on and abs(page.bottom - clip.bottom) <= MARGIN for page, _, goes_on in pages
        )
        if above or below:
            yield f"cut {'above' if above else 'below'}: {seen.drawn!r}"


# -- one over another ------------------------------------------------------------------------------


def overlaps(shot: Shot) -> Iterator[str]:
    """Pairs of texts that lie over each other."""
    places = [(seen, seen.ink.clip(seen.clip)) for seen in shot.texts if seen.in_sight]
    places = [(seen, area.inflate(-SLACK, -SLACK)) for seen, area in places]
    places.sort(key=lambda one: one[1].left)
    for n, (seen, area) in enumerate(places):
        for other, its in itertools.islice(places, n + 1, None):
            if its.left >= area.right:
                break
            same = seen.drawn == other.drawn and seen.ink == other.ink
            shared = area.clip(its)
            if shot.prompt is not None and shot.prompt.contains(shared):
                on_it = [one.frame == shot.prompt for one in (seen, other)]
                if on_it.count(True) == 1:
                    continue
            if area.w > 0 and area.h > 0 and area.colliderect(its) and not same:
                yield f"{seen.drawn!r} and {other.drawn!r} overlap"


# -- too faint -------------------------------------------------------------------------------------


def luminance(colours: Any) -> NDArray[np.float64]:
    """Relative luminance of colours (…, 3), as WCAG 2.2 defines it."""
    part = np.asarray(colours, dtype=np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: Any, other: Any) -> NDArray[np.float64]:
    """The contrast ratio of two colours, or of many at once."""
    a, b = luminance(one) + 0.05, luminance(other) + 0.05
    return np.asarray(np.maximum(a, b) / np.minimum(a, b))


def faint(shot: Shot) -> Iterator[str]:
    """Texts whose letters stand out too little from what is really behind them."""
    window = shot.picture.get_rect()
    for seen in shot.texts:
        if not seen.in_sight or not seen.enabled:
            continue
        area = seen.ink.clip(seen.clip).clip(window)
        covered = shot.prompt is not None and shot.prompt.colliderect(area)
        if area.w * area.h == 0 or (covered and seen.frame != shot.prompt):
            continue
        large = seen.units >= (LARGE_BOLD if seen.bold else LARGE)
        need = ENOUGH[shot.theme][large]
        ratio = ratio_of(seen, _pixels(shot.picture, area), _pixels(shot.ground, area))
        if ratio is None:
            yield f"not to be seen: {seen.drawn!r}"
        elif ratio < need - 0.05:
            yield f"{ratio:.1f}:1 is less than {need}:1: {seen.drawn!r}"


def _pixels(surface: pygame.Surface, area: pygame.Rect) -> Pixels:
    return pygame.surfarray.array3d(surface.subsurface(area)).reshape(-1, 3)


def ratio_of(seen: Seen, picture: Pixels, ground: Pixels) -> float | None:
    """The contrast of a text's letters with what is behind them; None if nothing is seen of it."""
    if seen.button is not None:  # a widget's letters cannot be left out
        return float(contrast(seen.colour, _commonest(picture)[0][0]))
    red, green, blue = np.abs(picture.astype(np.int16) - ground).T
    inked = (red > 24) | (green > 24) | (blue > 24)
    if not inked.any():
        same = float(contrast(seen.colour, _commonest(ground)[0][0]))
        return same if same < 1.5 else None
    letters, behind = picture[inked], ground[inked]
    ink: Any = seen.colour
    grounds = [colour for colour, share in _commonest(behind) if share >= SHARE]
    if not _in_this_colour(letters, behind, seen.colour):  # something lies over it: what is seen
        ink = letters[int(contrast(letters, behind).argmax())]
    return min(float(contrast(ink, colour)) for colour in grounds or [_commonest(behind)[0][0]])


def _in_this_colour(letters: Pixels, behind: Pixels, colour: Colour) -> bool:
    """Whether letters are of this colour: thin ones are mixed with the ground at their edges."""
    if np.isin(_codes(letters), _codes(np.array([colour], dtype=np.uint8))).any():
        return True
    ground = behind.astype(np.float64)
    way = np.array(colour) - ground
    length = np.maximum((way * way).sum(axis=1), 1.0)
    share = ((letters - ground) * way).sum(axis=1) / length
    rest = np.abs(letters - ground - share[:, None] * way).max(axis=1)
    return bool(((share > 0.7) & (share < 1.1) & (rest < 16)).any())


def _commonest(pixels: Pixels) -> list[tuple[Colour, float]]:
    """The colours there are, with their shares, the commonest first."""
    found, counts = np.unique(_codes(pixels), return_counts=True)
    order = np.argsort(-counts, kind="stable")[:8]
    return [
        ((int(found[n]) >> 16, int(found[n]) >> 8 & 255, int(found[n]) & 255),
         float(counts[n] / len(pixels)))
        for n in order
    ]  # fmt: skip


def _codes(pixels: Pixels) -> NDArray[np.uint32]:
    """Each pixel as one number."""
    red, green, blue = pixels.astype(np.uint32).T
    return np.asarray(red << 16 | green << 8 | blue)


def told(found: Iterable[str]) -> str:
    """Problems as the message of a failing test."""
    return "\n".join(found)
