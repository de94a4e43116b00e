"""`sample`: streams of a level as they are played, and what a thousand of them have in common."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any, Final

from game.cli.console import print_json, print_line
from game.level.format.bounds import length_bounds
from game.level.format.problems import one_of
from game.level.grammar import draw
from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.sampling import Sampling, Span, sum_up
from game.level.model import Level
from game.level.stream import Stream

USUAL: Final = 3
"""How many streams are printed when nobody says how many."""

SUMMED_UP: Final = 1000
SHOWN_ANSWERS: Final = 20
TOKENS: Final = 200_000
"""Of long streams fewer are summed up, so that the answer comes at once."""


def sample(args: argparse.Namespace) -> int:
    """Print streams of a level, with the right answers, and what there is in many of them.

    Who asks for certain streams, by how many or by seed, gets those alone.
    """
    level = load_level(find_level(args.path))
    first = level.play.seed if args.seed is None else args.seed
    certain = args.count is not None or args.seed is not None
    shown = USUAL if args.count is None else args.count
    streams = (draw(level, first + n) for n in range(shown))
    summary = None
    if args.stats is not None or not certain or args.json:
        most = max(1, TOKENS // length_bounds(level)[1])
        many = args.stats or min(SUMMED_UP, most)
        summary = sum_up(level, (draw(level, first + n) for n in range(many)))
    if args.json:
        print_json(
            {
                "level": level.id,
                "streams": [_plain(stream) for stream in streams],
                "summary": summary.to_dict() if summary else None,
            }
        )
        return 0
    for stream in streams:
        _say_stream(level, stream)
    if summary is not None:
        for line in summary_lines(level, summary, first):
            print_line(line)
    return 0


def _say_stream(level: Level, stream: Stream) -> None:
    print_line(f"{level.title} - seed {stream.seed}, {len(stream)} tokens")
    for t, step in enumerate(stream.steps, start=1):
        answer = f"   -> {step.wanted}" if step.is_question else ""
        print_line(f"{t:5}. {step.text} ({step.cls}){answer}")
    print_line()


def _plain(stream: Stream) -> dict[str, Any]:
    """A stream as plain JSON values; only a question has a target."""
    return {
        "seed": stream.seed,
        "tokens": [
            {"token": step.token, "class": step.cls, "text": step.text}
            | ({"target": step.target} if step.is_question else {})
            | ({"also": list(step.also)} if step.also else {})
            for step in stream.steps
        ],
    }


def summary_lines(level: Level, found: Sampling, first: int) -> Iterator[str]:
    """What many streams have in common, and what of it an author ought to look at."""
    last = first + found.streams - 1
    yield f"{_n(found.streams, 'stream')}, seeds {first} to {last}; {found.different:,} different."
    yield f"Length: {_span(found.length, 'token')}."
    yield f"Questions: {_span(found.questions, 'each stream')}."
    yield ""
    wide = max(len(name) for name in found.classes)
    yield f"{'class':<{wide}}  tokens of a stream"
    for name, span in found.classes.items():
        yield f"{name:<{wide}}  {_span(span)}"
    yield ""
    yield from _answer_lines(found)
    remarks = list(_remarks(level, found))
    if remarks:
        yield ""
    yield from remarks


def _answer_lines(found: Sampling) -> Iterator[str]:
    if not found.asked:
        yield 'Nothing is ever asked. Give some token a "target".'
        return
    names = list(found.answers)[:SHOWN_ANSWERS]
    wide = max(6, *(len(name) + 2 for name in names))
    yield f"{'answer':<{wide}}  share of all questions"
    for name in names:
        share = found.answers[name] / found.asked
        quoted = f'"{name}"'
        yield f"{quoted:<{wide}}  {share:6.1%}"
    if len(found.answers) > len(names):
        yield f"… and {len(found.answers) - len(names)} more."


def _remarks(level: Level, found: Sampling) -> Iterator[str]:
    if found.questions.least == 0 < found.asked:
        yield "Some streams ask nothing; whoever is silent on those wins them."
    if found.open_answers:
        share = found.open_answers / found.asked
        yield f"{share:.1%} of the questions are about what has yet to be drawn: nobody can know."
    if found.unseen:
        names = one_of(token for token, _ in found.unseen).removeprefix("one of: ")
        yield f"Never came up: {names}."
    never = [answer for answer in level.vocabulary.answers[1:] if answer not in found.answers]
    if never and found.asked:
        yield f"Never the right answer: {one_of(never).removeprefix('one of: ')}."


def _span(span: Span, what: str = "") -> str:
    """`from 6 to 8 tokens, 7.02 on average`; one number where all are alike."""
    if span.least == span.most:
        text = str(span.most)
        return f"{text} {what}{'s' if what == 'token' and span.most != 1 else ''}".rstrip()
    unit = {"": "", "token": " tokens"}.get(what, f" {what}")
    return f"from {span.least} to {span.most}{unit}, {span.mean:.2f} on average"


def _n(n: int, what: str) -> str:
    return f"{n:,} {what}{'s' if n != 1 else ''}"
