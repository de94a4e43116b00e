BEGIN TRANSACTION;
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
        );
INSERT INTO "attempts" VALUES(1,1,'00000000000000000000000000000001','fluent','a1',7,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.75,0.99,2,4,6,1,1,1,'play',0,'2026-01-01T10:00:00+00:00','2026-01-01T10:05:00+00:00','hand','',12.5);
INSERT INTO "attempts" VALUES(2,1,'00000000000000000000000000000002','fluent','a1',7,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.99,0.99,3,4,6,0,1,1,'play',1,NULL,'2026-01-01T10:06:00+00:00','hand','',NULL);
INSERT INTO "attempts" VALUES(3,1,'00000000000000000000000000000003','noise','b2',9,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.5,0.9,1,8,6,0,2,4,'practice',0,NULL,'2025-12-31T23:59:59+00:00','hand','',NULL);
INSERT INTO "attempts" VALUES(4,1,'00000000000000000000000000000004','long-road','d4',5,'[]',0.97,0.98,3,7,0,0,640,640,'play',0,NULL,'2026-01-01T12:00:00+00:00','wire','{"i":{"fact":1}}',NULL);
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
        );
INSERT INTO "bets" VALUES(1,1,'fluent','a1',7,4,'French',0.9,'French','2026');
CREATE TABLE profiles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            made TEXT,
            used INTEGER NOT NULL
        );
INSERT INTO "profiles" VALUES(1,'00000000000000000000000000000001','',NULL,1);
INSERT INTO "profiles" VALUES(2,'00000000000000000000000000000002','Ada','2026-01-03T10:00:00+00:00',0);
CREATE TABLE settings (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (profile, name)
        );
INSERT INTO "settings" VALUES(1,'theme','"light"');
INSERT INTO "settings" VALUES(1,'text','1.5');
INSERT INTO "settings" VALUES(1,'understood','"forget,write"');
INSERT INTO "settings" VALUES(2,'theme','"contrast"');
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
        );
INSERT INTO "unfinished" VALUES(1,'hush','play','c3',11,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',2,0,NULL,'2026-01-01T11:00:00+00:00',8.5);
INSERT INTO "unfinished" VALUES(1,'hush','practice','c3',12,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0,1,NULL,'2026-01-01T11:00:00+00:00',3.0);
CREATE TABLE wirings (
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            level_id TEXT NOT NULL,
            task_hash TEXT NOT NULL,
            wiring TEXT NOT NULL,
            saved TEXT NOT NULL,
            PRIMARY KEY (profile, level_id)
        );
INSERT INTO "wirings" VALUES(1,'long-road','d4','{"i":{"fact":1}}','2026-01-01T12:00:00+00:00');
CREATE INDEX attempts_by_level
        ON attempts (profile, level_id, mode, retry, stars, confidence, par)
        ;
CREATE INDEX attempts_by_stream ON attempts (profile, level_id, seed);
CREATE INDEX bets_by_level ON bets (profile, level_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('profiles',2);
COMMIT;
PRAGMA user_version = 4;
