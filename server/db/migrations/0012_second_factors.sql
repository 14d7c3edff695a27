-- The second factor of administrators (decision 0020). Secrets are sealed to the county's own key, which is no part of the
-- database. `n` grows with every change, so that a journal tells the newer row.
create table second_factors (
  officer text primary key,
  n integer not null,
  secret text,
  since text,
  pending text,
  pending_since text,
  last_step integer not null,
  failures integer not null,
  paused_until text,
  removed_at text,
  removed_by text
);
select jft_guard('second_factors');
