"""How gates are learned: gradients, the RNN beside the LSTM, training, and reading the result."""

from __future__ import annotations

from game.guide.entry import (
    Entry,
    Figure,
    Formula,
    Group,
    Heading,
    Items,
    Paragraph,
    Table,
)
from game.guide.facts import Facts
from game.level.measure.legibility import ROUNDED_SHARE, SOLUTION_SHARE, SPREAD
from game.lstm.recipe import RECIPES


def group(m: Facts) -> Group:
    """The entries on learning."""
    return Group(
        "How it learns",
        (_gradient_highway(m), _lstm_and_rnn(m), _training(m), _reading(m)),
    )


def _gradient_highway(m: Facts) -> Entry:
    lag = m.gradient_lag
    return Entry(
        "gradient-highway",
        "Gradient highway",
        "What keeps memory whole on its way forward keeps blame whole on its way back.",
        (
            Paragraph(
                "Training asks of every weight: had you been a little larger, would the answer "
                "have been better? For a fact thirty tokens back, that question travels thirty "
                "steps back through the cell and is multiplied by something at every one. If "
                "the product shrinks to nothing, the early token learns nothing from the late "
                "mistake. This is the **vanishing gradient** (Hochreiter 1991; Bengio, Simard "
                "and Frasconi 1994)."
            ),
            Formula("∂c/∂c′ = f", "along the cell state, one step back"),
            Paragraph(
                "Along the cell state the factor is the forget gate and nothing else. Where it "
                "stands at 1, blame arrives at the token it belongs to undiminished, however "
                "far back. An RNN has no such road: its factor is a matrix times a slope, and "
                "the same matrix again at every step."
            ),
            Figure(
                "gradient",
                "How strongly the loss of a question depends on the state so many steps before "
                "it; 1 at the question. Leaky bucket, shipped and fresh networks.",
            ),
            Paragraph(
                f"Over {lag} steps the trained LSTM’s gradient keeps {m.gradient('LSTM, trained')} "
                f"of its size. Before training it keeps {m.gradient('LSTM, untrained')}, because "
                "a forget bias of 3 opens the gate to 0.95 and not to 1."
            ),
            Heading("What does not hold here"),
            Paragraph(
                "It is often said that an RNN’s gradient is gone after ten steps. The RNN in this "
                "picture does not bear that out: it starts from an orthogonal matrix, keeps "
                f"{m.gradient('RNN, untrained')} over {lag} steps before training, and has "
                f"{m.gradient('RNN, trained')} after it. Started and trained with care, it gets "
                "its gradients. What it lacks is a way to hold something for as long as it takes; "
                "the next entry shows where that hurts."
            ),
        ),
        levels=("duel", "hundred", "leaky"),
        see=("lstm-and-rnn", "cell-state", "forget-gate"),
    )


def _lstm_and_rnn(m: Facts) -> Entry:
    rows = tuple(
        (said, f"{lstm['confidence']:.3f}", f"{lstm['learned']} of {lstm['attempts']}",
         f"{rnn['confidence']:.3f}", f"{rnn['learned']} of {rnn['attempts']}")
        for said, lstm, rnn in m.studied()
    )  # fmt: skip
    return Entry(
        "lstm-and-rnn",
        "LSTM and RNN",
        "The same tasks for a network with gates and one without, measured.",
        (
            Formula("h = tanh(W·x + U·h′ + b)", "the whole of a vanilla RNN"),
            Paragraph(
                "A vanilla RNN writes its state anew at every token. What it is to remember has "
                "to survive a product with `U` and a `tanh`, again and again. Beside every level "
                "of this game lies one with as many parameters as the level’s LSTM, trained on "
                "the same streams with the same care: growing streams, an orthogonal start, two "
                "learning rates, the best of several kept."
            ),
            Heading("How far back"),
            Figure(
                "study",
                "Networks trained anew at each lag: the share of questions the best one answers "
                "right. One of six countries is asked for.",
            ),
            Figure(
                "learned",
                "The same study: how many of six LSTMs and of twelve RNNs got nine answers of ten "
                "right.",
            ),
            Paragraph(
                "“RNNs forget after ten steps” is half true. If the question comes always after "
                "the same number of tokens, the best of twelve RNNs answers it over two hundred "
                "steps, though ever fewer of the twelve learn it. If the lag varies by a "
                "fifth, none of them answers nine of ten questions from a lag of twenty on. The "
                "LSTM does not care which of the two it is."
            ),
            Table(
                ("question after", "LSTM", "learned", "RNN", "learned"),
                rows,
                "Confidence of the best, and how many attempts got nine answers of ten right",
            ),
            Heading("What the RNN has learned instead"),
            Figure(
                "longer",
                "The networks of Leaky bucket, with more or less small talk than the 27 to 29 "
                "tokens they were trained on.",
            ),
            Paragraph(
                f"The LSTM holds the country: {m.longer('LSTM', 300)} right, after 300 tokens too. "
                f"The RNN, {m.right('leaky', 'RNN')} right where it was trained, has learned "
                "something else: a kind of clockwork that swings and shows the right answer "
                "when the question is due. A few tokens earlier or later the hands stand "
                "elsewhere. That is what a forget gate of 1 is good for: it holds, "
                "and holding needs no clock."
            ),
            Heading("On every level"),
            Figure("levels", "Confidence of the network and of its RNN on each level."),
            Paragraph(
                "A line between the two marks is what gates are worth on that level. Where streams "
                "are long, or lookalikes stand in the way, there is one. On many levels there is "
                "none to speak of: there the RNN has found a way of its own, and gates are not "
                "needed. (RNN attempts differ widely, and training them again, or on another "
                "machine, gives other figures than these.)"
            ),
        ),
        levels=("duel", "leaky", "noise"),
        see=("gradient-highway", "limitations", "advantages"),
    )


def _training(m: Facts) -> Entry:
    recipe = RECIPES["facts"]
    read = m.found["plain"]["recipe"]
    return Entry(
        "training",
        "How the networks were trained",
        "From right answers alone, with a little pressure to be readable.",
        (
            Paragraph(
                "Every network in this game learned from targets: the right answer at each token "
                "and nothing more. Nobody showed it the level’s solution or where a gate should "
                "stand. Gradients run back through the whole stream (backpropagation through "
                "time), and the optimiser Adam follows them."
            ),
            Heading("What is added"),
            Items(
                (
                    "**Noise on the gates.** Random numbers are added before `σ` while the "
                    "network trains. A gate that stands half open is shaken about; only near 0 "
                    "and 1 does the noise do nothing. The idea is that of G2-LSTM (Li and "
                    "others 2018).",
                    f"**Prices.** An open input gate costs {recipe.input_cost:g} bits a token, "
                    f"an open output gate {recipe.output_cost:g}, a shut forget gate "
                    f"{recipe.forget_cost:g}. What is not needed stays shut.",
                    "**A push on the candidate**, so that a write writes something.",
                    "**Forgetting of identity.** What gates read from the particular token fades "
                    "away, what they read from its class does not.",
                    "**A good start.** Forget gates begin open, output gates shut, the answer is "
                    "silence.",
                    "**Short streams first**, which have their full length after "
                    f"{recipe.grown_at:.0%} of the steps.",
                )
            ),
            Heading("What it costs"),
            Paragraph(
                f"“I speak fluent ___” takes {read['steps']:,} steps of {recipe.batch} streams and "
                f"{read['seconds']:.1f} seconds for an attempt, on one core of the machine these "
                "figures come from. Three attempts are made and the most legible is kept. The "
                f"novice you can meet in that level is the same network after "
                f"{m.steps('fluent', 'novice')} steps, the apprentice after "
                f"{m.steps('fluent', 'apprentice')}, the master after "
                f"{m.steps('fluent', 'master')}."
            ),
            Paragraph(
                "It is no miracle recipe: harder levels need more steps and more attempts, and "
                "on some tasks only every second network comes out readable. "
                "`python main.py ablate LEVEL` shows what each ingredient is worth."
            ),
        ),
        levels=("fluent", "noise"),
        see=("reading-a-network", "gradient-highway", "lstm-and-rnn"),
    )


def _reading(m: Facts) -> Entry:
    words = (("home", "grew up in …"), ("chat", "small talk"), ("ask", "I speak fluent ___"))
    gates = {
        (kind, g["class"], g["gate"]): f"{g['mean']:.2f}"
        for kind in ("recipe", "plain")
        for g in m.found["plain"][kind]["gates"]
    }
    rows = tuple(
        (text, *(gates[kind, cls, gate] for kind in ("recipe", "plain") for gate in "io"))
        for cls, text in words
    )
    plain, steps = m.found["plain"]["plain"], m.found["plain"]["plain"]["steps"]
    return Entry(
        "reading-a-network",
        "Reading a network",
        "When gates mean what they seem to mean, and how that is measured.",
        (
            Paragraph(
                "A network can solve a task with gates that no person would set. It may leave "
                "everything open and hide its decisions in the candidate and the prediction. "
                "Such a network is no opponent: sensible gates, played on its weights, "
                "lose."
            ),
            Table(
                ("token", "i", "o", "i, plain", "o, plain"),
                rows,
                "“I speak fluent ___”: the best network of the recipe, and the best plain one",
            ),
            Paragraph(
                f"Plainly trained for {steps:,} steps, it is about as good by itself: "
                f"{m.plain('plain', 'own')} on average, {m.plain('recipe', 'own')} with the "
                "recipe. But the level’s solution reaches only "
                f"{m.plain('plain', 'solution')} of that on the plain networks, and "
                f"{m.plain('recipe', 'solution')} on the others. Of {plain['attempts']} plain "
                "networks none is legible."
            ),
            Heading("Three measurements"),
            Items(
                (
                    f"**The solution works.** The level author’s own gates reach at least "
                    f"{SOLUTION_SHARE:.0%} of the network’s confidence.",
                    f"**Gates are decisions.** Rounded to 0 or 1 they still reach "
                    f"{ROUNDED_SHARE:.0%}; not asked where half open is the point.",
                    f"**Like is treated alike.** Within a class of tokens a gate varies by at most "
                    f"{SPREAD:g} (standard deviation).",
                )
            ),
            Table(
                ("level", "solution", "rounded", "variation"),
                tuple(
                    (title, m.read(level, "solution"), m.read(level, "rounded"),
                     m.read(level, "spread"))
                    for level, title in (
                        ("fluent", "I speak fluent ___"), ("noise", "Noise at the door"),
                        ("leaky", "Leaky bucket"), ("hush", "Hush"),
                    )
                ),
                "The first world, on fresh streams; a level that falls short does not ship",
            ),
            Paragraph(
                "Legible is not the same as explained. The candidate’s patterns, and how the "
                "prediction reads them, are as they happened to come out."
            ),
        ),
        levels=("noise", "fluent"),
        see=("training", "candidate", "half-open-gates"),
    )  # fmt: skip
