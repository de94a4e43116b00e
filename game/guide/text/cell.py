"""Inside the cell: its memory, its gates, and what they multiply."""

from __future__ import annotations

from game.guide.entry import Entry, Formula, Group, Heading, Paragraph, Table
from game.guide.facts import Facts
from game.lstm.recipe import RECIPES

HOME = "grew up in France"
ASK = "I speak fluent ___"


def _at(gate: str) -> str:
    return gate if gate.startswith(("above", "below")) else f"at {gate}"


def group(m: Facts) -> Group:
    """The parts of the cell, in the order of the equations."""
    return Group(
        "Inside the cell",
        (
            _cell_state(m),
            _forget_gate(m),
            _input_gate(m),
            _candidate(m),
            _output_gate(m),
            _hidden_state(),
        ),
    )


def _cell_state(m: Facts) -> Entry:
    return Entry(
        "cell-state",
        "Cell state: the highway",
        "The memory itself: a row of numbers that is multiplied and added to, and nothing else.",
        (
            Formula("c = f⊙c′ + i⊙g", "(H,) one number for each cell"),
            Paragraph(
                "The cell state runs through the whole stream like a road through a town. Two "
                "things can happen to it at a token. The forget gate multiplies it, and what is "
                "written is added. No matrix stirs its numbers, and nothing squeezes them. If "
                "`f = 1` and `i = 0`, then `c = c′`, to the last digit, and so it can stay for "
                "as long as you like."
            ),
            Paragraph(
                "In the picture of the cell it is the broad line from left to right. Under it, "
                "in the memory over time, each row is one number: amber above zero, blue below, "
                "dark when there is nothing."
            ),
            Heading("Small losses add up"),
            Paragraph(
                "Because `f` multiplies at every token, a little less than 1 is far less than 1 "
                "after a while. In Leaky bucket the fact has to travel some 29 steps. This is "
                "the level’s own solution with the forget gate held somewhere else all the way:"
            ),
            Table(
                ("forget gate", "left after 29 steps", "confidence", "answered right"),
                m.held(29),
                "Leaky bucket, 256 fresh streams",
            ),
            Paragraph(
                "At 0.97 every answer is still right, but said with less conviction: a faded "
                "memory speaks softly before it speaks wrong. On small talk, the network’s own "
                f"gate stands {_at(m.gate('leaky', 'chat', 'f'))}."
            ),
        ),
        levels=("leaky", "full-to-bursting"),
        see=("forget-gate", "gradient-highway", "hidden-state", "half-open-gates"),
    )


def _forget_gate(m: Facts) -> Entry:
    bias = RECIPES["facts"].forget_bias
    return Entry(
        "forget-gate",
        "Forget gate",
        "Multiplies the old memory: 1 keeps it, 0 wipes it.",
        (
            Formula("f = σ(W_f·x + U_f·h′ + b_f)", "(K,) one number from 0 to 1 for each block"),
            Paragraph(
                "Read it the other way round from its name: at 1 it forgets nothing. It acts on "
                "the memory as a whole, whatever was written and whenever, so it can clear a "
                "block but never pick one fact out of it. For that a network needs more blocks."
            ),
            Paragraph(
                "When a new fact replaces an old one, the two gates work together: `f = 0` and "
                "`i = 1` at the same token. With `f = 1` the new fact would be added to the old "
                "one, and memory would hold a sum of both that means neither."
            ),
            Heading("As it was learned"),
            Table(
                ("token", "forget gate"),
                m.gates("leaky", "f", {"home": HOME, "chat": "small talk", "ask": ASK}),
                "Leaky bucket’s network, means over fresh streams",
            ),
            Paragraph(
                f"Training starts with a bias of {bias:g}, which opens the gate before anything "
                "is learned: a memory that leaks from the start would never find out that "
                "holding on pays. The cell of 1997 had no forget gate at all, which is the same "
                "as `f = 1` for ever. Gers, Schmidhuber and Cummins added it in 2000, when "
                "streams without an end made memories grow and grow."
            ),
        ),
        levels=("leaky", "new-subject", "flip-flop", "change-of-mind", "endless-reber"),
        see=("cell-state", "input-gate", "gradient-highway", "benchmarks"),
    )


def _input_gate(m: Facts) -> Entry:
    return Entry(
        "input-gate",
        "Input gate",
        "Decides how much of the token in front of it gets into memory.",
        (
            Formula("i = σ(W_i·x + U_i·h′ + b_i)", "(K,) one number from 0 to 1 for each block"),
            Paragraph(
                "The candidate always has something to write, also when a token means nothing. "
                "The input gate is what keeps it out. It multiplies the candidate before it is "
                "added to memory: at 0 nothing changes, at 1 the token is written whole, and in "
                "between memory takes up a faint trace of it."
            ),
            Paragraph(
                "What matters is seldom the word and nearly always the kind of token. “Visited "
                "Spain” and “grew up in Spain” name the same country; only one is news. That is "
                "why a token enters with its class beside it, and this is what the network of "
                "Noise at the door made of that:"
            ),
            Table(
                ("token", "input gate"),
                m.gates(
                    "noise",
                    "i",
                    {"home": HOME, "visit": "visited Spain", "chat": "small talk", "ask": ASK},
                ),
                "Noise at the door’s network, means over fresh streams",
            ),
            Paragraph(
                "Holding the gate open all the way, with everything else done right, drops the "
                f"confidence on that level to {m.baseline('noise', 'always_write')}: every visit "
                "is written over the one thing worth knowing."
            ),
        ),
        levels=("noise", "fluent"),
        see=("candidate", "gates-as-weights", "forget-gate"),
    )


def _candidate(m: Facts) -> Entry:
    return Entry(
        "candidate",
        "Candidate",
        "What would be written, if the input gate let it.",
        (
            Formula("g = tanh(W_g·x + U_g·h′ + b_g)", "(H,) one number from −1 to 1 per cell"),
            Paragraph(
                "The gates say how much, the candidate says what. It is the only part of the "
                "cell that can be negative, so a memory of four cells can hold four signs and "
                "not just four amounts. You never set it: it belongs to the network, and it is "
                "how the network spells a token in its memory."
            ),
            Table(
                ("token", "cell 1", "cell 2", "cell 3", "cell 4"),
                m.candidates(),
                "What each country would write: the network of “I speak fluent ___”",
            ),
            Paragraph(
                "Six countries, six patterns of signs. Nobody told the network to number its "
                "countries like this. What training did ask for is that a candidate lies near "
                "−1 or 1 rather than near 0. Without that push, a network can leave its input "
                "gate open and write nothing instead; it works, but no person could play it."
            ),
            Paragraph(
                "For counting and adding there is no such push: there a candidate is a small "
                "amount, and its size is the message."
            ),
        ),
        levels=("fluent", "noise", "adding"),
        see=("input-gate", "counting", "reading-a-network"),
    )


def _output_gate(m: Facts) -> Entry:
    return Entry(
        "output-gate",
        "Output gate",
        "Decides whether memory is heard, without touching it.",
        (
            Formula("o = σ(W_o·x + U_o·h′ + b_o)", "(K,) one number from 0 to 1 for each block"),
            Formula("h = o⊙tanh(c)", "(H,) what is let out"),
            Paragraph(
                "The output gate is the only one that leaves memory as it is. Shut it, and the "
                "cell goes on knowing what it knows; open it, and the prediction hears it. "
                "Knowing and saying are two things here, and that is the use of the gate: most "
                "of the time the right answer is to be silent."
            ),
            Table(
                ("token", "output gate"),
                m.gates(
                    "hush",
                    "o",
                    {
                        "home": HOME,
                        "chat": "small talk",
                        "tempt": "“Guess what!”",
                        "ask": "“And you speak …?”",
                    },
                ),
                "Hush’s network, means over fresh streams",
            ),
            Paragraph(
                "In networks whose gates listen to `h′`, the output gate does a second job: a "
                "block that is silent cannot disturb the gates of the others at the next token. "
                "Some modern relatives of the LSTM leave this gate out and let the prediction "
                "find out for itself what to ignore."
            ),
        ),
        levels=("hush", "fluent"),
        see=("hidden-state", "silence", "peepholes"),
    )


def _hidden_state() -> Entry:
    return Entry(
        "hidden-state",
        "Hidden state",
        "What the cell says at this token: all that the prediction ever sees.",
        (
            Formula("h = o⊙tanh(c)", "(H,) one number for each cell"),
            Formula("p = softmax(V·h + d)", "(A,) one probability for each answer"),
            Paragraph(
                "Memory may hold numbers of any size, so `tanh` first squeezes them into −1 to "
                "1. Then the output gate lets them through or not. What comes out is the hidden "
                "state, and it has two readers. The **prediction** turns it into probabilities. "
                "And in a recurrent network **the gates of the next token** see it as `h′`."
            ),
            Paragraph(
                "Two things follow. A block whose output gate is shut is invisible to both, as "
                "if it were empty; and an empty block can say only one thing, which is nothing. "
                "So an answer such as “nobody” or “zero” has to be written like any other."
            ),
            Paragraph(
                "The networks of the first world are not recurrent: `U = 0`, and their gates go "
                "by the token in front of them alone. They remember through `c` and not through "
                "`h`. That makes their gates easy to read, and shows that it is the cell state "
                "that does the remembering."
            ),
        ),
        levels=("hush", "fluent"),
        see=("output-gate", "cell-state", "peepholes", "forward-pass"),
    )
