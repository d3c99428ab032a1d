-- Step Functions. Rows, not states: what an execution is doing is a blob that only the engine reads.
-- All times are milliseconds since 1970, UTC, of the virtual clock.

CREATE TABLE state_machines (
    arn            TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    type           TEXT NOT NULL,
    status         TEXT NOT NULL,
    revision       TEXT NOT NULL,          -- the current one of state_machine_revisions
    next_version   INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER                 -- NULL until the first update
) WITHOUT ROWID;

-- What executions run: kept while any execution, version or machine names it.
CREATE TABLE state_machine_revisions (
    id             TEXT PRIMARY KEY,
    machine_arn    TEXT NOT NULL,
    definition     TEXT NOT NULL,
    role_arn       TEXT NOT NULL,
    settings       TEXT NOT NULL,          -- JSON: logging, tracing and encryption as the caller gave them
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
    routing        TEXT NOT NULL,          -- JSON: [{"stateMachineVersionArn", "weight"}]
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE state_tags (
    resource_arn   TEXT NOT NULL,
    key            TEXT NOT NULL,
    value          TEXT NOT NULL,
    PRIMARY KEY (resource_arn, key)
) WITHOUT ROWID;

CREATE TABLE activities (
    arn            TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    settings       TEXT NOT NULL,
    created_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE executions (
    id             INTEGER PRIMARY KEY,
    arn            TEXT NOT NULL UNIQUE,
    machine_arn    TEXT NOT NULL,
    version_arn    TEXT,
    alias_arn      TEXT,
    map_run_arn    TEXT,                   -- a child of a distributed Map: its run,
    item_index     INTEGER,                -- the index of its first item and
    item_count     INTEGER,                -- how many it has
    revision       TEXT NOT NULL,
    name           TEXT NOT NULL,
    status         TEXT NOT NULL,
    input          TEXT NOT NULL,
    output         TEXT,
    error          TEXT,
    cause          TEXT,
    trace_header   TEXT,
    started_at     INTEGER NOT NULL,
    stopped_at     INTEGER,
    redrive_count  INTEGER NOT NULL DEFAULT 0,
    redriven_at    INTEGER,
    last_event     INTEGER NOT NULL,
    redrive_token  TEXT,                   -- the client token of the last redrive
    parent         INTEGER,                -- the execution whose task waits for the end of this one,
    parent_task    INTEGER,                -- that task,
    parent_form    INTEGER,                -- and the form of answer it wants: 1 .sync, 2 .sync:2
    state          BLOB                    -- the interpreter's own; NULL once it cannot go on
);
CREATE INDEX executions_by_machine ON executions (machine_arn, id);
CREATE INDEX executions_by_map_run ON executions (map_run_arn, item_index) WHERE map_run_arn IS NOT NULL;
CREATE INDEX executions_by_parent ON executions (parent, parent_task) WHERE parent IS NOT NULL;
CREATE INDEX executions_running ON executions (id) WHERE status = 'RUNNING';

-- One row a turn: the events of that turn, packed as a JSON array.
CREATE TABLE history (
    execution      INTEGER NOT NULL,
    first_event    INTEGER NOT NULL,
    events         BLOB NOT NULL,
    PRIMARY KEY (execution, first_event)
) WITHOUT ROWID;

-- Tasks the world has not answered yet. What each asks for is in the execution's state.
CREATE TABLE tasks (
    execution      INTEGER NOT NULL,
    task           INTEGER NOT NULL,
    activity       TEXT,                   -- the activity whose workers it waits for
    submitted      INTEGER NOT NULL,       -- 0: to be done (again, after a kill); 1: the answer comes of itself, by token or by the end of a job
    PRIMARY KEY (execution, task)
) WITHOUT ROWID;
CREATE INDEX tasks_open ON tasks (execution, task) WHERE submitted = 0 AND activity IS NULL;
CREATE INDEX tasks_by_activity ON tasks (activity, execution, task) WHERE submitted = 0 AND activity IS NOT NULL;

CREATE TABLE timers (
    execution      INTEGER NOT NULL,
    timer          INTEGER NOT NULL,
    due_at         INTEGER NOT NULL,
    PRIMARY KEY (execution, timer)
) WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due_at);

-- Turns that stopped to let others have theirs.
CREATE TABLE yields (
    execution      INTEGER PRIMARY KEY
);

-- Changes of status that the event bus has not been told yet.
CREATE TABLE status_events (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    execution      INTEGER NOT NULL,
    status         TEXT NOT NULL,
    redrive_count  INTEGER NOT NULL,
    at             INTEGER NOT NULL
);

CREATE TABLE map_runs (
    execution      INTEGER NOT NULL,
    map_run        INTEGER NOT NULL,
    arn            TEXT NOT NULL UNIQUE,
    state_name     TEXT NOT NULL,
    status         TEXT NOT NULL,
    max_concurrency               INTEGER NOT NULL,
    tolerated_failure_count       INTEGER NOT NULL,
    tolerated_failure_percentage  REAL NOT NULL,
    redrive_count  INTEGER NOT NULL DEFAULT 0,
    redriven_at    INTEGER,
    started_at     INTEGER NOT NULL,
    stopped_at     INTEGER,
    children       INTEGER,                -- how many child executions there are to be, and how many items they have;
    items          INTEGER,                -- NULL until the items are read
    results_written INTEGER NOT NULL,
    PRIMARY KEY (execution, map_run)
) WITHOUT ROWID;

-- The key that callback tokens are signed with.
CREATE TABLE token_key (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    key            BLOB NOT NULL
);
INSERT INTO token_key (id, key) VALUES (1, randomblob(32));
