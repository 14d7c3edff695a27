-- Which units have a matter (decision 0009). `units` now, `former` those that had it; the registering office first.
alter table matters add column units text[];
alter table matters add column former text[] not null default '{}';
update matters set units = array[office];
alter table matters alter column units set not null;
drop index matters_by_office;

-- What each unit is told, in the county's order: 0 the matter leaves it, 1 an operation on a matter it has, 2 it gets
-- the matter with this operation.
create table feed (
  unit text not null,
  seq bigint not null,
  stream text not null,
  step smallint not null,
  primary key (unit, seq)
);
insert into feed (unit, seq, stream, step) select stream_office, seq, stream, 1 from operations;
drop index operations_by_office;

-- 县级待处理箱: operations of a unit on a matter it has no more, until a person at the county has dealt with them.
create table county_tray (
  id text primary key,
  stream text not null,
  office text not null,
  device text not null,
  n bigint not null,
  code text not null,
  arrived_at text not null,
  body text not null,
  closed_at text,
  closed_by text,
  outcome text,
  note text
);
create index county_tray_open on county_tray (arrived_at) where closed_at is null;
