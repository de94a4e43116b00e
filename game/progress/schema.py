"""The tables progress is kept in, and the steps from each older form to the newest."""

from __future__ import annotations

from typing import Final

APPLICATION: Final = 0x4C53544D  # "LSTM": tells our file from another program's

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            level_id TEXT NOT NULL,
            task_hash TEXT NOT NULL,
            seed INTEGER NOT NULL,
            moves TEXT NOT NULL,
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
            par REAL NOT NULL CHECK (par BETWEEN 0 AND 1),
            stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 3),
            gate_changes INTEGER NOT NULL,
            budget INTEGER NOT NULL,
            undos INTEGER NOT NULL,
            questions_right INTEGER NOT NULL,
            questions INTEGER NOT NULL,
            mode TEXT NOT NULL,
            retry INTEGER NOT NULL CHECK (retry IN (0, 1)),
            started TEXT,
            finished TEXT NOT NULL
        )
        """,
        "CREATE INDEX attempts_by_level ON attempts (level_id, retry, stars, confidence)",
        """
        CREATE TABLE unfinished (
            level_id TEXT PRIMARY KEY,
            task_hash TEXT NOT NULL,
            seed INTEGER NOT NULL,
            moves TEXT NOT NULL,
            undos INTEGER NOT NULL,
            retry INTEGER NOT NULL CHECK (retry IN (0, 1)),
            started TEXT,
            saved TEXT NOT NULL
        )
        """,
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        "ALTER TABLE attempts ADD COLUMN act TEXT NOT NULL DEFAULT 'hand'",
        "ALTER TABLE attempts ADD COLUMN wiring TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE wirings (
            level_id TEXT PRIMARY KEY,
            task_hash TEXT NOT NULL,
            wiring TEXT NOT NULL,
            saved TEXT NOT NULL
        )
        """,
    ),
    (
        "ALTER TABLE attempts ADD COLUMN seconds REAL",
        "ALTER TABLE unfinished RENAME TO unfinished_plays",
        """
        CREATE TABLE unfinished (
            level_id TEXT NOT NULL,
            mode TEXT NOT NULL,
            task_hash TEXT NOT NULL,
            seed INTEGER NOT NULL,
            moves TEXT NOT NULL,
            undos INTEGER NOT NULL,
            retry INTEGER NOT NULL CHECK (retry IN (0, 1)),
            started TEXT,
            saved TEXT NOT NULL,
            seconds REAL NOT NULL,
            PRIMARY KEY (level_id, mode)
        )
        """,
        """
        INSERT INTO unfinished
        SELECT level_id, 'play', task_hash, seed, moves, undos, retry, started, saved, 0
        FROM unfinished_plays
        """,
        "DROP TABLE unfinished_plays",
        """
        CREATE TABLE bets (
            id INTEGER PRIMARY KEY,
            level_id TEXT NOT NULL,
            task_hash TEXT NOT NULL,
            seed INTEGER NOT NULL,
            t INTEGER NOT NULL,
            said TEXT NOT NULL,
            sure REAL NOT NULL CHECK (sure BETWEEN 0 AND 1),
            came TEXT NOT NULL,
            made TEXT NOT NULL
        )
        """,
        "CREATE INDEX bets_by_level ON bets (level_id)",
    ),
)
"""The statements that lead from version n to version n + 1; none is ever changed once released."""

VERSION: Final = len(MIGRATIONS)
TABLES: Final = ("attempts", "unfinished", "settings", "wirings", "bets")
