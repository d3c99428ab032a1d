-- Clean Rooms: the scene (who collaborates with whom) is one document; jobs are one row each; events wait until they are sent.
-- Times are UTC ticks of the cloud's clock.
CREATE TABLE cleanrooms_scene (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE cleanrooms_jobs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of starts
  id TEXT NOT NULL UNIQUE,
  membership TEXT NOT NULL,
  collaboration TEXT NOT NULL,
  runner TEXT NOT NULL,
  receiver TEXT NOT NULL,
  payer TEXT NOT NULL,
  status TEXT NOT NULL,
  ongoing INTEGER NOT NULL,              -- 1 until terminal
  visible INTEGER NOT NULL,              -- when listings show it
  due INTEGER,                           -- when its status changes next
  doc TEXT NOT NULL
) STRICT;

CREATE INDEX cleanrooms_jobs_due ON cleanrooms_jobs (due) WHERE due IS NOT NULL;
CREATE INDEX cleanrooms_jobs_ongoing ON cleanrooms_jobs (seq) WHERE ongoing = 1;
CREATE INDEX cleanrooms_jobs_listing ON cleanrooms_jobs (collaboration, seq);

CREATE TABLE cleanrooms_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  due INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;

CREATE INDEX cleanrooms_events_due ON cleanrooms_events (due, seq);
