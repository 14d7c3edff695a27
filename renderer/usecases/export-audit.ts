import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AuditEntry, AuditListResponse, AuditQuery } from '#shared/sync/audit.ts';

/** Bounds a file; an inspection of more asks for a shorter time. */
const MOST_ENTRIES = 50_000;

type List<E> = (query: AuditQuery) => Promise<Result<AuditListResponse, E>>;

/** Every entry that answers the query, newest first, page by page. */
export async function readAllAudit<E>(list: List<E>, query: AuditQuery): Promise<Result<readonly AuditEntry[], E>> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const before = entries.at(-1)?.seq;
    const page = await list(before === undefined ? query : { ...query, before });
    if (!page.ok) return err(page.error);
    entries.push(...page.value.entries);
    if (!page.value.more || entries.length >= MOST_ENTRIES) return ok(entries);
  }
}

/** A table for a spreadsheet, UTF-8 with its mark; a cell that would be taken for a formula begins with an apostrophe. */
export function auditCsv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const text = [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
