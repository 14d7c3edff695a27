import type { Generated } from 'kysely';

/** The tables of migrations/ as they are now. `bigint` arrives as text from both databases; sequences stay below 2^53. */
export type Tables = {
  operations: {
    seq: string;
    id: string;
    stream: string;
    stream_office: string;
    office: string;
    device: string;
    n: string;
    arrived_at: string;
    stamp: string;
    body: string;
    chain: string;
  };
  matters: {
    id: string;
    kind: string;
    office: string;
    head: string;
    official_no: string | null;
    slip_no: string | null;
    query_code: string;
    view: string | null;
    view_version: number;
    units: string[];
    former: string[];
  };
  feed: { unit: string; seq: string; stream: string; step: number };
  county_tray: {
    id: string;
    stream: string;
    office: string;
    device: string;
    n: string;
    code: string;
    arrived_at: string;
    body: string;
    closed_at: string | null;
    closed_by: string | null;
    outcome: string | null;
    note: string | null;
  };
  numbers: { office: string; year: number; next: number };
  claimed_numbers: { office: string; year: number; n: number };
  devices: {
    office: string;
    device: string;
    key: string;
    label: string;
    enrolled_at: string;
    last_seen_at: string;
    waiting: number;
    confirmed_at: string | null;
    confirmed_by: string | null;
    revoked_at: string | null;
    revoked_for: string | null;
    escrow: string | null;
  };
  audit: {
    seq: string;
    office: string;
    device: string;
    n: string;
    arrived_at: string;
    at: string | null;
    officer: string | null;
    kind: string | null;
    stream: string | null;
    fault: string | null;
    prev: string;
    hash: string;
    body: string;
    chain: string;
  };
  monthly_reports: {
    month: string;
    version: number;
    at: string;
    officer: string;
    reason: string | null;
    figures: string;
    seq: string;
    chain: string;
  };
  confidential_reports: {
    id: string;
    year: number;
    n: number;
    units: string[];
    officers: string[];
    source: string | null;
    late_key: string | null;
  };
  confidential_entries: { seq: string; id: string; report: string; arrived_at: string; stamp: string; body: string };
  seats: { office: string; device: string; officer: string; sign: string; seal: string; since: string };
  codes: {
    selector: string;
    hash: string;
    officer: string;
    office: string;
    issued_by: string | null;
    issued_at: string;
    expires_at: string;
    used_at: string | null;
    failures: number;
    recovery: string | null;
  };
  packages: { office: string; device: string; counter: number; hash: string; taken_at: string };
  second_factors: {
    officer: string;
    n: number;
    secret: string | null;
    since: string | null;
    pending: string | null;
    pending_since: string | null;
    last_step: number;
    failures: number;
    paused_until: string | null;
    removed_at: string | null;
    removed_by: string | null;
  };
  nonces: { nonce: string; until: string };
  county: { one: Generated<boolean>; profile: string };
  migrations: { id: number; name: string; applied_at: string };
};
