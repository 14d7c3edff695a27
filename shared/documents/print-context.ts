/** What every builder needs besides the matter, and the lines every printed sheet carries (documents, 通用 and §7). */
import type { CountyProfile, Unit } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { dateTimeText } from './date-text.ts';

export type PrintContext = {
  readonly county: CountyProfile;
  /** When this sheet is printed; on every sheet (documents §7.1). */
  readonly printedAt: Instant;
  /** 0 for the first print, n for the n-th reprint: 「补打第 n 次」 (documents §7.2). */
  readonly reprint: number;
  /** The nearest red line that runs, for a form with a 期限. */
  readonly dueOn?: PlainDate | undefined;
  /** The leader's drawn signature as the `data:` address of its picture, where it is on this computer (R004-41). */
  readonly signature?: string | undefined;
};

/** The unit that registered the matter; `null` when the profile does not know it (yet). */
export function issuingUnit(view: Pick<MatterView, 'office'>, context: PrintContext): Unit | null {
  return context.county.units.find((unit) => unit.code === view.office) ?? null;
}

/** Full name of a unit; the code itself when the profile on this device is older than the unit. */
export function unitName(code: string, context: PrintContext): string {
  return context.county.units.find((unit) => unit.code === code)?.name ?? code;
}

/** Name of an officer; the code itself when the profile on this device is older than the person. */
export function officerName(id: string, context: PrintContext): string {
  return context.county.officers.find((officer) => officer.id === id)?.name ?? id;
}

/** Number, unit, marks and foot, the same on every sheet about one matter. */
export function sheetFrame(view: MatterView, context: PrintContext, kind: 'internal' | 'handed-out') {
  const hasOfficial = view.officialNo !== undefined;
  const marks = [
    ...(hasOfficial ? [`临时号 ${view.slipNo}`] : ['临时号，联网后取得正式编号，两号都可查询']),
    ...(view.formerNo === undefined ? [] : [`原编号 ${view.formerNo}`]),
    ...(view.timeDoubtful === true ? ['收到时间待核'] : []),
    ...(view.status === 'void' ? ['作废'] : []),
    ...reprintMark(context),
  ];
  return {
    unit: unitName(view.office, context),
    docNo: view.officialNo ?? view.slipNo,
    marks,
    footer: [...(kind === 'internal' ? ['内部资料 注意保管'] : []), printedLine(context)],
  } as const;
}

export function reprintMark(context: Pick<PrintContext, 'reprint'>): readonly string[] {
  return context.reprint > 0 ? [`补打第 ${context.reprint} 次`] : [];
}

export function printedLine(context: Pick<PrintContext, 'printedAt'>): string {
  return `本机打印时间 ${dateTimeText(context.printedAt)}`;
}

/** Names of the pairs whose value is empty: required fields to point out before printing. */
export function missingFields(required: readonly (readonly [name: string, value: string | undefined])[]): string[] {
  return required.filter(([, value]) => (value ?? '').trim() === '').map(([name]) => name);
}
