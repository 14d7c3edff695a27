/** The two kinds of A4 sheet about one matter: a form that stays with the office, and a paper the petitioner takes away. */
import type { MatterView } from '#shared/model/matter.ts';
import { BLANK_DATE, dateText } from './date-text.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { SIX_COLUMNS } from './form-cells.ts';
import { issuingUnit, type PrintContext, sheetFrame } from './print-context.ts';
import type { Block, PrintDocument, Row } from './print-document.ts';
import { mainPerson } from './visit-form-rows.ts';

/** A registration form (documents §1): one table of six columns and what stands below it. */
export function registrationSheet(
  title: string,
  view: MatterView,
  context: PrintContext,
  { rows, below }: { readonly rows: readonly Row[]; readonly below: readonly Block[] },
): PrintDocument {
  return {
    title,
    look: 'form',
    page: 'A4',
    orientation: 'portrait',
    ...sheetFrame(view, context, 'internal'),
    blocks: [{ kind: 'table', columns: SIX_COLUMNS, rows }, ...below],
  };
}

/** A paper handed over at once (documents §2.11, R004-15): to whom, what, sealed on `date`, signed for. */
export function handedSheet(
  title: string,
  view: MatterView,
  context: PrintContext,
  { blocks, date }: { readonly blocks: readonly Block[]; readonly date: PlainDate | undefined },
): PrintDocument {
  const { registration } = view;
  const name = registration.petitionerType === 'anonymous' ? '来访人' : (mainPerson(registration)?.name ?? '');
  return {
    title,
    look: 'notice',
    page: 'A4',
    orientation: 'portrait',
    ...sheetFrame(view, context, 'handed-out'),
    blocks: [
      { kind: 'paragraph', text: `${name}：` },
      ...blocks,
      {
        kind: 'closing',
        unit: issuingUnit(view, context)?.name ?? '',
        date: date === undefined ? BLANK_DATE : dateText(date),
        seal: true,
      },
      { kind: 'signatures', labels: ['来访人签收', '日期'] },
    ],
  };
}
