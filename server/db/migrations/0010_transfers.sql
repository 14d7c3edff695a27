-- A matter handed over into confidence (decision 0010): the report names the matter it was, and the key to which what still
-- arrives for that matter is sealed.
alter table confidential_reports add column source text;
alter table confidential_reports add column late_key text;
create index confidential_reports_by_source on confidential_reports (source) where source is not null;
