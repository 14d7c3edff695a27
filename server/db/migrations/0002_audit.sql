-- The county's audit log (RX-06, security C18). Rows are added and never changed; the database itself refuses everything
-- else, also to a program with a fault. Nothing removes rows: 等保 asks for at least 180 days, and no setting shortens that.
create table audit (
  seq bigint primary key,
  office text not null,
  device text not null,
  n bigint not null,
  arrived_at text not null,
  at text,
  officer text,
  kind text,
  stream text,
  fault text,
  prev text not null,
  hash text not null,
  body text not null,
  chain text not null,
  unique (office, device, hash)
);
create index audit_by_stream on audit (stream, seq);
create index audit_by_officer on audit (officer, seq);
create index audit_by_device on audit (office, device, seq);
create index audit_by_fault on audit (seq) where fault is not null;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are never changed or removed';
end
$$;
create trigger audit_rows_stay before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_stays before truncate on audit
  for each statement execute function audit_is_append_only();
revoke update, delete, truncate on audit from public;
