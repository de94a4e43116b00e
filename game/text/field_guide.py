"""The Field guide in a terminal: entries as text, curves as tables, the six steps in numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from game.guide.catalogue import entries, groups, titles
from game.guide.entry import Entry, Figure, Formula, Heading, Items, Paragraph, Part, Table
from game.guide.figures import Chart, chart, level_dots
from game.guide.forward import Moment, Walk, example
from game.guide.markup import linear, plain
from game.guide.six_steps import six_steps
from game.level.format.problems import LevelError
from game.level.library import all_level_paths
from game.level.network import NetworkError
from game.rules.ending import percent
from game.rules.names import as_typed
from game.text.terminal import WIDTH, Terminal, meant
from game.words import say

ROWS: Final = 16
"""A curve of more points is thinned out to about so many rows."""


def say_guide(terminal: Terminal, words: Sequence[str], shipped: Collection[str]) -> bool:
    """The list of entries, or one of them; False if there is none of this name.

    Args:
        terminal: where to say it.
        words: nothing, the name of an entry, or that of the forward pass and the number of a token.
        shipped: the ids of the levels that there are.
    """
    if not words:
        _say_index(terminal)
        return True
    entry = _named(" ".join(words[:1]))
    if entry is None:
        mend = meant(words[0].lower(), entries())
        said = say("text.guide.no_entry", name=as_typed(words[0])), mend, say("text.guide.lists")
        terminal.say(" ".join(filter(None, said)), "yellow")
        return False
    token = words[1] if len(words) > 1 else None
    if token is not None and entry.id != "forward-pass":
        terminal.say(say("text.guide.number"), "yellow")
        return False
    if token is None:
        _say_entry(terminal, entry, shipped)
    if entry.id == "forward-pass":
        return _say_walk(terminal, token)
    return True


def answer_guide(terminal: Terminal, line: str) -> bool:
    """Read in the guide if that is what a line asks for; False if it asks for something else."""
    word, *rest = line.split() or [""]
    if word.lower() != "guide":
        return False
    say_guide(terminal, rest, {path.stem for path in all_level_paths()})
    return True


def say_leads(terminal: Terminal, ids: Sequence[str]) -> None:
    """Which entries a level leads to, and how to read one."""
    named = titles(ids)
    if named:
        listed = "; ".join(f"{title} (guide {ident})" for ident, title in named)
        terminal.say(say("text.guide.more", listed=listed))


def _named(word: str) -> Entry | None:
    found = entries().get(word.lower())
    if found is not None or not word.isdecimal() or len(word) > 4:
        return found
    every = list(entries().values())
    return every[int(word) - 1] if 1 <= int(word) <= len(every) else None


def _say_index(terminal: Terminal) -> None:
    terminal.say(say("text.guide.title"), "bold")
    number = 0
    for group in groups():
        terminal.say()
        terminal.say(group.title, "bold")
        for entry in group.entries:
            number += 1
            terminal.say(f"{number:3}. {entry.id}: {entry.summary}")
    terminal.say()
    terminal.say(say("text.guide.how"))


def _say_entry(terminal: Terminal, entry: Entry, shipped: Collection[str]) -> None:
    terminal.say(entry.title, "bold")
    terminal.say(entry.summary)
    for part in entry.parts:
        terminal.say()
        _say_part(terminal, part)
    terminal.say()
    levels = [level for level in entry.levels if level in shipped]
    if levels:
        terminal.say(say("text.guide.levels", listed=", ".join(levels)))
    terminal.say(say("text.guide.see", listed=", ".join(entry.see)))


def _say_part(terminal: Terminal, part: Part) -> None:
    match part:
        case Heading(text):
            terminal.say(text, "bold")
        case Paragraph(text):
            terminal.say(plain(text))
        case Items(items):
            for item in items:
                terminal.say(f"  - {plain(item)}")
        case Formula(text, note):
            terminal.say(f"    {linear(text)}", "cyan")
            if note:
                terminal.say(f"      {plain(note)}")
        case Table(head, rows, caption):
            _say_table(terminal, head, rows, text_columns=len(head) if part.wide else 1)
            terminal.say(f"({caption}.)")
        case Figure("walk", _):
            terminal.say(say("text.guide.walk"))
        case Figure("levels", caption):
            rows = tuple((dots.title, f"{dots.lstm:.3f}", f"{dots.rnn:.3f}")
                         for dots in level_dots())  # fmt: skip
            _say_table(terminal, (say("text.guide.level"), "LSTM", "RNN"), rows)
            terminal.say(f"({caption})")
        case Figure(name, caption):
            _say_chart(terminal, chart(name))
            terminal.say(f"({caption})")


def _say_table(
    terminal: Terminal,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    text_columns: int = 1,
) -> None:
    """A table in columns of spaces; figures stand to the right of theirs."""
    cells = [[plain(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    for k, row in enumerate(cells):
        line = "   ".join(
            cell.ljust(widths[n]) if n < text_columns else cell.rjust(widths[n])
            for n, cell in enumerate(row)
        )
        terminal.say(f"  {line}".rstrip(), "" if k else "bold")


def _say_chart(terminal: Terminal, shown: Chart) -> None:
    """Curves as a table: a row for each place along the bottom, a column for each curve."""
    places = sorted({x for curve in shown.curves for x, _ in curve.points})
    stride = -(-len(places) // ROWS)
    values = [dict(curve.points) for curve in shown.curves]
    rows = []
    for x in places[::stride]:
        cells = [
            "" if x not in curve else percent(curve[x]) if shown.percent else f"{curve[x]:.2f}"
            for curve in values
        ]
        rows.append((f"{x:g}", *cells))
    terminal.say(say("text.guide.curves", y=shown.y, x=shown.x))
    _say_table(terminal, ("", *(curve.name for curve in shown.curves)), rows, text_columns=0)


# -- the forward pass -----------------------------------------------------------------------------


def _say_walk(terminal: Terminal, token: str | None) -> bool:
    try:
        walk = example()
    except (LevelError, NetworkError) as error:
        terminal.say(str(error), "yellow")
        return False
    T = len(walk.stream)
    if token is not None and not (token.isdecimal() and len(token) < 6 and 1 <= int(token) <= T):
        terminal.say(say("text.guide.which_token", last=T), "yellow")
        return False
    chosen = (0, walk.question) if token is None else (int(token) - 1,)
    terminal.say()
    listed = "; ".join(f"{n}. {step.text}" for n, step in enumerate(walk.stream.steps, start=1))
    terminal.say(say("text.guide.stream", listed=listed))
    for t in chosen:
        _say_moment(terminal, walk, walk.moments[t])
    terminal.say()
    terminal.say(walk.verdict, "bold")
    if token is None:
        terminal.say(say("text.guide.others"))
    return True


def _say_moment(terminal: Terminal, walk: Walk, moment: Moment) -> None:
    terminal.say()
    place = {"number": moment.t + 1, "text": walk.stream.steps[moment.t].text}
    terminal.say(say("text.spoken.token", **place), "bold")
    for step in six_steps(moment):
        terminal.say()
        terminal.say(say("text.guide.step", number=step.number, title=step.title), "bold")
        terminal.say("    " + ";  ".join(linear(formula) for formula in step.formulas), "cyan")
        wide = max(len(linear(row.label)) for row in step.rows)
        column = max(len(value) for row in step.rows for value in row.shown)
        for row in step.rows:
            if row.apart:
                terminal.say()
            values = " ".join(value.rjust(column) for value in row.shown)
            note = f"   {row.note}" if row.note else ""
            line = f"  {row.sign or ' '} {linear(row.label).ljust(wide)}  {values}"
            terminal.say((line + note if len(line + note) <= WIDTH else line).rstrip())
        terminal.say(step.said)
