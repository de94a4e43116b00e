"""Replays: a small JSON file that says what was played, and by which anybody can verify it."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game import whole
from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.replay_form import Claim, Replay, ReplayError, parse_replay
from game.rules.result import Result
from game.rules.session import Session
from game.rules.wiring.run import TableResult

__all__ = ["Claim", "Replay", "ReplayError", "Verdict", "load_replay", "save_replay", "verify"]

MAX_BYTES: Final = 1_000_000
CLOSE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a replay is what it claims to be.

    Args:
        ok: whether it is.
        text: one sentence saying so, or what is wrong.
        result: what the moves really reach; None when they could not be played.
    """

    ok: bool
    text: str
    result: Result | TableResult | None = None


def save_replay(path: Path, session: Session) -> None:
    """Write a finished play; a file that is there already is never overwritten.

    Raises:
        ReplayError: the stream has not ended, the file is there, or it cannot be written.
    """
    write_new(path, Replay.of(session).to_dict())


def write_new(path: Path, value: dict[str, Any]) -> None:
    """Write a replay's JSON to a file that is not there yet.

    Raises:
        ReplayError: the file is there, or it cannot be written.
    """
    text = json.dumps(value, indent=1)
    try:
        whole.write_new(path, f"{text}\n".encode())
    except FileExistsError:
        raise ReplayError(f"{path}: there is a file of this name. Choose another name.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(f"{path}: cannot be written ({why}).") from None


def load_replay(path: Path) -> Replay:
    """Read a replay.

    Raises:
        ReplayError: the file is missing, empty, cut off, too large, not UTF-8, nested too deeply,
            or not a replay; the text says what was found and what was expected.
    """
    try:
        return parse_replay(read_text(path))
    except ReplayError as error:
        raise ReplayError(f"{path}: {error}") from None


def read_text(path: Path) -> str:
    """The text of a replay file.

    Raises:
        ReplayError: the file is missing, no ordinary file, too large, or not UTF-8.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReplayError("this is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            raise ReplayError(
                f"{status.st_size:,} bytes is more than a replay may have ({MAX_BYTES:,})."
            )
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ReplayError("there is no such file.") from None
    except UnicodeDecodeError as error:
        raise ReplayError(f"byte {error.start + 1} is not UTF-8; a replay is.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReplayError(f"the file cannot be read ({why}).") from None


def verify(replay: Replay, level: Level, network: Weights) -> Verdict:
    """Play the moves again, and hold what they reach against what is claimed, to 1e-6."""
    if replay.level_id != level.id:
        text = f'The replay is of the level "{replay.level_id}", not of "{level.id}".'
        return Verdict(False, text)
    if replay.task_hash != level.task_hash:
        text = f'The level "{level.id}" was changed after this was played.'
        return Verdict(False, text)
    session = Session.start(level, replay.seed, network)
    if len(replay.moves) != (T := len(session.deal)):
        text = f"The stream has {T} tokens, but the replay has {len(replay.moves)} moves."
        return Verdict(False, text)
    for n, move in enumerate(replay.moves):
        if move.blocks != level.memory.blocks:
            text = f"Move {n + 1} is for {move.blocks} blocks; the level has {level.memory.blocks}."
            return Verdict(False, text)
    result = session.play_all(replay.moves).result
    assert result is not None  # one move for each token
    claim, wrong = replay.claim, []
    if abs(claim.confidence - result.confidence) > CLOSE:
        wrong.append(f"confidence {claim.confidence:.6f}, not {result.confidence:.6f}")
    if claim.stars != result.stars:
        wrong.append(f"{claim.stars} stars, not {result.stars}")
    if claim.gate_changes != result.gate_changes:
        wrong.append(f"{claim.gate_changes} gate changes, not {result.gate_changes}")
    if wrong:
        return Verdict(False, f"Refuted: the replay claims {' and '.join(wrong)}.", result)
    text = (
        f'Verified: "{level.id}", seed {replay.seed}, confidence {result.confidence:.6f} '
        f"(par {result.par:.6f}), {result.stars} of 3 stars, {result.gate_changes} gate changes."
    )
    return Verdict(True, text, result)
