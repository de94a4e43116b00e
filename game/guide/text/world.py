"""The wider world: what LSTMs were made for, what they are good and bad at, what came after."""

from __future__ import annotations

from game.guide.entry import Entry, Formula, Group, Heading, Items, Paragraph, Table
from game.guide.facts import Facts, cell_numbers, level_title, sources


def group(m: Facts) -> Group:
    """The entries on what lies around the game."""
    return Group(
        "The wider world",
        (_applications(), _benchmarks(), _advantages(m), _limitations(m), _transformers()),
    )


def _applications() -> Entry:
    return Entry(
        "applications",
        "Applications",
        "Where streams come in and something has to be kept.",
        (
            Paragraph(
                "From about 2013 to 2018 LSTMs did much of the world’s work with sequences. Each "
                "of these trades is a level: small enough to play, with the same job for memory "
                "as in the real thing."
            ),
            Items(
                (
                    "**Translation.** Word order differs between languages, so a word has to wait "
                    "until its place comes. Sutskever, Vinyals and Le (2014) read a whole "
                    "sentence into one LSTM and let another one write it out.",
                    "**Speech.** Sounds come in one by one, and what word they were is clear only "
                    "at its end. Graves, Mohamed and Hinton (2013) set deep LSTMs to it.",
                    "**Video captioning.** Frames come in, a sentence comes out: who was seen has "
                    "to be kept until it can be said (Venugopalan and others 2015).",
                    "**Time series.** What has been going on lately says what comes next. The "
                    "method that won the M4 forecasting competition (Smyl, 2018) had "
                    "LSTMs inside.",
                    "**Music.** The next note depends on the bar before and on the chord it began "
                    "with. Eck and Schmidhuber (2002) let an LSTM improvise the blues.",
                )
            ),
            Paragraph(
                "They had thousands of cells where our levels have a handful, and nobody could "
                "read their gates. What each gate is for is the same."
            ),
        ),
        levels=("translation", "speech", "captions", "forecast", "melody"),
        see=("benchmarks", "advantages", "transformers"),
    )


def _benchmarks() -> Entry:
    return Entry(
        "benchmarks",
        "Benchmarks",
        "Four papers, what each asked of a network, and the levels that descend from it.",
        (
            Heading("Hochreiter and Schmidhuber 1997"),
            Paragraph(
                "“Long Short-Term Memory” set tasks that networks of its time could not do, on "
                "purpose: each keeps a few bits over a long and noisy lag. In the **embedded "
                "Reber grammar** the last symbol but one is the second over again, with a random "
                "string between. Its **long-lag** tasks hide the one symbol that matters before "
                "a hundred or more that do not, some of them pure noise. **Adding** marks two "
                "numbers in a long row and asks for their sum. **Temporal order** asks in which "
                "order two or three marks came by."
            ),
            Heading("Gers, Schmidhuber and Cummins 2000"),
            Paragraph(
                "“Learning to Forget” strings Reber grammars together without an end and without "
                "telling where one stops. The cell of 1997 breaks down there: nothing ever "
                "leaves its memory. The forget gate is the paper’s answer."
            ),
            Heading("Gers and Schmidhuber 2000"),
            Paragraph(
                "“Recurrent Nets that Time and Count” asks for exact intervals between events, "
                "which a gate can only know if it sees the memory that counts them: peepholes. "
                "A year later the same authors had LSTMs count `aⁿbⁿ`: as many b as there "
                "were a."
            ),
            Heading("Linzen, Dupoux and Goldberg 2016"),
            Paragraph(
                "Does an LSTM that reads English learn that “the keys to the cabinet” are many? "
                "The verb has to agree with its subject, past nouns of the other number that "
                "stand in between, the **attractors**."
            ),
            Heading("Where they are in this game"),
            Table(
                ("task", "level"),
                _descendants(),
                "The tasks of the papers above",
                wide=True,
            ),
            Heading("Whose tasks they are"),
            Items(tuple(f"**{title}.** {source}" for title, source in sources())),
            Paragraph("What was kept and what was changed: `F1` says so in each of these levels."),
        ),
        levels=("two-in-order", "adding", "anbn", "attractors", "embedded-reber", "endless-reber"),
        see=("forget-gate", "peepholes", "counting"),
    )


def _descendants() -> tuple[tuple[str, str], ...]:
    """Each task with the titles of those of its levels that there are."""
    tasks = (
        ("embedded Reber grammar (1997)", ("embedded-reber",)),
        ("one symbol, long lag (1997)", ("hundred",)),
        ("noise and signal on one line (1997)", ("noisy-latch",)),
        ("adding (1997)", ("adding",)),
        ("temporal order (1997)", ("two-in-order", "three-in-order")),
        ("endless embedded Reber (2000)", ("endless-reber",)),
        ("aⁿbⁿ (2001)", ("anbn",)),
        ("agreement, attractors (2016)", ("agree", "attractors")),
    )
    named = ((task, [title for ident in ids if (title := level_title(ident))])
             for task, ids in tasks)  # fmt: skip
    return tuple((task, ", ".join(found)) for task, found in named if found)


def _advantages(m: Facts) -> Entry:
    return Entry(
        "advantages",
        "Advantages",
        "What gates buy.",
        (
            Items(
                (
                    "**It holds for as long as it takes.** Leaky bucket’s networks were trained "
                    "on 27 to 29 tokens of small talk. With other numbers, up to 60, the LSTM "
                    f"answers {m.elsewhere('LSTM')} of the questions right and its RNN "
                    f"{m.elsewhere('RNN')}; after 300, the LSTM {m.longer('LSTM', 300)}.",
                    "**It can be choosy.** On Noise at the door, with lookalikes on the way, it "
                    f"answers {m.right('noise')} right, the RNN {m.right('noise', 'RNN')}, "
                    f"guessing {m.chance('noise')}.",
                    "**Learning reaches far back.** Along the cell state a gradient is multiplied "
                    "by the forget gate alone.",
                    "**It trains reliably.** In the study of lags every LSTM attempt "
                    "learned its task; of the RNNs, some.",
                    "**Its memory is small and of fixed size.** One row of numbers, however long "
                    "the stream, and the same work at every token: a stream may go on for ever.",
                    "**Its parts can be read**, at least in networks that were trained for it.",
                )
            ),
            Paragraph(
                "None of this makes it the right choice by itself. Where the RNN’s memory "
                "suffices, gates are a cost; the next entry does the sums."
            ),
        ),
        levels=("leaky", "flip-flop", "noise"),
        see=("limitations", "lstm-and-rnn", "gradient-highway"),
    )


def _limitations(m: Facts) -> Entry:
    rows = []
    for D, H in ((16, 32), (64, 128), (256, 512)):
        lstm, rnn = cell_numbers(D, H)
        rows.append((f"{D} inputs, {H} cells", f"{rnn:,}", f"{lstm:,}", f"{lstm / rnn:.2f}"))
    sizes = m.found["cost"]["sizes"]
    return Entry(
        "limitations",
        "Limitations",
        "What gates cost, and where they are not worth it.",
        (
            Heading("Four times the numbers"),
            Formula("H·(D + H) + H", "numbers in an RNN cell; in an LSTM, four times that"),
            Paragraph(
                "Three gates and a candidate, each with weights as many as the whole of an RNN "
                "of the same size."
            ),
            Table(("size", "RNN", "LSTM", "ratio"), tuple(rows), "Counted, one cell to a block"),
            Heading("Slower"),
            Paragraph(
                f"A step of training takes {m.slower} times as long as an RNN’s with as many "
                f"units ({sizes['H']} of them, streams of {sizes['T']} tokens, this game’s "
                "engine, one core)."
            ),
            Heading("One token after another"),
            Paragraph(
                "Step t needs `h` and `c` of step t − 1, so the work on one stream cannot be "
                "done side by side. A hundred tokens are a hundred steps in a row, on any "
                "machine. (The networks of our first world, in which `U = 0`, are the "
                "exception: their gates can be computed all at once, and this game’s engine "
                "does so.)"
            ),
            Heading("Overkill for simple tasks"),
            Paragraph(
                "On “I speak fluent ___”, a fact and half a dozen tokens, the RNN of as many "
                f"parameters has a confidence of {m.confidence('fluent', 'RNN')}, the LSTM "
                f"{m.confidence('fluent')}. You have played a level that needs no gates."
            ),
            Heading("A memory that must be told"),
            Paragraph(
                "What was not written when it came by is gone: an LSTM cannot look at the stream "
                "again. And what was written must fit into H numbers, however long the stream. "
                "Transformers give up both limits, and pay otherwise."
            ),
        ),
        levels=("fluent", "copy-four"),
        see=("transformers", "lstm-and-rnn", "advantages"),
    )


def _transformers() -> Entry:
    return Entry(
        "transformers",
        "Transformers",
        "The other way to remember: keep everything, and look it up.",
        (
            Paragraph(
                "This game ships no Transformer, so nothing on this page was measured here. It is "
                "what the paper says that introduced them: “Attention Is All You Need” (Vaswani "
                "and others 2017)."
            ),
            Paragraph(
                "An LSTM decides at each token what to keep, before it knows what will be asked. "
                "A Transformer keeps a vector for every token and decides afterwards: when the "
                "question comes, **attention** compares it with all of them and takes a "
                "weighted mean of what fits. Nothing has to be forgotten, and the way from the "
                "question to the fact is one step, however far back it is."
            ),
            Table(
                ("", "recurrent", "attention"),
                (
                    ("work per layer, n tokens", "n · d²", "n² · d"),
                    ("steps that must wait for another", "n", "1"),
                    ("longest way between two tokens", "n", "1"),
                ),
                "From table 1 of the paper; d is the size of the vectors",
            ),
            Paragraph(
                "The second line is what tipped the scales: all tokens of a stream can be trained "
                "on at once, and that is what large machines are good at. The first line is the "
                "price. Every token looks at every other, and all of them have to be kept, while "
                "an LSTM’s work and memory per token never grow."
            ),
            Paragraph(
                "Copying a row of symbols shows the difference: an LSTM needs a drawer for each, "
                "while attention need only look back. The gates have not gone away, though: "
                "newer recurrent networks for long streams use them again."
            ),
        ),
        levels=("copy-four", "nested-clauses", "translation"),
        see=("limitations", "gradient-highway", "applications"),
    )
