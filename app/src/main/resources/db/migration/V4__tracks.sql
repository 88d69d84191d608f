-- Timed texts that came in for a clip; file is its name in the clip's folder of tracks.
create table track (
  seq bigint primary key,
  change_id bigint not null,
  clip_id varchar not null,
  file varchar not null,
  taken_back boolean not null
);
create index track_clip on track (clip_id, file);
create index track_change on track (change_id);
