-- 信访工作月报 as it was handed in (MR-04): counts as JSON, and the head of the audit chain then (C18). Rows are added and never
-- changed.
create table monthly_reports (
  month text not null,
  version integer not null,
  at text not null,
  officer text not null,
  reason text,
  figures text not null,
  seq bigint not null,
  chain text not null,
  primary key (month, version)
);
select jft_guard('monthly_reports');
revoke update, delete on monthly_reports from jft_app;

create function monthly_reports_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'a report that was handed in is never changed or removed';
end
$$;
create trigger monthly_reports_stay before update or delete on monthly_reports
  for each row execute function monthly_reports_are_append_only();
