-- 密件 (decision 0010): reports in confidence, apart from the matters, so that no list, search, count, number or page of the
-- feed can tell of them. What was said is ciphertext. Rows are added and never changed.
create table confidential_reports (
  id text primary key,
  year int not null,
  n int not null,
  -- Whom the report is about: units and officers that must not hear of it (R003-13).
  units text[] not null,
  officers text[] not null,
  unique (year, n)
);
create table confidential_entries (
  seq bigint primary key,
  id text not null unique,
  report text not null references confidential_reports (id),
  arrived_at text not null,
  stamp text not null,
  body text not null
);
create index confidential_entries_by_report on confidential_entries (report, seq);

create function confidential_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the confidential register is only ever added to';
end
$$;
create trigger confidential_entries_stay before update or delete on confidential_entries
  for each row execute function confidential_is_append_only();
create trigger confidential_reports_stay before update or delete on confidential_reports
  for each row execute function confidential_is_append_only();
