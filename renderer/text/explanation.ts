import { dateText } from '#shared/documents/date-text.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

/** How the product says that something did not happen: what, whether the work is safe, and what to do now. */
export type Explanation = {
  /** A few words, for a heading or a list. */
  readonly title: string;
  /** What happened, one sentence. */
  readonly happened: string;
  /** Is what I wrote safe? Always answered. */
  readonly safe: string;
  /** What can be done now, the best first. */
  readonly remedies: readonly string[];
};

/** Words for one code. Before saving, the form is still open; after sync the record waits in the tray, so `safe` may be left open. */
export type RefusalWords = Omit<Explanation, 'safe'> & { readonly safe?: string };

/** Details that came with a code; from the wire they are not trusted to be complete. */
export type Details = Readonly<Record<string, unknown>>;

/** A detail as text, or the words to use without it. */
export function detailText(details: Details, key: string, otherwise: string): string {
  const value = details[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}

/** A detail that is a day, written out. */
export function dayText(details: Details, key: string): string {
  const day = PlainDate.safeParse(details[key]);
  return day.success ? dateText(day.data) : '规定的日期';
}

/** A detail that is a list of codes, by their names. */
export function listedText(details: Details, key: string, name: (code: string) => string): string {
  const codes = details[key];
  if (!Array.isArray(codes) || codes.length === 0) return '有关内容';
  return codes
    .filter((code) => typeof code === 'string')
    .map(name)
    .join('、');
}
