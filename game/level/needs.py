"""What levels need to be won before them: whether it is there, and does not go in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.level.format.problems import LevelError, Problem, did_you_mean
from game.level.format.source import read_source
from game.level.library import all_level_paths
from game.level.model import Level


def needs_problems(levels: Sequence[Level]) -> dict[Path, list[Problem]]:
    """What is wrong with the needs of levels that were read from files, by file.

    A level may need any of these, one that lies beside it, and those that come with the game.
    """
    found: dict[Path, list[Problem]] = defaultdict(list)
    together = {level.id for level in levels}
    beside: dict[Path, set[str]] = {}
    shipped: set[str] | None = None
    for level in levels:
        folder, path = level.folder, level.path
        if folder is None or path is None or set(level.needs) <= together:
            continue
        if folder not in beside:
            beside[folder] = {file.stem for file in folder.glob("*.json")} - {"world"}
        known = together | beside[folder]
        if not set(level.needs) <= known:
            shipped = _shipped() if shipped is None else shipped
            known |= shipped
        for name in level.needs:
            if name not in known:
                what = f'no level is called "{name}"'
                expected = "the id of a level beside this one, or of one that comes with the game"
                found[path].append(_problem(path, name, what, expected, did_you_mean(name, known)))
    for circle in _circles(levels):
        path, after = circle[0].path, circle[1 % len(circle)].id
        if path is not None:
            ids = " → ".join(level.id for level in (*circle, circle[0]))
            what = f"levels need each other in a circle, so none can be the first: {ids}"
            found[path].append(_problem(path, after, what, "", f'Take "{after}" out here'))
    return dict(found)


def _shipped() -> set[str]:
    try:
        return {path.stem for path in all_level_paths()}
    except LevelError:  # the game's own list is unsound: it will say so itself
        return set()


def _circles(levels: Iterable[Level]) -> list[list[Level]]:
    """Levels that need each other in a circle, each circle once, from where it was entered."""
    by_id = {level.id: level for level in levels}
    done: set[str] = set()
    found = []
    for start in by_id:
        way: list[str] = []
        open_: list[tuple[str, int]] = [(start, 0)]
        while open_:
            name, place = open_.pop()
            if place == 0:
                if name in way:
                    found.append([by_id[each] for each in way[way.index(name) :]])
                    continue
                if name in done or name not in by_id:
                    continue
                way.append(name)
            needs = by_id[name].needs
            if place < len(needs):
                open_ += [(name, place + 1), (needs[place], 0)]
            else:
                done.add(way.pop())
    return found


def _problem(path: Path, name: str, found: str, expected: str, mend: str) -> Problem:
    source = read_source(path)
    named = source.value.get("needs") if isinstance(source.value, dict) else None
    places = [n for n, need in enumerate(named) if need == name] if isinstance(named, list) else []
    return source.problem(("needs", *places[:1]), found, expected, mend)
