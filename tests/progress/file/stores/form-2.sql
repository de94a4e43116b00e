BEGIN TRANSACTION;
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
        , act TEXT NOT NULL DEFAULT 'hand', wiring TEXT NOT NULL DEFAULT '');
INSERT INTO "attempts" VALUES(1,'fluent','a1',7,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.75,0.99,2,4,6,1,1,1,'play',0,'2026-01-01T10:00:00+00:00','2026-01-01T10:05:00+00:00','hand','');
INSERT INTO "attempts" VALUES(2,'fluent','a1',7,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.99,0.99,3,4,6,0,1,1,'play',1,NULL,'2026-01-01T10:06:00+00:00','hand','');
INSERT INTO "attempts" VALUES(3,'noise','b2',9,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',0.5,0.9,1,8,6,0,2,4,'practice',0,NULL,'2025-12-31T23:59:59+00:00','hand','');
INSERT INTO "attempts" VALUES(4,'long-road','d4',5,'[]',0.97,0.98,3,7,0,0,640,640,'play',0,NULL,'2026-01-01T12:00:00+00:00','wire','{"i":{"fact":1}}');
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "settings" VALUES('theme','"light"');
INSERT INTO "settings" VALUES('text','1.5');
INSERT INTO "settings" VALUES('understood','"forget,write"');
CREATE TABLE unfinished (
            level_id TEXT PRIMARY KEY,
            task_hash TEXT NOT NULL,
            seed INTEGER NOT NULL,
            moves TEXT NOT NULL,
            undos INTEGER NOT NULL,
            retry INTEGER NOT NULL CHECK (retry IN (0, 1)),
            started TEXT,
            saved TEXT NOT NULL
        );
INSERT INTO "unfinished" VALUES('hush','c3',11,'[{"f":[1.0],"i":[1.0],"o":[0.0]},{"f":[0.5],"i":[0.0],"o":[1.0]}]',2,0,NULL,'2026-01-01T11:00:00+00:00');
CREATE TABLE wirings (
            level_id TEXT PRIMARY KEY,
            task_hash TEXT NOT NULL,
            wiring TEXT NOT NULL,
            saved TEXT NOT NULL
        );
INSERT INTO "wirings" VALUES('long-road','d4','{"i":{"fact":1}}','2026-01-01T12:00:00+00:00');
CREATE INDEX attempts_by_level ON attempts (level_id, retry, stars, confidence);
COMMIT;
PRAGMA user_version = 2;
