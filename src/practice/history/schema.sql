-- The newest form of the history: a log of facts. Rows are added and never changed, except in `draft`.
-- What can be worked out (numbers of rounds, what waits, levels) is asked for and never stored.
--
-- This file makes a new history; migrations/ brings an older one to the same form. A change here, or a
-- new word in an enum of the model, is a new migration: an older program must refuse what it cannot read.
--
-- In every fact: `seq` is the order of keeping (a wall clock may step back, this does not), `id` is the
-- globally unique id, `at` the UTC instant and `day` the practice day. Words are kept as they were typed:
-- text may hold NUL, and the three bytes of a lone surrogate where a terminal sent half a character.

pragma application_id = 1886544227; -- "prac": tells this file from every other SQLite database

create table round (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  recipe text not null,
  title text not null,
  seed text not null, -- decimal digits: a seed may be longer than the 64 bits of an integer here
  voice text not null,
  again_of text not null, -- the answer this short round repeats, or ''
  plan text not null -- JSON; long, therefore last: a query that leaves it out never reads its pages
) strict;

create index round_in_time on round (at, id); -- rounds are numbered in this order

create table moment (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  round_id text not null references round (id),
  n integer not null,
  elapsed real not null, -- seconds of the round's own clock
  event text not null, -- JSON
  unique (round_id, n) -- of two windows that go on with one round, only one can
) strict;

-- Not unique by place: were one question of a round ever answered twice under the same take, both
-- answers would be somebody's words. The one kept later counts.
create table answer (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  round_id text not null references round (id),
  question text not null, -- bank/id
  text_version integer not null,
  type text not null,
  competency text,
  scored integer not null check (scored in (0, 1)),
  voice text not null,
  item integer not null,
  part integer not null, -- 0 the question, 1 and up its follow-ups
  take integer not null,
  asked text not null,
  ended text not null,
  prepared_s real not null,
  answered_s real not null,
  expected integer, -- the level foreseen before answering
  words text, -- null when spoken
  notes text, -- JSON, null when there are none
  follow_up text, -- JSON
  delivery text -- JSON
) strict;

create index answer_of_round on answer (round_id, part, item, take);
create index answer_asked on answer (question, round_id, item, day, part) where part = 0;
-- All that a list of many answers needs, so that it never reads the pages with their words.
create index answer_in_brief on answer (id, part, scored, ended, question, competency);

-- A round may end twice (set aside in one window, finished in the other); the later end counts.
create table round_end (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  round_id text not null references round (id),
  how text not null
) strict;

create index round_end_of_round on round_end (round_id);

create table review (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  answer_id text not null references answer (id),
  part text not null,
  point text not null,
  text text not null,
  level integer check (level between 1 and 5)
) strict;

create index review_of_answer on review (answer_id);
create index review_closed on review (answer_id, part) where part = 'closed';
create index review_level on review (answer_id, seq, part, at, day, level) where part = 'level';
create index review_blind on review (at, part) where part = 'blind';

-- A calm paragraph read aloud, to compare with later; the one kept last counts.
create table baseline (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  device text not null, -- the microphone, by name
  delivery text not null -- JSON; the measures alone, never the sound
) strict;

-- No fact: the working copy of what is being written just now, one for each unfinished round.
create table draft (
  round_id text primary key not null references round (id),
  after integer not null, -- how many moments the round had: a window that fell behind may not write it
  elapsed real not null,
  words text not null,
  notes text -- JSON, null when there are none
) strict, without rowid;

-- A breathing exercise, for so many seconds.
create table breathing (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  pattern text not null,
  seconds real not null,
  finished integer not null check (finished in (0, 1)),
  routine text not null -- the id of the routine it was a part of, or ''
) strict;

-- Nerves as the person rates them at one moment of one occasion.
create table rating (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  occasion text not null,
  moment text not null,
  level integer not null check (level between 0 and 100),
  about text not null, -- the id of what was rated
  word text not null
) strict;

-- One of the five weekly items.
create table item_rating (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  sitting text not null,
  item integer not null check (item between 1 and 5),
  level integer not null check (level between 0 and 10)
) strict;

-- If-then plans: the newest row of a plan counts.
create table if_then (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  plan text not null,
  cue text not null,
  response text not null,
  dropped integer not null check (dropped in (0, 1))
) strict;

create table rehearsal (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  plan text not null,
  typed text not null,
  recalled integer not null check (recalled in (0, 1))
) strict;

-- Real interviews: the newest row of an interview counts.
create table interview (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  name text not null,
  starts text not null, -- ISO 8601 with an offset
  dropped integer not null check (dropped in (0, 1)),
  job text not null default '', -- the id of the job it is for, or ''
  interview text not null default '' -- the id of the interview; '' in the oldest, where the name stands for it
) strict;

-- Attempts at the exposure ladder, and what is said of each before it and after.
create table attempt (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  sitting text not null,
  rung integer not null,
  advised integer not null,
  steadied integer not null check (steadied in (0, 1))
) strict;

create table attempt_said (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  attempt text not null references attempt (id),
  part text not null,
  text text not null,
  level integer check (level between 0 and 100)
) strict;

-- Personal trials: `arms` are the ways it compares, `seed` fixes their order.
create table trial (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  seed integer not null,
  arms text not null
) strict;

-- Not unique by place: two windows may have begun the same round, and both were somebody's round.
create table trial_round (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  trial text not null references trial (id),
  n integer not null,
  arm text not null
) strict;

create table trial_end (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  trial text not null references trial (id)
) strict;

-- Small drills, one row for each that was done.
create table drill (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  sitting text not null,
  kind text not null,
  about text not null,
  outcome text not null,
  words text not null,
  number real,
  wanted real
) strict;

-- Recalls of stories, prepared answers and facts: what the schedule of memories is worked out from.
create table recall (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  thing text not null,
  share real not null check (share between 0 and 1),
  first_s real,
  peeked integer not null check (peeked in (0, 1)),
  grade text not null
) strict;

-- What a job asks for: the newest row of a job and a competency counts.
create table wanted (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null,
  competency text not null,
  weight integer not null check (weight between 0 and 3)
) strict;

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
