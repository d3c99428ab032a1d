-- S3. Rows say what exists; the bytes are files below objects/, each named by chance and written before its row.

CREATE TABLE buckets (
    name           TEXT PRIMARY KEY,
    created_at     INTEGER NOT NULL,       -- milliseconds since 1970, UTC, of the virtual clock
    event_bridge   INTEGER NOT NULL        -- 1: events of its objects go to the default bus
) WITHOUT ROWID;

CREATE TABLE objects (
    bucket         TEXT NOT NULL,
    key            TEXT NOT NULL,          -- compared as UTF-8 bytes, which is the order of listings
    size           INTEGER NOT NULL,
    etag           TEXT NOT NULL,          -- without quotation marks
    modified_at    INTEGER NOT NULL,
    segments       TEXT NOT NULL,          -- file:bytes, … in order; several after a multipart upload
    headers        TEXT NOT NULL,          -- JSON: content headers and x-amz-meta-*
    checksum       TEXT,                   -- algorithm:type:value
    PRIMARY KEY (bucket, key)
) WITHOUT ROWID;

CREATE TABLE uploads (
    id             TEXT PRIMARY KEY,
    bucket         TEXT NOT NULL,
    key            TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    headers        TEXT NOT NULL,
    algorithm      TEXT,
    checksum_type  TEXT
) WITHOUT ROWID;
CREATE INDEX uploads_by_key ON uploads (bucket, key, id);

CREATE TABLE upload_parts (
    upload         TEXT NOT NULL,
    number         INTEGER NOT NULL,
    file           TEXT NOT NULL,
    size           INTEGER NOT NULL,
    etag           TEXT NOT NULL,
    checksum       TEXT,                   -- algorithm:type:value
    modified_at    INTEGER NOT NULL,
    PRIMARY KEY (upload, number)
) WITHOUT ROWID;
