-- Nerves: breathing, ratings, plans, interviews, the ladder, trials.

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

-- Real interviews: the newest row of a name counts.
create table interview (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  name text not null,
  starts text not null, -- ISO 8601 with an offset
  dropped integer not null check (dropped in (0, 1))
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
