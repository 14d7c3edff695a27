-- The newest package that was taken from each device, so that an older one is told apart (C20).
create table packages (
  office text not null,
  device text not null,
  counter integer not null,
  hash text not null,
  taken_at text not null,
  primary key (office, device)
);
