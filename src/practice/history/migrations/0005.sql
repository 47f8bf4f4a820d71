-- Jobs applied for, and what comes after an interview.

alter table interview add column job text not null default '';
alter table interview add column interview text not null default '';

-- Jobs applied for. What is said of one is a row a part: the newest of a part counts.
create table job (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  name text not null,
  again_of text not null -- the job that this one tries again, or ''
) strict;

create table job_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  part text not null,
  text text not null
) strict;

create table job_end (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  how text not null,
  stage text not null,
  "on" text not null, -- YYYY-MM-DD
  reason text not null
) strict;

-- What is said of a real interview; `interview` is its id.
create table interview_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  interview text not null,
  part text not null,
  text text not null,
  level integer check (level between 0 and 100),
  key text not null -- of the question in a bank, or ''
) strict;

-- What was put under seal, from outside. The words themselves are in `sealed`.
create table seal (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  kind text not null,
  opens text not null,
  told_by text not null,
  channel text not null,
  arrived text not null
) strict;

create table seal_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  seal text not null references seal (id),
  part text not null,
  text text not null
) strict;

-- No fact: words under seal, hidden from whoever looks into this file, and gone for good once they are
-- burnt. Not encrypted: what uncovers them stands beside them.
create table sealed (
  id text primary key not null, -- of a seal, or of a letter that is being written
  salt blob not null,
  words blob not null
) strict, without rowid;

-- After a rejection: words and moods, the mirror, the pieces of opened feedback, tasks, letters.
create table after_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  part text not null,
  text text not null,
  level integer check (level between 1 and 10)
) strict;

create table mirror_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  part text not null,
  text text not null,
  level integer check (level between 1 and 5)
) strict;

create table piece (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  seal text not null references seal (id),
  n integer not null,
  words text not null,
  standing text not null,
  cause text not null,
  competency text not null
) strict;

create table task (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  cause text not null,
  words text not null,
  "by" text not null, -- YYYY-MM-DD
  competency text not null,
  questions text not null -- keys, joined by spaces
) strict;

create table task_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  task text not null references task (id),
  part text not null,
  text text not null
) strict;

create table letter (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null references job (id),
  kind text not null,
  subject text not null,
  words text not null,
  interview text not null -- the id of the one it is about, or ''
) strict;

create table letter_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  letter text not null references letter (id),
  part text not null,
  text text not null
) strict;
