/** Cells of tables of counts: a name, a number, a text in the middle. */
import type { Cell } from './print-document.ts';

export const head = (text: string): Cell => ({ text, header: true, align: 'center' });
export const center = (text: string): Cell => ({ text, align: 'center' });
export const number = (count: number): Cell => center(String(count));
