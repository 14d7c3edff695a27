-- Streams of receptions (sessions, queues, market rules) lie beside the matters: same units, same feed, same row security.
alter table matters add column kind text not null default 'matter' check (kind in ('matter', 'reception'));
