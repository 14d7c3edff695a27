import { isReceptionKind, ReceptionOperation, type AnyOperation } from '#shared/model/reception-stream.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { operationSchemaOf } from './operation-schemas.ts';

/** The device a request was shown to come from. */
export type Sender = { readonly office: UnitCode; readonly device: DeviceCode };

/** What is wrong with an operation: where, and zod's code. Never the value, which may be personal data. */
export type Issue = { readonly path: string; readonly code: string };

export type ParsedOperation =
  | { readonly ok: true; readonly op: AnyOperation; readonly body: string }
  | { readonly ok: false; readonly stream: string | null; readonly issues: readonly Issue[] };

/** A push ready to be judged; everything that needs no database is done. */
export type Push = {
  readonly sender: Sender;
  readonly sentAt: Instant;
  /** It came in a package: `sentAt` is when that was made, and its way says nothing about the clock (U6). */
  readonly carried?: boolean;
  /** The server's clock when the request came in (RX-01). */
  readonly arrivedAt: Instant;
  readonly ops: readonly ParsedOperation[];
  /** Officers with a seat at the device; nobody else can have recorded anything there. Absent: not asked. */
  readonly seated?: ReadonlySet<string>;
  readonly claims: Readonly<Record<string, string>>;
  /** Size of the request, to limit what one group holds. */
  readonly bytes: number;
};

const MOST_ISSUES = 5;
const LONGEST_PATH = 120;
/** Every field at its longest is far below this; what is above would jam the pages of the feed. */
const LONGEST_OPERATION = 256_000;
/** A matter handed over into confidence carries all of itself, sealed (CF-13). */
const LONGEST_SEAL = 1_400_000;

/** Parses each operation by itself (S5). */
export const parseOperations = (raw: readonly unknown[]): readonly ParsedOperation[] => raw.map(parseOperation);

function parseOperation(raw: unknown): ParsedOperation {
  const kind = kindOf(raw);
  const parsed = (isReceptionKind(kind) ? ReceptionOperation : operationSchemaOf(kind)).safeParse(raw);
  if (parsed.success) {
    const body = JSON.stringify(parsed.data);
    const longest = parsed.data.action.kind === 'seal-confidential' ? LONGEST_SEAL : LONGEST_OPERATION;
    if (body.length <= longest) return { ok: true, op: parsed.data, body };
    return { ok: false, stream: parsed.data.stream, issues: [{ path: '', code: 'too_big' }] };
  }
  const issues = parsed.error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, code }) => ({ path: path.map(String).join('.').slice(0, LONGEST_PATH), code }));
  return { ok: false, stream: streamOf(raw), issues };
}

/** Which schema judges it, so that what is wrong is named by that one. */
function kindOf(raw: unknown): string {
  const action = typeof raw === 'object' && raw !== null && 'action' in raw ? raw.action : null;
  const kind = typeof action === 'object' && action !== null && 'kind' in action ? action.kind : null;
  return typeof kind === 'string' ? kind : '';
}

function streamOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('stream' in raw)) return null;
  return typeof raw.stream === 'string' ? raw.stream : null;
}
