/**
 * One 文书 as a table of named fields and a function from their values to a `PrintDocument`. The table says what a clerk
 * is asked for and what must not be empty; the screen that asks and the list of missing fields both come from it (R004-49, documents §10).
 */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { BuiltDocument } from '../print-document.ts';
import type { PaperFrame } from './paper-frame.ts';

type Asked = {
  readonly label: string;
  readonly required?: true;
  readonly hint?: string;
  /** Taken from the matter once it knows the value, and never typed: a limit of the law, a signed or approved text. */
  readonly fixed?: true;
};

/** A field of one value. `text` is one line, `long` several. */
export type FlatField = Asked &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'long' }
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  );

/** `lines` is a list, one a line; `rows` a list of small records, such as one claim with its finding. */
export type Field =
  | FlatField
  | (Asked & { readonly kind: 'lines' })
  | (Asked & { readonly kind: 'rows'; readonly columns: Readonly<Record<string, FlatField>> });

export type Fields = Readonly<Record<string, Field>>;

type FlatValue<F> = F extends { kind: 'date' }
  ? PlainDate
  : F extends { kind: 'choice'; choices: infer Choices }
    ? keyof Choices & string
    : string;
type ValueOf<F> = F extends { kind: 'lines' }
  ? readonly string[]
  : F extends { kind: 'rows'; columns: infer Columns }
    ? readonly { readonly [K in keyof Columns]?: FlatValue<Columns[K]> | undefined }[]
    : FlatValue<F>;

/** What a builder takes. Everything may be absent: a draft prints with blanks to be filled in by hand. */
export type InputOf<T extends Fields> = { readonly [K in keyof T]?: ValueOf<T[K]> | undefined };

/** Values as a screen holds them; what does not fit its field counts as empty. */
export type PaperValue = string | readonly string[] | readonly Readonly<Record<string, string | undefined>>[];
export type PaperValues = Readonly<Record<string, PaperValue | undefined>>;

/** Where a clerk looks for it. */
export type PaperGroup = 'notice' | 'forward' | 'result' | 'service' | 'review' | 'mediation' | 'supervision' | 'file';

/** What a paper looks like; every other look than a form's is that of a numbered letter (LN-01). */
export type PaperLook = 'notice' | 'letter-head' | 'red-head' | 'form';

export type Paper = {
  /** Code of the paper; never changes. */
  readonly id: string;
  /** Number in the form list (documents §). */
  readonly number: string;
  readonly name: string;
  readonly group: PaperGroup;
  readonly look: PaperLook;
  /**
   * Version of its text, 1 unless said. An issued letter is printed again by the version it was issued with (LN-07): with
   * a new version the old one stays, in `FORMER_PAPERS`.
   */
  readonly version: number;
  readonly fields: Fields;
  readonly fill: (values: PaperValues, frame: PaperFrame) => BuiltDocument;
};
