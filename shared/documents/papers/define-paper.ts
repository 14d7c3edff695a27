/** Makes a `Paper` of its field table and its text. */
import { PlainDate } from '#shared/model/plain-date.ts';
import type { BuiltDocument, PrintDocument } from '../print-document.ts';
import { missingFor } from './missing-for.ts';
import type { Field, Fields, FlatField, InputOf, Paper, PaperValue, PaperValues } from './paper.ts';
import type { PaperFrame } from './paper-frame.ts';
import { sheetOf } from './sheet-of.ts';

type Body = Pick<PrintDocument, 'blocks'> & { readonly title?: string; readonly orientation?: 'landscape' };

type PaperSpec<T extends Fields> = Omit<Paper, 'fill' | 'fields' | 'version'> & {
  readonly fields: T;
  readonly version?: number;
  /** Names of further fields that must be filled under these values. */
  readonly alsoRequired?: (input: InputOf<T>) => readonly (keyof T & string)[];
  readonly body: (input: InputOf<T>, frame: PaperFrame) => Body;
};

/** A paper whose builder is typed by its own field table. */
export type TypedPaper<T extends Fields> = Paper & {
  readonly build: (input: InputOf<T>, frame: PaperFrame) => BuiltDocument;
};

export function definePaper<const T extends Fields>(spec: PaperSpec<T>): TypedPaper<T> {
  const { body, alsoRequired, ...named } = spec;
  const build = (input: InputOf<T>, frame: PaperFrame): BuiltDocument => {
    const { title = spec.name, orientation = 'portrait', blocks } = body(input, frame);
    // A typed input is a set of loose values too; the compiler cannot see it through the mapped type.
    const values = input as PaperValues;
    return {
      document: { ...sheetOf(spec, frame), title, orientation, blocks },
      missing: missingFor(spec.fields, values, alsoRequired?.(input) ?? []),
    };
  };
  return {
    ...named,
    version: spec.version ?? 1,
    build,
    fill: (values, frame) => build(readInput(spec.fields, values), frame),
  };
}

/** The values that fit their fields; the rest is left out, so that a half typed date prints as a blank. */
function readInput<T extends Fields>(fields: T, values: PaperValues): InputOf<T> {
  const kept = Object.entries(fields).flatMap(([key, field]): [string, PaperValue][] => {
    const value = fitting(field, values[key]);
    return value === undefined ? [] : [[key, value]];
  });
  // Each value was read by the kind of its own field.
  return Object.fromEntries(kept) as InputOf<T>;
}

function fitting(field: Field, value: PaperValue | undefined): PaperValue | undefined {
  if (value === undefined) return undefined;
  if (field.kind === 'lines') {
    const lines = typeof value === 'string' ? value.split('\n') : value.filter((line) => typeof line === 'string');
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  }
  if (field.kind === 'rows') {
    if (typeof value === 'string') return undefined;
    return value
      .filter((row) => typeof row !== 'string')
      .map((row) =>
        Object.fromEntries(Object.entries(field.columns).map(([key, column]) => [key, flat(column, row[key])])),
      )
      .filter((row) => Object.values(row).some((cell) => cell !== undefined));
  }
  return typeof value === 'string' ? flat(field, value) : undefined;
}

function flat(field: FlatField, value: string | undefined): string | undefined {
  const text = value?.trim() ?? '';
  if (text === '') return undefined;
  if (field.kind === 'date') return PlainDate.safeParse(text).data;
  if (field.kind === 'choice') return text in field.choices ? text : undefined;
  return text;
}
