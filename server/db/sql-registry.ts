import { sql, type Kysely, type Transaction } from 'kysely';
import { lines } from './sql-rows.ts';
import type { CodeRow, DeviceRow, FactorRow, SeatRow, ServerStore, StoreTx } from './store.ts';
import type { Tables } from './tables.ts';

/** Devices, seats, codes, second factors and nonces: who may come. Small tables, read and written a row at a time. */
type Reads =
  | 'findDevice'
  | 'findSeat'
  | 'findSeats'
  | 'findSigners'
  | 'readAllDevices'
  | 'readAllSeats'
  | 'readAllCodes'
  | 'readAllFactors'
  | 'noteSeen'
  | 'readNonces'
  | 'saveNonces';
type Writes =
  | 'readDevices'
  | 'putDevice'
  | 'readSeats'
  | 'putSeat'
  | 'readCode'
  | 'putCode'
  | 'readPackage'
  | 'putPackage'
  | 'readFactor'
  | 'putFactor';

export function registryReads(db: Kysely<Tables>): Pick<ServerStore, Reads> {
  return {
    findDevice: async (office, device) => {
      const row = await db
        .selectFrom('devices')
        .selectAll()
        .where('office', '=', office)
        .where('device', '=', device)
        .executeTakeFirst();
      return row === undefined ? null : deviceOf(row);
    },
    findSeat: async (office, device, officer) => {
      const row = await db
        .selectFrom('seats')
        .selectAll()
        .where('office', '=', office)
        .where('device', '=', device)
        .where('officer', '=', officer)
        .executeTakeFirst();
      return row ?? null;
    },
    findSeats: (office, device) => readSeats(db, office, device),
    findSigners: async (asked) => {
      if (asked.length === 0) return [];
      const { rows } = await sql<{ key: string | null; revoked: boolean; sign: string | null }>`
        select d.key, d.revoked_at is not null as revoked, s.sign
        from unnest(${lines(asked.map((at) => at.office))}, ${lines(asked.map((at) => at.device))},
                    ${lines(asked.map((at) => at.officer))}) with ordinality as a(office, device, officer, place)
        left join devices d on d.office = a.office and d.device = a.device
        left join seats s on s.office = a.office and s.device = a.device and s.officer = a.officer
        order by a.place`.execute(db);
      return rows.map(({ key, revoked, sign }) => (key === null ? null : { deviceKey: key, revoked, seatKey: sign }));
    },
    readAllDevices: async () => (await db.selectFrom('devices').selectAll().execute()).map(deviceOf),
    readAllSeats: () => db.selectFrom('seats').selectAll().execute(),
    readAllCodes: async () => (await db.selectFrom('codes').selectAll().execute()).map(codeOf),
    readAllFactors: async () => (await db.selectFrom('second_factors').selectAll().execute()).map(factorOf),
    noteSeen: async (seen) => {
      if (seen.length === 0) return;
      // Codes and instants have no line breaks.
      const text = (items: readonly (string | number)[]) => sql<string[]>`string_to_array(${items.join('\n')}, E'\n')`;
      await sql`
        update devices d set last_seen_at = s.at, waiting = s.waiting
        from unnest(${text(seen.map((row) => row.office))}, ${text(seen.map((row) => row.device))},
                    ${text(seen.map((row) => row.lastSeenAt))}, ${text(seen.map((row) => row.waiting))}::int[])
          as s(office, device, at, waiting)
        where d.office = s.office and d.device = s.device`.execute(db);
    },
    readNonces: async (now) => {
      const rows = await db.selectFrom('nonces').selectAll().where('until', '>=', String(now)).execute();
      return rows.map(({ nonce, until }) => ({ nonce, until: Number(until) }));
    },
    saveNonces: async (rows, now) => {
      await db.deleteFrom('nonces').where('until', '<', String(now)).execute();
      if (rows.length === 0) return;
      const values = rows.map(({ nonce, until }) => ({ nonce, until: String(until) }));
      await db
        .insertInto('nonces')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

const readSeats = (db: Kysely<Tables>, office: string, device: string): Promise<readonly SeatRow[]> =>
  db.selectFrom('seats').selectAll().where('office', '=', office).where('device', '=', device).execute();

export function registryWrites(tx: Transaction<Tables>): Pick<StoreTx, Writes> {
  return {
    readDevices: async (office) => {
      const rows = await tx.selectFrom('devices').selectAll().where('office', '=', office).execute();
      return rows.map(deviceOf);
    },
    putDevice: async (device) => {
      const { office, device: code, ...rest } = columnsOfDevice(device);
      await tx
        .insertInto('devices')
        .values({ office, device: code, ...rest })
        .onConflict((conflict) => conflict.columns(['office', 'device']).doUpdateSet(rest))
        .execute();
    },
    readSeats: (office, device) => readSeats(tx, office, device),
    putSeat: async (seat: SeatRow) => {
      const { sign, seal, since } = seat;
      await tx
        .insertInto('seats')
        .values(seat)
        .onConflict((conflict) => conflict.columns(['office', 'device', 'officer']).doUpdateSet({ sign, seal, since }))
        .execute();
    },
    readCode: async (selector) => {
      const row = await tx.selectFrom('codes').selectAll().where('selector', '=', selector).executeTakeFirst();
      return row === undefined ? null : codeOf(row);
    },
    putCode: async (code) => {
      const { selector, ...rest } = columnsOfCode(code);
      await tx
        .insertInto('codes')
        .values({ selector, ...rest })
        .onConflict((conflict) => conflict.column('selector').doUpdateSet(rest))
        .execute();
    },
    readPackage: async (office, device) => {
      const row = await tx
        .selectFrom('packages')
        .selectAll()
        .where('office', '=', office)
        .where('device', '=', device)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { taken_at: takenAt, ...rest } = row;
      return { ...rest, takenAt };
    },
    putPackage: async ({ office, device, counter, hash, takenAt }) => {
      const rest = { counter, hash, taken_at: takenAt };
      await tx
        .insertInto('packages')
        .values({ office, device, ...rest })
        .onConflict((conflict) => conflict.columns(['office', 'device']).doUpdateSet(rest))
        .execute();
    },
    readFactor: async (officer) => {
      const row = await tx.selectFrom('second_factors').selectAll().where('officer', '=', officer).executeTakeFirst();
      return row === undefined ? null : factorOf(row);
    },
    putFactor: async (row) => {
      const { officer, ...rest } = columnsOfFactor(row);
      await tx
        .insertInto('second_factors')
        .values({ officer, ...rest })
        .onConflict((conflict) => conflict.column('officer').doUpdateSet(rest))
        .execute();
    },
  };
}

const columnsOfDevice = (row: DeviceRow): Tables['devices'] => ({
  office: row.office,
  device: row.device,
  key: row.key,
  label: row.label,
  enrolled_at: row.enrolledAt,
  last_seen_at: row.lastSeenAt,
  waiting: row.waiting,
  confirmed_at: row.confirmedAt,
  confirmed_by: row.confirmedBy,
  revoked_at: row.revokedAt,
  revoked_for: row.revokedFor,
  escrow: row.escrow,
});

const deviceOf = (row: Tables['devices']): DeviceRow => ({
  office: row.office,
  device: row.device,
  key: row.key,
  label: row.label,
  enrolledAt: row.enrolled_at,
  lastSeenAt: row.last_seen_at,
  waiting: row.waiting,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
  revokedAt: row.revoked_at,
  revokedFor: row.revoked_for,
  escrow: row.escrow,
});

const columnsOfCode = (row: CodeRow): Tables['codes'] => ({
  selector: row.selector,
  hash: row.hash,
  officer: row.officer,
  office: row.office,
  issued_by: row.issuedBy,
  issued_at: row.issuedAt,
  expires_at: row.expiresAt,
  used_at: row.usedAt,
  failures: row.failures,
  recovery: row.recovery,
});

const codeOf = (row: Tables['codes']): CodeRow => ({
  selector: row.selector,
  hash: row.hash,
  officer: row.officer,
  office: row.office,
  issuedBy: row.issued_by,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  failures: row.failures,
  recovery: row.recovery,
});

const columnsOfFactor = (row: FactorRow): Tables['second_factors'] => ({
  officer: row.officer,
  n: row.n,
  secret: row.secret,
  since: row.since,
  pending: row.pending,
  pending_since: row.pendingSince,
  last_step: row.lastStep,
  failures: row.failures,
  paused_until: row.pausedUntil,
  removed_at: row.removedAt,
  removed_by: row.removedBy,
});

const factorOf = (row: Tables['second_factors']): FactorRow => ({
  officer: row.officer,
  n: row.n,
  secret: row.secret,
  since: row.since,
  pending: row.pending,
  pendingSince: row.pending_since,
  lastStep: row.last_step,
  failures: row.failures,
  pausedUntil: row.paused_until,
  removedAt: row.removed_at,
  removedBy: row.removed_by,
});
