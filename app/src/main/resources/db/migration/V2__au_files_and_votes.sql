-- Files of action units that were taken into the project; file is relative to the project's folder.
create table au_file (
  seq bigint primary key,
  clip_id varchar not null,
  kind varchar not null,
  file varchar not null,
  source varchar not null
);
create index au_file_clip on au_file (clip_id, seq);

-- How many people chose each label, where only that was published and not who. The newest counts of
-- a clip, condition and source hold.
create table vote (
  clip_id varchar not null,
  judged_under varchar not null,
  source varchar not null,
  label varchar not null,
  votes integer not null,
  seq bigint not null,
  primary key (clip_id, judged_under, source, label)
);
