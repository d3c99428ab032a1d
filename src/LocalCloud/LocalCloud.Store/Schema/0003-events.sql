-- EventBridge and Scheduler. All times: milliseconds since 1970, UTC, of the virtual clock.

CREATE TABLE event_buses (
    name           TEXT PRIMARY KEY,
    description    TEXT,
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE event_rules (
    bus            TEXT NOT NULL,
    name           TEXT NOT NULL,
    pattern        TEXT,
    schedule       TEXT,
    state          TEXT NOT NULL,
    description    TEXT,
    role_arn       TEXT,
    created_at     INTEGER NOT NULL,
    due_at         INTEGER,                -- when a scheduled rule fires next; null if never
    PRIMARY KEY (bus, name)
) WITHOUT ROWID;
CREATE INDEX event_rules_due ON event_rules (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE event_targets (
    bus            TEXT NOT NULL,
    rule           TEXT NOT NULL,
    id             TEXT NOT NULL,
    target         TEXT NOT NULL,          -- as PutTargets was given it, JSON
    PRIMARY KEY (bus, rule, id)
) WITHOUT ROWID;

-- Ids that callers gave, so that putting an event again after a crash puts nothing; forgotten after a day.
CREATE TABLE event_ids (
    id             TEXT PRIMARY KEY,
    accepted_at    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_ids_by_age ON event_ids (accepted_at);

-- What was accepted and has not reached its target yet; a row goes when the target took it or its dead letter is written.
CREATE TABLE deliveries (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    source_arn     TEXT NOT NULL,          -- the rule or the schedule
    target_arn     TEXT NOT NULL,
    role_arn       TEXT,
    dedup          TEXT NOT NULL,          -- the execution's name, where the target is a state machine
    input          TEXT NOT NULL,
    scheduled      INTEGER NOT NULL,       -- 1: a schedule made it, and attributes of the attempt stand in its input
    dead_letters   TEXT,                   -- ARN of a queue
    max_retries    INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    attempts       INTEGER NOT NULL,
    due_at         INTEGER NOT NULL
);
CREATE INDEX deliveries_due ON deliveries (due_at);

-- There is no SQS here: what would go to a queue is kept, to be read.
CREATE TABLE dead_letters (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    queue_arn      TEXT NOT NULL,
    body           TEXT NOT NULL,
    attributes     TEXT NOT NULL,          -- JSON
    created_at     INTEGER NOT NULL
);

CREATE TABLE schedule_groups (
    name           TEXT PRIMARY KEY,
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE schedules (
    grp            TEXT NOT NULL,
    name           TEXT NOT NULL,
    definition     TEXT NOT NULL,          -- as CreateSchedule was given it, JSON
    state          TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    planned_at     INTEGER,                -- the time the expression names next; null if never again
    due_at         INTEGER,                -- when it is invoked: planned_at, or later in the flexible window
    PRIMARY KEY (grp, name)
) WITHOUT ROWID;
CREATE INDEX schedules_due ON schedules (due_at) WHERE due_at IS NOT NULL;
