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
    (
        # Ids are never given twice: a copy of the game that still plays as somebody who was removed
        # must not write into another one's progress.
        """
        CREATE TABLE profiles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            made TEXT,
            used INTEGER NOT NULL
        )
        """,
        "INSERT INTO profiles VALUES (1, lower(hex(randomblob(16))), '', NULL, 1)",
        "ALTER TABLE attempts RENAME TO attempts_of_one",
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            uid TEXT NOT NULL UNIQUE,
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
            finished TEXT NOT NULL,
            act TEXT NOT NULL,
            wiring TEXT NOT NULL,
            seconds REAL
        )
        """,
        """
        INSERT INTO attempts
        SELECT id, 1, lower(hex(randomblob(16))), level_id, task_hash, seed, moves, confidence, par,
            stars, gate_changes, budget, undos, questions_right, questions, mode, retry, started,
            finished, act, wiring, seconds
        FROM attempts_of_one
        """,
        "DROP TABLE attempts_of_one",
        # The first finds the best without reading the rows, the second a stream that was seen.
        """
        CREATE INDEX attempts_by_level
        ON attempts (profile, level_id, mode, retry, stars, confidence, par)
        """,
        "CREATE INDEX attempts_by_stream ON attempts (profile, level_id, seed)",
        "ALTER TABLE unfinished RENAME TO unfinished_of_one",
        """
        CREATE TABLE unfinished (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
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
            PRIMARY KEY (profile, level_id, mode)
        )
        """,
        """
        INSERT INTO unfinished
        SELECT 1, level_id, mode, task_hash, seed, moves, undos, retry, started, saved, seconds
        FROM unfinished_of_one
        """,
        "DROP TABLE unfinished_of_one",
        "ALTER TABLE settings RENAME TO settings_of_one",
        """
        CREATE TABLE settings (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (profile, name)
        )
        """,
        "INSERT INTO settings SELECT 1, name, value FROM settings_of_one",
        "DROP TABLE settings_of_one",
        "ALTER TABLE wirings RENAME TO wirings_of_one",
        """
        CREATE TABLE wirings (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            level_id TEXT NOT NULL,
            task_hash TEXT NOT NULL,
            wiring TEXT NOT NULL,
            saved TEXT NOT NULL,
            PRIMARY KEY (profile, level_id)
        )
        """,
        "INSERT INTO wirings SELECT 1, level_id, task_hash, wiring, saved FROM wirings_of_one",
        "DROP TABLE wirings_of_one",
        "ALTER TABLE bets RENAME TO bets_of_one",
        """
        CREATE TABLE bets (
            id INTEGER PRIMARY KEY,
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
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
        """
        INSERT INTO bets
        SELECT id, 1, level_id, task_hash, seed, t, said, sure, came, made FROM bets_of_one
        """,
        "DROP TABLE bets_of_one",
        "CREATE INDEX bets_by_level ON bets (profile, level_id)",
    ),
    (
        """
        CREATE TABLE lessons (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            name TEXT NOT NULL,
            seconds_left REAL NOT NULL,
            at REAL NOT NULL,
            before TEXT NOT NULL,
            PRIMARY KEY (profile, name)
        )
        """,
    ),
)
"""The statements that lead from version n to version n + 1; none is ever changed once released."""

VERSION: Final = len(MIGRATIONS)
TABLES: Final = ("profiles", "attempts", "unfinished", "settings", "wirings", "bets", "lessons")
