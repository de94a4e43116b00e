"""The summary of a lesson in a terminal, and saved as a table for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from game import whole
from game.rules.lesson.running import Running
from game.rules.lesson.summary import as_csv, attempts_words, reached_words, spent_words
from game.text.terminal import Terminal
from game.words import say


def say_summary(terminal: Terminal, lesson: Running, name: str = "") -> None:
    """Say what was played in a lesson, or save it.

    Args:
        terminal: where to say it.
        lesson: the lesson.
        name: the file to save it in; it is said if none is given.
    """
    lesson.tick()
    if name:
        _save(terminal, lesson, Path(name if name.endswith(".csv") else f"{name}.csv"))
        return
    terminal.say(lesson.world.title, "bold")
    terminal.say(lesson.told)
    for number, row in enumerate(lesson.rows(), start=1):
        if row.stars is None:
            told = say("lesson.text.empty", number=number, title=row.title,
                       reached=reached_words(row))  # fmt: skip
        else:
            told = say("lesson.text.row", number=number, title=row.title, stars=row.stars,
                       reached=reached_words(row), attempts=attempts_words(row),
                       spent=spent_words(row))  # fmt: skip
        terminal.say(told)


def _save(terminal: Terminal, lesson: Running, path: Path) -> None:
    try:
        whole.write_new(path, as_csv(lesson.rows()).encode("utf-8-sig"))
    except FileExistsError:
        terminal.say(say("lesson.text.exists", path=path), "yellow")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        terminal.say(say("lesson.text.unwritten", path=path, why=why), "yellow")
    else:
        terminal.say(say("lesson.saved", path=path))
