/** Paper and margins of a document in millimetres: one place for the `@page` rule, the preview and Word (documents §0). */
import type { PaperSize, PrintDocument } from '#shared/documents/print-document.ts';

/** Millimetres. The area between the margins has the same size on every page, so that pages can be counted beforehand. */
export type PageGeometry = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Where the first page's text begins instead of at `top`; its foot moves up as much. */
  readonly firstTop: number;
};

const PAPER = { A5: [148, 210], A4: [210, 297], A3: [297, 420] } as const;

/** A roll has no length of its own; this one only bounds the preview. */
const ROLL = { height: 297, top: 0, right: 0, bottom: 0, left: 0, firstTop: 0 } as const;
const ROLL_WIDTH = { 'receipt-80mm': { width: 80 }, 'receipt-58mm': { width: 58 } } as const;

/** GB/T 9704: 天头 37, 订口 28, so that the type area is 156 × 225 mm. Forms use the sheet better and leave room to bind. */
const MARGINS = {
  form: { top: 12, right: 14, bottom: 14, left: 20, firstTop: 12 },
  notice: { top: 37, right: 26, bottom: 35, left: 28, firstTop: 37 },
  'red-head': { top: 37, right: 26, bottom: 35, left: 28, firstTop: 37 },
  // 信函格式: red lines 170 mm long, so the area is that wide and the text is set in; the unit's name stands 30 mm down.
  'letter-head': { top: 37, right: 20, bottom: 35, left: 20, firstTop: 30 },
  slip: { top: 14, right: 20, bottom: 12, left: 20, firstTop: 14 },
  board: { top: 16, right: 16, bottom: 16, left: 16, firstTop: 16 },
} as const;

/** Is it the roll of a receipt printer, which is as long as what stands on it? */
export const isRoll = (page: PaperSize): page is keyof typeof ROLL_WIDTH => Object.hasOwn(ROLL_WIDTH, page);

export function pageGeometry({ page, look, orientation, letterhead }: PrintDocument): PageGeometry {
  if (isRoll(page)) return { ...ROLL, ...ROLL_WIDTH[page] };
  const [short, long] = PAPER[page];
  const margins = MARGINS[look === 'letter' ? (letterhead?.style ?? 'letter-head') : look];
  return orientation === 'portrait'
    ? { ...margins, width: short, height: long }
    : { ...margins, width: long, height: short };
}

/** Millimetres between the margins. */
export const areaOf = (g: PageGeometry): { readonly width: number; readonly height: number } => ({
  width: g.width - g.left - g.right,
  height: g.height - g.top - g.bottom,
});
