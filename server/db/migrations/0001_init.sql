-- Operations are the truth; everything else can be computed from them again, except numbers in use and devices.
-- `body` and `stamp` are text, not jsonb: they are compared and handed on byte for byte.
create table operations (
  seq bigint primary key,
  id text not null unique,
  stream text not null,
  stream_office text not null,
  office text not null,
  device text not null,
  n bigint not null,
  arrived_at text not null,
  stamp text not null,
  body text not null,
  chain text not null
);
create index operations_by_stream on operations (stream, seq);
create index operations_by_office on operations (stream_office, seq);

create table matters (
  id text collate "C" primary key,
  office text not null,
  head bigint not null,
  official_no text unique,
  slip_no text,
  query_code text not null,
  view text,
  view_version integer not null
);
create index matters_by_office on matters (office, id);
create index matters_by_query_code on matters (query_code);

create table numbers (
  office text not null,
  year integer not null,
  next integer not null,
  primary key (office, year)
);

create table claimed_numbers (
  office text not null,
  year integer not null,
  n integer not null,
  primary key (office, year, n)
);

create table devices (
  office text not null,
  device text not null,
  token_hash text not null,
  label text not null,
  enrolled_at text not null,
  last_seen_at text not null,
  primary key (office, device)
);

create table county (
  one boolean primary key default true check (one),
  profile text not null
);

-- Bodies just above 2 KB are compressed; lz4 costs a third of the default. Not every build of PostgreSQL has it.
do $$
begin
  execute 'alter table operations alter column body set compression lz4';
  execute 'alter table matters alter column view set compression lz4';
exception
  when others then null;
end
$$;
