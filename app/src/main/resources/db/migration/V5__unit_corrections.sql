-- What people said of action units in place of a tool's values. kind tells the values apart;
-- intensity is there for that kind only. Later ones count over earlier ones of the same annotator,
-- source and unit.
create table unit_correction (
  id bigint primary key,
  change_id bigint not null,
  time_ms bigint not null,
  clip_id varchar not null,
  annotator varchar not null,
  corrects varchar not null,
  unit integer not null,
  start_pts bigint not null,
  end_pts bigint not null,
  time_base varchar not null,
  kind varchar not null,
  intensity double precision,
  taken_back boolean not null
);
create index unit_correction_clip on unit_correction (clip_id, id);
create index unit_correction_change on unit_correction (change_id);
