-- Step Functions. Rows, not states: what an execution is doing is a blob that only the engine reads.

CREATE TABLE state_machines (
    arn            TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    type           TEXT NOT NULL,
    revision       TEXT NOT NULL,          -- id of the current row of state_machine_revisions
    created_at     INTEGER NOT NULL,       -- all times: milliseconds since 1970, UTC, of the virtual clock
    updated_at     INTEGER NOT NULL,
    status         TEXT NOT NULL,
    next_version   INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE state_machine_revisions (
    id             TEXT PRIMARY KEY,
    machine_arn    TEXT NOT NULL,
    definition     TEXT NOT NULL,
    role_arn       TEXT NOT NULL,
    settings       TEXT NOT NULL,          -- logging, tracing and encryption as the caller gave them, JSON
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE state_machine_versions (
    machine_arn    TEXT NOT NULL,
    version        INTEGER NOT NULL,
    revision       TEXT NOT NULL,
    description    TEXT,
    created_at     INTEGER NOT NULL,
    PRIMARY KEY (machine_arn, version)
) WITHOUT ROWID;

CREATE TABLE state_machine_aliases (
    arn            TEXT PRIMARY KEY,
    machine_arn    TEXT NOT NULL,
    name           TEXT NOT NULL,
    description    TEXT,
    routing        TEXT NOT NULL,          -- JSON: [{stateMachineVersionArn, weight}]
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE tags (
    resource_arn   TEXT NOT NULL,
    key            TEXT NOT NULL,
    value          TEXT NOT NULL,
    PRIMARY KEY (resource_arn, key)
) WITHOUT ROWID;

CREATE TABLE activities (
    arn            TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE executions (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    arn            TEXT NOT NULL UNIQUE,
    machine_arn    TEXT NOT NULL,
    version_arn    TEXT,
    alias_arn      TEXT,
    map_run_arn    TEXT,
    revision       TEXT NOT NULL,
    name           TEXT NOT NULL,
    status         TEXT NOT NULL,
    input          TEXT NOT NULL,
    output         TEXT,
    error          TEXT,
    cause          TEXT,
    started_at     INTEGER NOT NULL,
    stopped_at     INTEGER,
    redrive_count  INTEGER NOT NULL DEFAULT 0,
    redriven_at    INTEGER,
    trace_header   TEXT,
    state          BLOB                    -- the interpreter's own; kept after the end for a redrive
);
CREATE INDEX executions_by_machine ON executions (machine_arn, id);
CREATE INDEX executions_by_map_run ON executions (map_run_arn, id) WHERE map_run_arn IS NOT NULL;
CREATE INDEX executions_running ON executions (id) WHERE status = 'RUNNING';

-- One row a turn: the events of that turn, packed.
CREATE TABLE history (
    execution      INTEGER NOT NULL,
    first_event    INTEGER NOT NULL,
    events         BLOB NOT NULL,
    PRIMARY KEY (execution, first_event)
) WITHOUT ROWID;

-- Work promised to the world by a committed turn; a row goes when its effect is in the history.
CREATE TABLE tasks (
    execution      INTEGER NOT NULL,
    task           INTEGER NOT NULL,
    kind           TEXT NOT NULL,          -- what to do; see the engine's Outbox
    token          TEXT,
    work           BLOB NOT NULL,
    state          INTEGER NOT NULL,       -- 0 to be done, 1 done and waiting for an answer
    PRIMARY KEY (execution, task)
) WITHOUT ROWID;
CREATE UNIQUE INDEX tasks_by_token ON tasks (token) WHERE token IS NOT NULL;

CREATE TABLE timers (
    execution      INTEGER NOT NULL,
    timer          INTEGER NOT NULL,
    due_at         INTEGER NOT NULL,
    PRIMARY KEY (execution, timer)
) WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due_at);
