"""What memory can do: be silent, fade, be parted, count, be looked into, be wired."""

from __future__ import annotations

from math import log, sqrt, tanh

from game.guide.entry import Entry, Formula, Group, Heading, Paragraph, Table
from game.guide.facts import Facts, in_blocks

WRITE, KEEP = 0.1, 0.9
"""The half-open gates of a running mean."""


def group(m: Facts) -> Group:
    """The entries on what can be done with gates."""
    return Group(
        "What gates can do",
        (
            _silence(m),
            _half_open(),
            _blocks(),
            _counting(),
            _peepholes(),
            _gates_as_weights(m),
        ),
    )


def _silence(m: Facts) -> Entry:
    return Entry(
        "silence",
        "Silence",
        "At most tokens nobody asks, and the right answer is to say nothing.",
        (
            Paragraph(
                "One answer in every level is the blank: say nothing. It is the target of every "
                "token that is not a question, and the network is trained to predict it like any "
                "other. Without it a cell could babble all day, be right whenever it is asked, "
                "and the output gate would have no work to do."
            ),
            Paragraph(
                "In a stream of a hundred tokens with one question, silence would be right 99 "
                "times. To keep that from drowning the question, all questions of a stream "
                "together weigh as much as all its silences together."
            ),
            Table(
                ("who plays Hush", "confidence"),
                (
                    ("the network", m.confidence("hush")),
                    ("everything right, but always speaking", m.baseline("hush", "always_speak")),
                    ("never touching a valve", m.baseline("hush", "do_nothing")),
                ),
                "256 fresh streams",
            ),
            Paragraph(
                "Whoever always speaks answers every question of this level right, and the score "
                "is still next to nothing: a wrong word at a token where silence was wanted "
                "costs many bits."
            ),
        ),
        levels=("hush", "fluent"),
        see=("output-gate", "hidden-state"),
    )


def _half_open() -> Entry:
    half = log(0.5) / log(KEEP)
    noise = sqrt(WRITE**2 / (1 - KEEP**2))
    return Entry(
        "half-open-gates",
        "Half-open gates",
        "Between shut and open lies the running mean.",
        (
            Paragraph(
                "Gates near 0 and 1 are right for facts: in or out, kept or gone. For what "
                "changes gradually they are wrong. With the input gate a little open and the "
                "forget gate a little shut, memory becomes a running mean in which every token "
                "has its share and old ones fade."
            ),
            Formula(f"c = {KEEP:g}⊙c′ + {WRITE:g}⊙g", "the newest token counts a tenth"),
            Table(
                ("tokens ago", "share in the mean"),
                tuple((str(k), f"{WRITE * KEEP**k:.1%}") for k in (0, 1, 5, 10, 20, 40)),
                f"f = {KEEP:g}, i = {WRITE:g}: computed",
            ),
            Paragraph(
                f"The share of a token halves every {half:.1f} steps. If each token is a value "
                f"plus noise, the noise in memory is {noise:.0%} of what one token has: the mean "
                "knows better than any single token. A wider open forget gate averages over "
                "longer, and is slower to notice that something has changed. There is no setting "
                "that is best for both."
            ),
            Paragraph(
                "Networks for such levels are trained without the noise that drives gates to 0 "
                "or 1, and nobody asks whether their rounded gates still work. Half open is the "
                "point."
            ),
        ),
        levels=("moving-average", "leaky"),
        see=("forget-gate", "input-gate", "reading-a-network"),
    )


def _blocks() -> Entry:
    D = 20
    one, four = in_blocks(D, 2, 4, 7), in_blocks(D, 8, 1, 7)
    return Entry(
        "blocks",
        "Memory blocks",
        "Several cells behind one set of gates: a drawer with one lock.",
        (
            Paragraph(
                "A single cell holds a single number, and “France” does not fit into one. So "
                "the cells of this game come in **blocks**: S cells that share one forget, one "
                "input and one output gate. With K blocks there are `H = K·S` cells and three "
                "valves for each block, not for each cell."
            ),
            Formula("f, i, o", "(K,) each: one value per block"),
            Formula("g, c, h", "(K·S,) each: one value per cell"),
            Paragraph(
                "A block is opened, cleared and heard as a whole, like a drawer. Two facts that "
                "come and go at different times need two blocks, or writing the second would "
                "have to spoil the first. Which block takes which fact is not decided by anybody: "
                "training begins from chance, and the blocks share the work out between them."
            ),
            Paragraph(
                "Blocks were part of the first LSTM (Hochreiter and Schmidhuber 1997). Libraries "
                "today give every cell gates of its own, which is a block LSTM with S = 1 and "
                f"costs more numbers: with {D} inputs and 7 answers, two blocks of four cells "
                f"learn {one}, eight blocks of one cell {four}."
            ),
        ),
        levels=("name-and-colour", "she-said", "melody", "two-in-order", "copy-four"),
        see=("cell-state", "peepholes", "lstm"),
    )


def _counting() -> Entry:
    return Entry(
        "counting",
        "Counting",
        "With the forget gate open, writes add up: memory is a counter.",
        (
            Paragraph(
                "Nothing in `c = f⊙c′ + i⊙g` says that memory must hold yes or no. Keep `f` at "
                "1, write the same small amount at every token that counts, and the cell state "
                "rises in even steps. A candidate of the opposite sign counts down. Setting `f` "
                "to 0 for one token starts again at nothing."
            ),
            Paragraph(
                "The snag is in reading the counter. The prediction sees `tanh(c)`, which "
                "flattens: the larger the count, the closer two neighbours lie."
            ),
            Table(
                ("count", "tanh, steps of 1", "tanh, steps of 0.1"),
                tuple((str(n), f"{tanh(n):.4f}", f"{tanh(n / 10):.4f}")
                      for n in (1, 2, 3, 4, 5, 10, 20)),
                "What the prediction has to tell apart: computed",
            ),
            Paragraph(
                "With steps of 1 the numbers past three or four can hardly be told apart; with "
                "steps of a tenth there is room for far more. So networks that count are trained "
                "with nothing that pushes their writes to 1. The reverse of the coin: small "
                "steps are easily lost in noise."
            ),
        ),
        levels=("knocks", "depth", "anbn", "adding", "two-brackets"),
        see=("candidate", "cell-state", "benchmarks"),
    )  # fmt: skip


def _peepholes() -> Entry:
    return Entry(
        "peepholes",
        "Peepholes",
        "Gates that see memory itself, also while it is silent.",
        (
            Formula("f = σ(W_f·x + U_f·h′ + P_f·c′ + b_f)", "(K,) and likewise i and o"),
            Paragraph(
                "“If this drawer is still empty, write into it” is a rule that an ordinary gate "
                "cannot follow as long as the output gate is shut: it sees `h′`, and a silent "
                "block looks the same full or empty. A **peephole** lets all three gates look at "
                "`c′`, the memory before this token, past the output gate."
            ),
            Paragraph(
                "Felix Gers and Jürgen Schmidhuber introduced them in 2000 for tasks in which "
                "the network has to tell how long ago something was. Their peepholes reach the "
                "cells of the gate’s own block, and their output gate sees the new memory. Ours "
                "are a little different: each gate sees the old memory `c′` of all blocks, so "
                "that all three gates can be set before anything moves."
            ),
            Formula("P: 3·K × H", "so many more numbers to learn"),
            Paragraph(
                "A level says whether its network has them. As a player you always do: you see "
                "what every block holds. In rules for memory, “A empty” stands for what a "
                "peephole tells a gate."
            ),
        ),
        levels=("which-first", "attractors", "two-in-order", "first-come"),
        see=("blocks", "hidden-state", "output-gate", "benchmarks"),
    )


def _gates_as_weights(m: Facts) -> Entry:
    shown = {"home": "grew up in …", "visit": "visited …", "chat": "small talk",
             "ask": "I speak fluent ___"}  # fmt: skip
    return Entry(
        "gates-as-weights",
        "A table of gates is its weights",
        "Writing down what a gate does at each kind of token is writing the gate.",
        (
            Paragraph(
                "On long streams nobody wants to turn valves token by token. You would rather "
                "say once: on news open, on anything else shut. Such a table, one row for each "
                "class of tokens, is no stand-in for a gate. It is one."
            ),
            Formula("i = σ(W_i·x + b_i)", "one number for each class in W, and a bias"),
            Paragraph(
                "A token enters with a single 1 at its class, so `W·x` does nothing but look up "
                "the class’s number in `W`. Add the bias, squeeze it with `σ`, and there is the "
                "entry of the table. To write an entry y by hand, the sum has to be "
                "`ln(y / (1 − y))`: about 4.6 for 0.99, and −4.6 for 0.01."
            ),
            Table(
                ("token", "W for its class", "bias", "σ of the sum"),
                m.wired(shown),
                "The input gate that Noise at the door’s network learned",
            ),
            Heading("What a table cannot say"),
            Paragraph(
                "“Write the first one only” depends on what has been before. There the gate has "
                "to see more than the token: `h′`, or memory itself through a peephole. In a "
                "table that is a condition on a row; in the gate it is another term in the sum."
            ),
        ),
        levels=("hundred", "long-road", "noisy-latch", "first-come", "noise"),
        see=("input-gate", "peepholes", "training"),
    )
