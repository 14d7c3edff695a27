import type { Acting } from '#shared/domain/access/acting.ts';
import { may } from '#shared/domain/access/matrix.ts';
import type { MatterFacts } from '#shared/domain/access/matter-facts.ts';
import { isSafeReason, type AUDIT_PURPOSES } from '#shared/model/audit.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ExportColumn } from '#renderer/sheets/write-workbook.ts';
import type { Audit } from './record-audit.ts';

/** A line of a list with the matter it tells of, by which the table of access is asked. */
export type ExportRow = { readonly facts: MatterFacts; readonly cells: readonly string[] };

export type ExportRequest = {
  /** Which list, a code of the audit log. */
  readonly what: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
  readonly purpose: (typeof AUDIT_PURPOSES)[number];
  readonly reason: string;
  readonly watermark: (count: number) => string;
};

export type ExportProblem = 'reason-missing' | 'reason-unsafe' | 'nothing-allowed' | 'not-recorded' | 'not-saved';
export type Exported = { readonly saved: boolean; readonly count: number; readonly heldBack: number };

/** Offers the file for saving; `cancelled` when the person thought better of it. */
export type SaveXlsx = (request: {
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
  readonly mime: typeof XLSX;
}) => Promise<{ readonly saved: true } | { readonly saved: false; readonly reason: string }>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Writes a list into an Excel file (RX-06, C41): only matters that the officer may export, with the reason, marked with
 * who, when and how much. What is not recorded does not leave the machine. `saved: false`: the person thought better of it.
 */
export async function exportList(
  { acting, audit, saveFile }: { readonly acting: Acting | null; readonly audit: Audit; readonly saveFile: SaveXlsx },
  request: ExportRequest,
): Promise<Result<Exported, ExportProblem>> {
  const reason = request.reason.trim();
  if (reason === '') return err('reason-missing');
  if (!isSafeReason(reason)) return err('reason-unsafe');
  const allowed = request.rows.filter(({ facts }) => may(acting, 'export', facts).ok);
  const count = allowed.length;
  if (count === 0) return err('nothing-allowed');
  const note = { kind: 'export', what: request.what, purpose: request.purpose, reason, count } as const;
  const recorded = await audit.record(note);
  if (!recorded.ok) return err('not-recorded');
  // Only now: nobody needs it before the first export.
  const { writeWorkbook } = await import('#renderer/sheets/write-workbook.ts');
  const bytes = writeWorkbook({
    sheet: request.title,
    title: request.title,
    watermark: request.watermark(count),
    columns: request.columns,
    rows: allowed.map(({ cells }) => cells),
  });
  const outcome = await saveFile({ suggestedName: request.title, bytes, mime: XLSX });
  if (!outcome.saved) {
    audit.note({ ...note, result: 'failed' });
    if (outcome.reason !== 'cancelled') return err('not-saved');
  }
  return ok({ saved: outcome.saved, count, heldBack: request.rows.length - count });
}
