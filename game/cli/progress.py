"""`progress`: who plays here and what they earned; exported, imported, put together, reset."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.table import Table

from game.cli.console import CommandError, print_error, print_json, print_line
from game.cli.keeping import kept_progress
from game.cli.tables import table_console
from game.harmless import harmless
from game.progress.classroom.form import load_named, progress_json
from game.progress.classroom.pupils import Pupil, level_sums, put_together
from game.progress.classroom.table import levels_csv, plays_csv
from game.progress.file.backup import FOLDER
from game.progress.store import Profile, Store
from game.progress.tables.profiles import spelt
from game.whole import write_new, write_whole

UNNAMED = "(no name)"
YES = "yes"


def show(args: argparse.Namespace) -> int:
    """Show who plays here, and what they came to."""
    with kept_progress(args) as store:
        pupils = store.pupils(*store.profiles())
    if args.json:
        print_json({"ok": True, "profiles": [_summed(pupil) for pupil in pupils]})
        return 0
    table = Table("name", "levels won", "stars", "plays", "minutes", "last")
    for pupil in pupils:
        each = _summed(pupil)
        row = [each[key] for key in ("levels", "stars", "plays", "minutes", "last")]
        table.add_row(harmless(pupil.name) or UNNAMED, *(harmless(str(cell)) for cell in row))
    table_console(sys.stdout).print(table)
    return 0


def _summed(pupil: Pupil) -> dict[str, str | int]:
    sums = level_sums(pupil)
    return {
        "name": pupil.name,
        "levels": sum(1 for each in sums if each.stars),
        "stars": sum(each.stars or 0 for each in sums),
        "plays": sum(each.plays for each in sums),
        "minutes": round(sum(each.seconds for each in sums) / 60),
        "last": max((each.last for each in sums), default="")[:10],
    }


def export(args: argparse.Namespace) -> int:
    """Write what one or all played, as CSV or JSON."""
    with kept_progress(args) as store:
        chosen = (store.profile,) if args.profile is not None else store.profiles()
        pupils = store.pupils(*chosen)
    _write(args, pupils)
    return 0


def import_(args: argparse.Namespace) -> int:
    """Take over what was exported elsewhere; nothing if one of the files is not as it should be."""
    loaded = [(path, load_named(path)) for path in args.files]
    with _changed(args) as store:
        before = {one.name for one in store.profiles()}
        for path, pupils in loaded:
            added, known = store.take_over(pupils)
            print_line(f"{path}: {_plays(added)} added, {known} were here already.")
        new = [one.name for one in store.profiles() if one.name not in before]
    if new:
        print_line(f"New here: {', '.join(sorted(new))}.")
    return 0


def merge(args: argparse.Namespace) -> int:
    """Put many people's exported progress into one table."""
    pupils: list[Pupil] = []
    stands: dict[str, tuple[str, list[str]]] = {}
    for path in args.files:
        for pupil in load_named(path):
            name = f"{pupil.name} ({path.stem})" if args.apart else pupil.name
            pupils.append(replace(pupil, name=name))
            stands.setdefault(spelt(name), (name, []))[1].append(path.name)
    for name, files in stands.values():
        if len(files) > 1:
            print_error(
                f"{name} is in {' and '.join(files)}, and was taken for one person; "
                "--apart keeps each file's people apart."
            )
    _write(args, put_together(pupils))
    return 0


def _write(args: argparse.Namespace, pupils: Iterable[Pupil]) -> None:
    """Write progress as it was asked for, to a file or to standard output.

    Raises:
        CommandError: the file is there already, or cannot be written.
    """
    pupils = tuple(pupils)
    if args.json:
        text = progress_json(pupils, datetime.now(UTC))
    else:
        text = plays_csv(pupils) if args.plays else levels_csv(pupils)
    if args.out is None:
        print_line(text.replace("\r\n", "\n").rstrip("\n"))
        return
    # Spreadsheets take a CSV for UTF-8 only when a byte order mark says so.
    data = text.encode("utf-8" if args.json else "utf-8-sig")
    try:
        (write_whole if args.replace else write_new)(args.out, data)
    except FileExistsError:
        raise CommandError(
            f"{args.out}: there is a file of this name. Choose another name, or --replace it."
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CommandError(f"{args.out}: cannot be written ({why}).") from None
    plays = sum(len(pupil.attempts) for pupil in pupils)
    print_error(f"{args.out}: {_people(len(pupils))}, {_plays(plays)}.")


def add(args: argparse.Namespace) -> int:
    """Let somebody new play here."""
    with _changed(args) as store:
        print_line(f"{store.add_profile(args.name, playing=False).name} plays here now.")
    return 0


def rename(args: argparse.Namespace) -> int:
    """Give somebody another name; whoever has none is renamed by the new one alone."""
    with _changed(args) as store:
        _use(store, args.name)
        print_line(f"{store.rename_profile(args.new).name} it is.")
    return 0


def remove(args: argparse.Namespace) -> int:
    """Drop somebody with all that they earned, after a backup."""
    with _changed(args) as store:
        profile = _use(store, args.name)
        _confirm(args, f"All that {_called(profile)} earned and set is dropped.")
        _say_backup(store.remove_profile())
        print_line(f"{_called(profile)} does not play here any more.")
    return 0


def reset(args: argparse.Namespace) -> int:
    """Forget what somebody, or everybody, earned, after a backup."""
    with _changed(args) as store:
        if args.everybody:
            count = len(store.profiles())
            _confirm(args, f"{_people(count)} and all that they earned and set are dropped.")
            _say_backup(store.reset_everybody())
        else:
            who = _called(store.profile)
            _confirm(args, f"All that {who} earned is forgotten; settings stay.")
            _say_backup(store.reset_profile())
    print_line("Done.")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of all progress."""
    with _changed(args) as store:
        _confirm(args, f"All progress here is replaced by {args.file}.")
        _say_backup(store.restore(args.file))
    print_line("Done.")
    return 0


def _use(store: Store, name: str) -> Profile:
    return store.use_profile("" if name == UNNAMED else name, playing=False)


def _called(profile: Profile) -> str:
    return profile.name or "whoever plays here without a name"


def _confirm(args: argparse.Namespace, what: str) -> None:
    """Ask before something is dropped.

    Raises:
        CommandError: it was not wanted, or there is nobody to ask.
    """
    if args.yes:
        return
    print_error(f"{what} A backup is written to the folder {FOLDER} first.")
    if not sys.stdin.isatty():
        raise CommandError("Nothing was changed: say --yes where nobody can be asked.")
    print_error(f'Type "{YES}" to go on.')
    if sys.stdin.readline().strip().casefold() != YES:
        raise CommandError("Nothing was changed.")


def _say_backup(backup: Path | None) -> None:
    if backup is not None:
        print_line(f"Backup: {backup}; `progress restore` puts it back.")


@contextmanager
def _changed(args: argparse.Namespace) -> Iterator[Store]:
    """Progress that is to be changed, and to last.

    Raises:
        CommandError: it would not last, or turned out not to.
    """
    with kept_progress(args) as store:
        if not store.lasting:  # why was said when it was opened
            raise CommandError("Nothing was changed.")
        yield store
        if not store.lasting:
            raise CommandError(store.message)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _plays(count: int) -> str:
    return "1 play" if count == 1 else f"{count} plays"
