/** Constructors of fields, so that a table of fields reads as one line each. */
import type { Field, FlatField } from './paper.ts';

export const text = (label: string, hint?: string) =>
  ({ kind: 'text', label, ...(hint !== undefined && { hint }) }) as const;
export const long = (label: string, hint?: string) =>
  ({ kind: 'long', label, ...(hint !== undefined && { hint }) }) as const;
export const date = (label: string) => ({ kind: 'date', label }) as const;
export const lines = (label: string) => ({ kind: 'lines', label, hint: '一行一项' }) as const;
export const pick = <const Choices extends Readonly<Record<string, string>>>(label: string, choices: Choices) =>
  ({ kind: 'choice', label, choices }) as const;
export const rows = <const Columns extends Readonly<Record<string, FlatField>>>(label: string, columns: Columns) =>
  ({ kind: 'rows', label, columns }) as const;

/** 必: named before printing while it is empty. */
export const must = <const T extends Field>(field: T): T & { readonly required: true } => ({
  ...field,
  required: true,
});

/** 定: as computed, signed or approved; typed only while the matter does not know it. */
export const fixed = <const T extends Field>(field: T): T & { readonly fixed: true } => ({ ...field, fixed: true });
