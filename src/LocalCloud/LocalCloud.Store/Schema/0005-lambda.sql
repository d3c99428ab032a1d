-- Lambda: asynchronous invocations until they are done with, and those that nobody could deliver.

CREATE TABLE lambda_events (
    seq            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,   -- the request id, the same for every attempt
    function       TEXT NOT NULL,          -- its name
    payload        BLOB NOT NULL,
    accepted_at    INTEGER NOT NULL,       -- all times: milliseconds since 1970, UTC, of the virtual clock
    due_at         INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,   -- invocations that ended in a function error
    delays         INTEGER NOT NULL DEFAULT 0    -- throttles and system errors, which cost no attempt
);

CREATE INDEX lambda_events_due ON lambda_events (due_at, seq);

CREATE TABLE lambda_dead_letters (
    seq            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,
    function       TEXT NOT NULL,
    destination    TEXT NOT NULL,          -- the ARN of the queue or topic that stands for it
    record         TEXT NOT NULL,          -- the invocation record that AWS would send, JSON
    failed_at      INTEGER NOT NULL
);
