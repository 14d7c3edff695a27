-- Devices prove themselves with keys instead of tokens (decision 0005). A device of before has no key and enrols again.
alter table devices drop column token_hash;
alter table devices add column key text not null default '';
alter table devices add column waiting integer not null default 0;
alter table devices add column revoked_at text;
alter table devices add column revoked_for text;

create table seats (
  office text not null,
  device text not null,
  officer text not null,
  sign text not null,
  seal text not null,
  since text not null,
  primary key (office, device, officer)
);

-- 登记码. The first characters find the row, the rest is kept as a slow hash only.
create table codes (
  selector text primary key,
  hash text not null,
  officer text not null,
  office text not null,
  issued_by text,
  issued_at text not null,
  expires_at text not null,
  used_at text,
  failures integer not null
);

-- Seen within the time in which a request may be repeated; the program forgets older ones.
create table nonces (
  nonce text primary key,
  until bigint not null
);
