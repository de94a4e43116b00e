"""`replay`: play a saved replay again, and say whether it is what it claims to be."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from game import words
from game.cli.console import CommandError, print_error, print_json, print_line
from game.cli.keeping import kept_progress
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.settings import kept_settings
from game.progress.store import Store, data_folder
from game.rules.practice.attempts import shown_stream
from game.rules.replays.file import load_replay
from game.rules.replays.origin import Origin
from game.rules.replays.told import of_what, rows, whole
from game.rules.replays.verdict import Outcome
from game.rules.replays.verify import Again, recompute
from game.rules.replays.where import find_level_of, level_in

CODES: Final[dict[Outcome, int]] = {"confirmed": 0, "refuted": 1, "open": 3}
"""The exit code by what comes of a replay; 1 also of a file that is none."""


def replay(args: argparse.Namespace) -> int:
    """Verify one replay file, and show it: in the window, as text, as JSON or as pictures."""
    wanted = [path for path in (args.png, args.gif) if path is not None]
    for path in wanted:
        if path.exists():
            raise CommandError(f"{path}: there is a file of this name. Choose another name.")
    saved = load_replay(args.file)
    level = _level(args, saved.origin)
    again = recompute(saved, level, load_network(level))
    code = CODES[again.verdict.outcome]
    if args.json:
        print_json(_as_json(again))
    elif args.text or wanted:
        _say(again)
    else:
        _show(args, again)
    if wanted and again.verdict.result is not None:
        _draw(again, args.png, args.gif)
        for path in wanted:
            print_error(f"{path} written.")
    return code


def _level(args: argparse.Namespace, origin: Origin) -> Level:
    """The level that was played: where it was said to be, or wherever it is found."""
    packs = data_folder(args.data) / "packs"
    if args.level is None:
        return find_level_of(origin, args.file, packs)
    named = Path(args.level)
    if named.suffix.lower() == ".zip":
        from game.level.pack.opening import opened  # pydantic and archives, for packs alone

        return level_in(opened(named, packs), origin)
    return level_in(named, origin) if named.is_dir() else load_level(find_level(args.level))


def _as_json(again: Again) -> dict[str, Any]:
    verdict = again.verdict
    return {
        "ok": verdict.ok,
        "outcome": verdict.outcome,
        "why": verdict.why,
        "text": whole(verdict),
        "figures": {
            each.name: {"claimed": each.claimed, "found": each.found, "holds": each.holds}
            for each in verdict.figures
        },
        "replay": again.saved.to_dict(),
        "result": None if verdict.result is None else asdict(verdict.result),
    }


def _say(again: Again) -> None:
    """Say the verdict, and every figure as it is claimed and as it comes out."""
    print_line(whole(again.verdict))
    print_line(of_what(again.saved))
    found = rows(again.verdict)
    if not found:
        return
    claimed, comes = words.say("replay.columns.claimed"), words.say("replay.columns.found")
    name = max(len(row.name) for row in found)
    wide = max(len(claimed), len(comes), 8)
    print_line(f"  {'':{name}}  {claimed:>{wide}}  {comes:>{wide}}")
    for row in found:
        mark = "" if row.holds else "  !"
        print_line(f"  {row.name:{name}}  {row.claimed:>{wide}}  {row.found:>{wide}}{mark}")


def _show(args: argparse.Namespace, again: Again) -> None:
    """Open the window on the replay; say it as text where there is none."""
    with kept_progress(args) as store:
        words.use(kept_settings(store).language)
        if not _window(again, store):
            _say(again)


def _window(again: Again, store: Store) -> bool:
    """Whether a window was shown; where there is none to be had, why was said."""
    try:
        from game.ui.app import NoDisplay, open_replay
    except ModuleNotFoundError as error:
        if error.name not in ("pygame", "pygame_gui"):
            raise
        print_error(f"{error.name} is not installed, so there is no window; here it is as text.")
        return False
    try:
        open_replay(again, store=store)
    except NoDisplay as reason:
        print_error(f"{reason} Here it is as text.")
        return False
    return True


def _draw(again: Again, png: Path | None, gif: Path | None) -> None:
    """Write picture and film of a replay whose moves could be played.

    Raises:
        ExportError: a file cannot be written.
    """
    from game.ui.export.replay import draw_replay

    if again.run is not None:
        n = shown_stream(again.run)
        draw_replay(again.run.open(n), png, gif, run=(again.run, n))
    elif again.session is not None:
        draw_replay(again.session, png, gif)
