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
