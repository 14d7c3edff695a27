-- Row security behind the code's own check (C17, decision 0013). Every transaction of the program says for whom it speaks
-- (`jft.claim`, server/db/claims.ts); one that says nothing sees nothing and writes nothing, the tables' owner included.
-- The program works as jft_app, which owns no table and cannot pass by.
do $$
begin
  if not exists (select from pg_roles where rolname = 'jft_app') then
    create role jft_app nologin nosuperuser nobypassrls;
    execute format('grant jft_app to %I', current_user);
  end if;
exception
  -- Another database of this cluster was set up at the same moment.
  when duplicate_object or unique_violation then null;
end
$$;

create function jft_claim() returns text language sql stable as
  $$ select current_setting('jft.claim', true) $$;
create function jft_units() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('jft.units', true), ''), ',') $$;

-- A table that is the server's own: whoever speaks for an officer sees nothing of it unless another policy says so.
create function jft_guard(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('grant select, insert, update, delete on %I to jft_app', name);
  execute format(
    'create policy server on %I using ((select jft_claim()) = ''server'') with check ((select jft_claim()) = ''server'')',
    name
  );
end
$$;

select jft_guard(c.relname::text) from pg_class c
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace;
revoke update, delete on audit, confidential_reports, confidential_entries from jft_app;

-- Who asks sees the matters of their units (PROTOCOL W1), the whole county, or the one of a receipt's code; of these
-- matters the operations; of the feed what their units are told. Writing stays with the server.
create policy seen on matters for select using (
  (select jft_claim()) = 'county'
  or ((select jft_claim()) = 'units' and units && (select jft_units()))
  or ((select jft_claim()) = 'receipt' and query_code = (select current_setting('jft.receipt', true)))
);
create policy seen on operations for select using (
  (select jft_claim()) = 'county'
  or ((select jft_claim()) in ('units', 'receipt') and exists (select from matters m where m.id = stream))
);
create policy seen on feed for select using (
  (select jft_claim()) = 'county' or ((select jft_claim()) = 'units' and unit = any ((select jft_units())::text[]))
);
