-- A baseline: a calm paragraph read aloud once. Deliveries are measured in more detail from here on; none
-- was kept before, because no program of version 1 could hear.
create table baseline (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  device text not null, -- the microphone, by name
  delivery text not null -- JSON; the measures alone, never the sound
) strict;
