-- When and by whom the fingerprint of a new computer was compared with what it shows (C13).
alter table devices add column confirmed_at text;
alter table devices add column confirmed_by text;
