"""What tokens and answers sound like: from what stands in a level file to sounds, and checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.level.format.lookup import Classes
from game.level.format.problems import KeyPath, Problem, did_you_mean, one_of, quote
from game.level.format.scan import Json
from game.level.format.source import Source
from game.level.sounds import MOST, PHONEMES, Heard, heard_of, is_sound

NOTE = "note"


def sounds_of(entries: Mapping[str, str], known: Iterable[str]) -> dict[str, Heard]:
    """The sounds of a level that passed all checks; what is none of `known` is a note."""
    names = set(known)
    return {name: heard_of(text) for name, text in entries.items() if name in names}


def check_sounds(
    source: Source, raw: Json, classes: Classes, answers: Iterable[str]
) -> Iterator[Problem]:
    """Sounds are of tokens and answers that are there, and there are such sounds."""
    known = dict.fromkeys(token for tokens in classes.values() for token in tokens)
    known |= dict.fromkeys(answers)
    for name, text in raw.items() if isinstance(raw, dict) else ():
        path: KeyPath = ("sounds", name)
        if name not in known and (name == NOTE or not name.strip()):
            continue
        if name not in known:
            what = f"no token or answer is called {quote(name)}"
            yield source.problem(path, what, one_of(known), did_you_mean(name, known), at_key=True)
        if isinstance(text, str):
            yield from _check_text(source, path, heard_of(text))


def _check_text(source: Source, path: KeyPath, heard: Heard) -> Iterator[Problem]:
    if len(heard) > MOST:
        what = f"these are {len(heard)} sounds one after the other"
        yield source.problem(path, what, f"at most {MOST}")
    for sound in heard:
        if not is_sound(sound):
            what = f"{quote(sound)} is no sound"
            expected = "pitches such as C4, or " + one_of(PHONEMES).replace("one of", "some of")
            yield source.problem(path, what, expected, did_you_mean(sound, PHONEMES))
            return
