import * as z from 'zod';
import { FILE_MIMES } from './file-types.ts';

/** Largest file that a person opens through the shell, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Largest file handed over for saving, in bytes: an attachment of a matter. */
export const MAX_SAVED_BYTES = 200 * 1024 * 1024;
/** Largest secret the key store seals, in bytes: it holds keys, not records. */
export const MAX_SECRET_BYTES = 16 * 1024;

const bytesUpTo = (max: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= max);

export const NoArguments = z.undefined();

/**
 * What only the shell knows. `publisherKey`: built in, see shared/lib/publisher-key. `packed`: what the files of the program
 * were compared with when it started (C21): the publisher's list, a list nobody signed, or, in development and on Windows,
 * none.
 */
export const ShellFacts = z.strictObject({
  platform: z.string().max(20),
  arch: z.string().max(20),
  publisherKey: z.string().max(43).nullable(),
  packed: z.enum(['signed', 'unsigned', 'not-compared']),
});
export type ShellFacts = Readonly<z.infer<typeof ShellFacts>>;

/** `serverOrigin` is where the county server is: the page's own origin in a browser, the shell's setting in Electron. */
export const HostInfo = z.strictObject({
  kind: z.enum(['electron', 'browser']),
  version: z.string().max(40),
  serverOrigin: z.string().max(200),
  shell: ShellFacts.optional(),
});
export type HostInfo = Readonly<z.infer<typeof HostInfo>>;

export const PdfRequest = z.strictObject({
  title: z.string().min(1).max(200),
  pageSize: z.enum(['A4', 'A3', 'A5', 'receipt-80mm', 'receipt-58mm']),
  landscape: z.boolean(),
});
export type PdfRequest = Readonly<z.infer<typeof PdfRequest>>;

export const PrintRequest = z.strictObject({ silent: z.literal(false) });
export type PrintRequest = Readonly<z.infer<typeof PrintRequest>>;

export const PrintOutcome = z.strictObject({ printed: z.boolean() });
export type PrintOutcome = Readonly<z.infer<typeof PrintOutcome>>;

export const SaveFileRequest = z.strictObject({
  suggestedName: z.string().min(1).max(255),
  bytes: bytesUpTo(MAX_SAVED_BYTES),
  mime: z.enum(FILE_MIMES),
});
export type SaveFileRequest = Readonly<z.infer<typeof SaveFileRequest>>;

/** Never says where: the page has no use for a path (security C12). */
export const SaveOutcome = z.discriminatedUnion('saved', [
  z.strictObject({ saved: z.literal(true) }),
  z.strictObject({ saved: z.literal(false), reason: z.enum(['cancelled', 'disk-full', 'no-access', 'failed']) }),
]);
export type SaveOutcome = Readonly<z.infer<typeof SaveOutcome>>;

/** `accept`: extensions with their dot, such as `.docx`. */
export const OpenFileRequest = z.strictObject({
  accept: z
    .array(z.string().regex(/^\.[a-z0-9]{1,8}$/u))
    .min(1)
    .max(16),
});
export type OpenFileRequest = Readonly<Omit<z.infer<typeof OpenFileRequest>, 'accept'>> & {
  readonly accept: readonly string[];
};

/** The file chosen, `null` when the person chose none, or why it was not read. `name` is never a path. */
export const OpenOutcome = z.union([
  z.strictObject({ name: z.string().max(1024), bytes: bytesUpTo(MAX_FILE_BYTES) }),
  z.strictObject({ refused: z.enum(['too-large', 'wrong-type', 'unreadable']) }),
  z.null(),
]);
export type OpenOutcome = Readonly<z.infer<typeof OpenOutcome>>;

/** The operating system's key store; on Linux a fixed password ("basic_text") does not count (stack T6). */
export const SecureStoreStatus = z.discriminatedUnion('available', [
  z.strictObject({ available: z.literal(true), backend: z.string().max(40) }),
  z.strictObject({ available: z.literal(false) }),
]);
export type SecureStoreStatus = Readonly<z.infer<typeof SecureStoreStatus>>;

export const Secret = bytesUpTo(MAX_SECRET_BYTES);

/** The backend is kept beside the sealed bytes, because it can change with the desktop session (stack T6). */
export const SealedSecret = z.strictObject({
  backend: z.string().min(1).max(40),
  sealed: bytesUpTo(4 * MAX_SECRET_BYTES),
});
export type SealedSecret = Readonly<z.infer<typeof SealedSecret>>;

const resultOf = <V extends z.ZodType, E extends z.ZodType>(value: V, error: E) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error }),
  ]);

/** `absent`: no key store. */
export const SealResult = resultOf(SealedSecret, z.strictObject({ code: z.literal('absent') }));
export type SealResult = Readonly<z.infer<typeof SealResult>>;

/** `reseal`: the key was rotated, so seal the bytes again. `unreadable`: this key store did not seal these bytes. */
export const UnsealResult = resultOf(
  z.strictObject({ bytes: Secret, reseal: z.boolean() }),
  z.strictObject({ code: z.enum(['absent', 'backend-changed', 'unreadable']) }),
);
export type UnsealResult = Readonly<z.infer<typeof UnsealResult>>;

const PinOfficer = z.string().min(1).max(64);
const PinParams = {
  memory: z.int().min(1),
  passes: z.int().min(1),
  lanes: z.int().min(1),
  salt: bytesUpTo(64),
} as const;

/** See shared/lib/pin-keeper.ts. Kept in memory alone. */
export const KeptPin = z.strictObject({
  officer: PinOfficer,
  ...PinParams,
  verifier: bytesUpTo(64),
  box: bytesUpTo(1024),
  until: z.number(),
});

export const IsDone = z.boolean();

/** Text that was copied from the page. */
export const CopiedText = z.strictObject({ text: z.string().min(1).max(10_000), stayed: z.boolean() });
export type CopiedText = Readonly<z.infer<typeof CopiedText>>;

export const Nothing = z.undefined();
/** `null`: those of all officers. */
export const WhosePin = z.strictObject({ officer: PinOfficer.nullable() });

export const PinOffers = z.array(z.strictObject({ officer: PinOfficer, ...PinParams, left: z.int().min(0) })).max(64);

export const PinRequest = z.strictObject({ officer: PinOfficer, verifier: bytesUpTo(64) });

export const PinAnswer = z.discriminatedUnion('taken', [
  z.strictObject({ taken: z.literal(true), box: bytesUpTo(1024) }),
  z.strictObject({ taken: z.literal(false), left: z.int().min(0) }),
]);
