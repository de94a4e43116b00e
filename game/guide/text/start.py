"""Where to start: what an LSTM is, and one token's way through it."""

from __future__ import annotations

from game.guide.entry import Entry, Figure, Formula, Group, Heading, Items, Paragraph
from game.guide.facts import Facts


def group(m: Facts) -> Group:
    """The entries to begin with."""
    return Group("Start here", (_lstm(m), _forward_pass()))


def _lstm(m: Facts) -> Entry:
    return Entry(
        "lstm",
        "What an LSTM is",
        "A network that reads one token at a time and decides what to remember.",
        (
            Paragraph(
                "An LSTM reads a stream one token at a time, and never sees a token twice. "
                "Whatever it will need later it has to carry with it. For that it has two rows "
                "of numbers, which it hands to itself from step to step: the **cell state** `c`, "
                "which is its memory, and the **hidden state** `h`, which is what it says."
            ),
            Paragraph(
                "Between the token and the memory stand three **gates**. A gate is a number "
                "from 0 to 1 by which something else is multiplied: 0 stops it, 1 lets it pass "
                "whole. The forget gate multiplies the old memory, the input gate what is about "
                "to be written, the output gate what is about to be heard."
            ),
            Formula("f = σ(W_f·x + U_f·h′ + b_f)", "forget gate: how much is kept"),
            Formula("i = σ(W_i·x + U_i·h′ + b_i)", "input gate: how much gets in"),
            Formula("o = σ(W_o·x + U_o·h′ + b_o)", "output gate: how much is heard"),
            Formula("g = tanh(W_g·x + U_g·h′ + b_g)", "candidate: what would be written"),
            Formula("c = f⊙c′ + i⊙g", "cell state: the memory"),
            Formula("h = o⊙tanh(c)", "hidden state: what is said"),
            Formula("p = softmax(V·h + d)", "prediction: one probability for each answer"),
            Paragraph(
                "A prime marks what comes from one step before: `c′` is the memory as the last "
                "token left it. `⊙` multiplies number by number, `σ` squeezes any number into 0 "
                "to 1, and `tanh` into −1 to 1."
            ),
            Heading("Who sets the numbers"),
            Paragraph(
                "`W`, `U`, `V` and the biases `b` and `d` are found by gradient descent from "
                "right answers alone. The network of “I speak fluent ___” learned "
                f"{m.parameters('fluent')} numbers in this way. On streams it has never met it "
                f"answers {m.right('fluent')} of the questions right, and the typical "
                f"probability it gives to the right answer is {m.confidence('fluent')}. When you "
                "play, your valves take the place of the first three equations. All the rest is "
                "the network’s own."
            ),
            Heading("The name"),
            Paragraph(
                "What a network has learned for good sits in its weights: its long-term memory. "
                "What it carries through one stream is its short-term memory. Sepp Hochreiter "
                "and Jürgen Schmidhuber made the latter last, hence “long short-term memory” "
                "(1997)."
            ),
        ),
        levels=("fluent",),
        see=("forward-pass", "cell-state", "input-gate", "training"),
    )


def _forward_pass() -> Entry:
    return Entry(
        "forward-pass",
        "Forward pass in six steps",
        "One token through the cell, with the numbers of a network that ships.",
        (
            Paragraph(
                "Everything an LSTM does with a token fits into six steps. You can walk through "
                "them on a stream that begins with “grew up in France” and ends with “I speak "
                "fluent ___”. Every number there is worked out by the network of the first level "
                "while you look."
            ),
            Figure("walk", "Six steps for each token; any step of any token can be chosen."),
            Items(
                (
                    "**What comes in.** The token enters as a row of zeros with a 1 for the "
                    "token and a 1 for its class: `x`. Beside it comes `h′`, what the cell said "
                    "one step before.",
                    "**The forget gate** `f` decides how much of the memory stays.",
                    "**The input gate and the candidate.** `g` is what the token would write, `i` "
                    "how much of that gets in.",
                    "**The new cell state.** `c = f⊙c′ + i⊙g`: a product and a sum.",
                    "**The output gate and the hidden state.** `h = o⊙tanh(c)`: what memory "
                    "holds, as far as it may be heard.",
                    "**The prediction.** `p = softmax(V·h + d)` turns `h` into one probability "
                    "for each answer, silence among them.",
                )
            ),
            Paragraph(
                "Then the next token comes, and `c` and `h` have become `c′` and `h′`. There is "
                "nothing else: the same six steps with the same weights, as often as there are "
                "tokens."
            ),
        ),
        levels=("fluent",),
        see=("lstm", "cell-state", "forget-gate", "hidden-state"),
    )
