import * as z from 'zod';
import type { CodeRow, DeviceRow, FactorRow, MonthlyReportRow, SeatRow, ServerStore, StoreTx } from './store.ts';

/**
 * Who may come, and the monthly reports: small rows with a name of their own, as the journal keeps them. When a device
 * was last heard is left out: it changes all the time and is only shown. Rows are never removed and change in one
 * direction (a device is revoked, a code is used, a second factor's `n` grows), so a record of the journal can only add to
 * what the database has.
 */
export const RegistryRecord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('device'),
    device: z.object({
      office: z.string(),
      device: z.string(),
      key: z.string(),
      label: z.string(),
      enrolledAt: z.string(),
      revokedAt: z.string().nullable(),
      revokedFor: z.string().nullable(),
      // Journals of before have none of these, nor a code's recovery.
      confirmedAt: z.string().nullable().default(null),
      confirmedBy: z.string().nullable().default(null),
      escrow: z.string().nullable().default(null),
    }),
  }),
  z.object({
    kind: z.literal('seat'),
    seat: z.object({
      office: z.string(),
      device: z.string(),
      officer: z.string(),
      sign: z.string(),
      seal: z.string(),
      since: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('code'),
    code: z.object({
      selector: z.string(),
      hash: z.string(),
      officer: z.string(),
      office: z.string(),
      issuedBy: z.string().nullable(),
      issuedAt: z.string(),
      expiresAt: z.string(),
      usedAt: z.string().nullable(),
      failures: z.int(),
      recovery: z.string().nullable().default(null),
    }),
  }),
  z.object({
    kind: z.literal('monthly-report'),
    report: z.object({
      month: z.string(),
      version: z.int(),
      at: z.string(),
      officer: z.string(),
      reason: z.string().nullable(),
      figures: z.string(),
      seq: z.int(),
      chain: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('factor'),
    factor: z.object({
      officer: z.string(),
      n: z.int(),
      secret: z.string().nullable(),
      since: z.string().nullable(),
      pending: z.string().nullable(),
      pendingSince: z.string().nullable(),
      lastStep: z.int(),
      failures: z.int(),
      pausedUntil: z.string().nullable(),
      removedAt: z.string().nullable(),
      removedBy: z.string().nullable(),
    }),
  }),
]);
export type RegistryRecord = z.infer<typeof RegistryRecord>;

const recordOfDevice = ({
  office,
  device,
  key,
  label,
  enrolledAt,
  confirmedAt,
  confirmedBy,
  revokedAt,
  revokedFor,
  escrow,
}: DeviceRow): RegistryRecord => ({
  kind: 'device',
  device: { office, device, key, label, enrolledAt, confirmedAt, confirmedBy, revokedAt, revokedFor, escrow },
});

const recordOfSeat = ({ office, device, officer, sign, seal, since }: SeatRow): RegistryRecord => ({
  kind: 'seat',
  seat: { office, device, officer, sign, seal, since },
});

const recordOfCode = (row: CodeRow): RegistryRecord => ({
  kind: 'code',
  code: {
    selector: row.selector,
    hash: row.hash,
    officer: row.officer,
    office: row.office,
    issuedBy: row.issuedBy,
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
    usedAt: row.usedAt,
    failures: row.failures,
    recovery: row.recovery,
  },
});

const recordOfReport = (report: MonthlyReportRow): RegistryRecord => ({ kind: 'monthly-report', report });

const recordOfFactor = (row: FactorRow): RegistryRecord => ({
  kind: 'factor',
  factor: {
    officer: row.officer,
    n: row.n,
    secret: row.secret,
    since: row.since,
    pending: row.pending,
    pendingSince: row.pendingSince,
    lastStep: row.lastStep,
    failures: row.failures,
    pausedUntil: row.pausedUntil,
    removedAt: row.removedAt,
    removedBy: row.removedBy,
  },
});

/** What a record is about; the newest record of a key counts. */
export function keyOfRecord(record: RegistryRecord): string {
  switch (record.kind) {
    case 'device':
      return `device ${record.device.office} ${record.device.device}`;
    case 'seat':
      return `seat ${record.seat.office} ${record.seat.device} ${record.seat.officer}`;
    case 'code':
      return `code ${record.code.selector}`;
    case 'monthly-report':
      return `monthly-report ${record.report.month} ${record.report.version}`;
    case 'factor':
      return `factor ${record.factor.officer}`;
  }
}

/** Everything the database has, to compare with the journal. */
export async function readRegistry(
  store: Pick<
    ServerStore,
    'readAllDevices' | 'readAllSeats' | 'readAllCodes' | 'readMonthlyReports' | 'readAllFactors'
  >,
): Promise<readonly RegistryRecord[]> {
  const [devices, seats, codes, reports, factors] = [
    await store.readAllDevices(),
    await store.readAllSeats(),
    await store.readAllCodes(),
    await store.readMonthlyReports({ from: '0000', to: '9999-99' }),
    await store.readAllFactors(),
  ];
  return [
    ...devices.map(recordOfDevice),
    ...seats.map(recordOfSeat),
    ...codes.map(recordOfCode),
    ...reports.map(recordOfReport),
    ...factors.map(recordOfFactor),
  ];
}

/** Adds to the database what a record knows and it does not; false when it knows all of it. */
export async function replayRegistry(tx: StoreTx, record: RegistryRecord): Promise<boolean> {
  switch (record.kind) {
    case 'device': {
      const { device } = record;
      const known = (await tx.readDevices(device.office)).find((row) => row.device === device.device);
      if (known !== undefined && (known.revokedAt !== null || device.revokedAt === null)) return false;
      await tx.putDevice({ waiting: 0, lastSeenAt: device.enrolledAt, ...known, ...device });
      return true;
    }
    case 'seat': {
      const { seat } = record;
      const seats = await tx.readSeats(seat.office, seat.device);
      if (seats.some((row) => row.officer === seat.officer && row.since >= seat.since)) return false;
      await tx.putSeat(seat);
      return true;
    }
    case 'code': {
      const { code } = record;
      const known = await tx.readCode(code.selector);
      const isNewer = known === null || known.issuedAt < code.issuedAt;
      const isSame = known?.hash === code.hash;
      const adds = isSame && (code.failures > known.failures || (code.usedAt !== null && known.usedAt === null));
      if (!isNewer && !adds) return false;
      await tx.putCode(code);
      return true;
    }
    case 'monthly-report': {
      const { month, version } = record.report;
      const known = await tx.readMonthlyReports({ from: month, to: month });
      if (known.some((row) => row.version === version)) return false;
      await tx.addMonthlyReport(record.report);
      return true;
    }
    case 'factor': {
      const { factor } = record;
      if (((await tx.readFactor(factor.officer))?.n ?? 0) >= factor.n) return false;
      await tx.putFactor(factor);
      return true;
    }
  }
}

/** The writes of a transaction that also tell the journal. */
export function withRegistryRecords(
  tx: StoreTx,
  note: (record: RegistryRecord) => void,
): Pick<StoreTx, 'putDevice' | 'putSeat' | 'putCode' | 'addMonthlyReport' | 'putFactor'> {
  return {
    putDevice: async (row) => {
      await tx.putDevice(row);
      note(recordOfDevice(row));
    },
    putSeat: async (row) => {
      await tx.putSeat(row);
      note(recordOfSeat(row));
    },
    putCode: async (row) => {
      await tx.putCode(row);
      note(recordOfCode(row));
    },
    addMonthlyReport: async (row) => {
      await tx.addMonthlyReport(row);
      note(recordOfReport(row));
    },
    putFactor: async (row) => {
      await tx.putFactor(row);
      note(recordOfFactor(row));
    },
  };
}
