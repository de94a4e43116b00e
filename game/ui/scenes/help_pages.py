"""What the pages of keys say: the objective in words, the gates, and which key does what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.level.model import GateName
from game.ui.context import HelpTopic

TEXT: Final = (
    "A stream of tokens flows into a memory cell: tokens are words, mostly, or a few words that "
    "come as one. You are the cell's gates: at every token you set three valves, and the cell "
    "does the rest.",
    "When a question comes, the cell should give the right answer with confidence. At every other "
    "token it should say nothing. A trained network plays the same stream; its confidence is par.",
)

GATES: Final[tuple[tuple[GateName, str, str], ...]] = (
    ("f", "Forget", "open keeps what the memory holds, shut wipes it"),
    ("i", "Input", "open writes the token in front of you, shut lets it pass"),
    ("o", "Output", "open speaks from memory, shut says nothing"),
)

KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("Left, Right", "choose a valve"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("H", "hint"),
    ("G", "read in the Field guide"),
    ("Z, Y", "undo, redo"),
    ("R", "restart with a new stream"),
    ("P", "practise with the network; also among the levels"),
    ("PgUp, PgDn", "look back at past steps"),
    ("1 to 9", "among the levels: go to a world"),
    ("Ctrl + and −", "text size"),
    ("F11", "full screen"),
    ("Esc", "back"),
)
WIRE_TEXT: Final = (
    "Here nobody sets gates token by token. You fill in a table: what the three gates of every "
    "block do on each kind of token, and, if need be, when memory is empty or full.",
    "Run plays your table on many streams that nobody has seen. Every kind of token enters the "
    "cell as an input of its own, so the table is the weights of the gates, written out.",
)

WIRE_KEYS: Final = (
    ("Arrows, Tab", "go from entry to entry"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("2 to 9", "set it to tenths"),
    ("+, −", "turn it; with Shift finely"),
    ("C", "add a case, or change its condition"),
    ("X, M", "remove a case, move it"),
    ("R, E", "run; run on the same streams"),
    ("F, V", "next failure, open a stream"),
    ("T", "run, network, weights"),
    ("PgUp, PgDn", "walk the stream below"),
    ("P", "let the stream flow, or hold it"),
    ("H, G", "hint, Field guide"),
    ("Z, Y", "undo, redo"),
    ("Esc", "back"),
)
PRACTICE_TEXT: Final = (
    "In practice the network looks on. White ticks on the valves say where it would set them; the "
    "bar, how likely all the rest is got right if it played on from your memory; the marks, what "
    "a move cost: ?! a little, ? a good deal, ?? most of it. !! is better than the network.",
    "Nothing counts here, and every part of it can be switched off.",
)

PRACTICE_KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("Arrows, F, I, O", "choose a valve, turn it"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("H", "hint: which valve, which way, how far"),
    ("N", "show me this move"),
    ("A", "show me all the rest"),
    ("J", "skip ahead to where something is to be decided"),
    ("C", "what the coach shows"),
    ("E, T, M, W, B", "evaluation, ticks, marks, words, bets"),
    ("P", "play this for stars"),
    ("Z, Y", "undo, redo"),
    ("R", "restart with a new stream"),
    ("PgUp, PgDn", "look back at past steps"),
    ("Esc", "back to the practice room"),
)

REVIEW_TEXT: Final = (
    "Here a play is looked back on. Above stand its moves, what each was worth in bits, and the "
    "outlook: what the whole stream would have come to if the network had gone on from there.",
    "Turn a valve of the cell to ask what if: that one move is changed, the others stay, and the "
    "run is played again at once.",
)
REVIEW_KEYS: Final = (
    ("Left, Right", "step before, step after"),
    ("Home, End", "first step, last step"),
    ("T", "next lens: cell, gates, memory, blame, highway"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("N", "set the valves as the network would"),
    ("Z", "as it was"),
    ("P", "play on from here, as practice"),
    ("Esc", "back"),
)
WATCH_TEXT: Final = (
    "A finished play plays itself again here: at every token its valves are set as they were, and "
    "the step is made. Nothing counts, and nothing can be turned.",
    "It is over, so nothing is hidden: the coach shows what it shows in practice, as far as the "
    "settings have it do so.",
)
WATCH_KEYS: Final = (
    ("Space", "hold it, let it run; at its end, begin again"),
    ("Left, Right", "hold it, and go to the step before or after"),
    ("Home, End", "to its beginning, to its end"),
    ("a click below", "on the memory over time: go to that step"),
    ("S", "faster, and after the fastest slow again"),
    ("V", "review: all of it at once"),
    ("Esc", "back"),
)
HISTORY_TEXT: Final = (
    "All you have finished on this level. Upright along each axis stand your attempts, the best on "
    "top; at its right is named where your best stands, and everybody else who was measured.",
    "Plays at first sight are filled, retries of streams you knew are striped, practices are an "
    "outline. An attempt made before the level was changed is in the list alone.",
)
HISTORY_KEYS: Final = (
    ("Up, Down", "choose an attempt in the list"),
    ("a click", "on a row, or on a bar: choose it, or the next of the bar's"),
    ("Enter", "watch the chosen attempt"),
    ("Tab", "go to the buttons, which review and save it"),
    ("Esc", "stop what is being saved; else back"),
)
INSIDE_TEXT: Final = (
    "Here the level's network is looked into. The slider goes through its training: what is shown "
    "below is the network as it was at that step, measured on fresh streams.",
    "Gates: where they stand on each kind of token. Weights: what every gate, every candidate and "
    "the prediction read, by name. Memory: what can be read off each block.",
)
INSIDE_KEYS: Final = (
    ("Left, Right", "back and on through training"),
    ("G, W, M", "gates, weights, memory"),
    ("T", "the next of these"),
    ("Tab", "on to the weights"),
    ("Arrows", "there: from weight to weight"),
    ("Shift + Left, Right", "there: through training"),
    ("Up, Down", "scroll; PgUp and PgDn by pages"),
    ("Esc", "back"),
)
RACE_TEXT: Final = (
    "You and trained networks play the same stream, each alone. A row shows what its player says "
    "at each token; the bar under a word is what was given to the right answer.",
    "In a duel the streams grow until somebody answers a question wrong. Hold goes on with the "
    "valves as they stand; by habit every kind of token gets what you gave it last.",
)
RACE_KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("N, B", "in a duel: hold, go on by habit"),
    ("Left, Right", "choose a valve"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("PgUp, PgDn", "look back at past steps"),
    ("Z, Y", "undo, redo"),
    ("R", "again, on fresh streams"),
    ("G", "read in the Field guide"),
    ("Esc", "back"),
)
PAGES: Final[dict[HelpTopic, tuple[Sequence[str], Sequence[tuple[str, str]]]]] = {
    "hand": (TEXT, KEYS),
    "wire": (WIRE_TEXT, WIRE_KEYS),
    "practice": (PRACTICE_TEXT, PRACTICE_KEYS),
    "review": (REVIEW_TEXT, REVIEW_KEYS),
    "watch": (WATCH_TEXT, WATCH_KEYS),
    "history": (HISTORY_TEXT, HISTORY_KEYS),
    "inside": (INSIDE_TEXT, INSIDE_KEYS),
    "race": (RACE_TEXT, RACE_KEYS),
}
