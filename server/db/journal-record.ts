/** What stands in the journal, one record a line. A record once written is read for ever: fields are only added. */
import * as z from 'zod';
import { CountyProfile } from '#shared/model/county.ts';
import { AuditRecord } from './journal-audit.ts';
import { ConfidentialRecord } from './journal-confidential.ts';
import { RegistryRecord } from './journal-registry.ts';
import { STEPS, STREAM_KINDS } from './store.ts';

const Operations = z.array(
  z.object({
    seq: z.int(),
    id: z.string(),
    stream: z.string(),
    streamOffice: z.string(),
    office: z.string(),
    device: z.string(),
    n: z.int(),
    arrivedAt: z.string(),
    stamp: z.string(),
    body: z.string(),
    chain: z.string(),
  }),
);

const Feed = z.array(z.object({ unit: z.string(), seq: z.int(), stream: z.string(), step: z.enum(STEPS) }));

const Closing = z.object({
  at: z.string(),
  by: z.string(),
  outcome: z.enum(['re-applied', 'not-needed']),
  note: z.string(),
});

const Tray = z.array(
  z.object({
    id: z.string(),
    stream: z.string(),
    office: z.string(),
    device: z.string(),
    n: z.int(),
    code: z.string(),
    arrivedAt: z.string(),
    body: z.string(),
    closed: Closing.nullable(),
  }),
);

/** What is left of operations and items of the tray whose content went into confidence (CF-14). */
const Redacted = z.array(z.object({ id: z.string(), body: z.string() }));

/** Views are left out: they are computed again. */
export const JournalRecord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('batch'),
    operations: Operations,
    matters: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(STREAM_KINDS).default('matter'),
        office: z.string(),
        head: z.int(),
        officialNo: z.string().nullable(),
        slipNo: z.string().nullable(),
        queryCode: z.string(),
        units: z.array(z.string()),
        former: z.array(z.string()),
      }),
    ),
    feed: Feed,
    numbers: z.array(z.object({ office: z.string(), year: z.int(), next: z.int() })),
    claimed: z.array(z.object({ office: z.string(), year: z.int(), n: z.int() })),
    redacted: Redacted.optional(),
    /** The records before this one were written anew without that content. */
    emptied: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('county'), profile: CountyProfile }),
  ...RegistryRecord.options,
  AuditRecord,
  z.object({ kind: z.literal('tray'), rows: Tray }),
  z.object({ kind: z.literal('tray-closed'), id: z.string(), closing: Closing }),
  ConfidentialRecord,
]);
export type JournalRecord = z.infer<typeof JournalRecord>;
