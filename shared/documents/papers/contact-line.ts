/** 附注 of a letter: whom to call, in brackets below the date (GB/T 9704—2012 7.3.6). */
import type { Block } from '../print-document.ts';
import { must, text } from './field-kinds.ts';
import { or, paragraphs } from './text-parts.ts';

export const contact = { contactPerson: must(text('联系人')), phone: must(text('联系电话')) } as const;

export const contactLine = (v: {
  readonly contactPerson?: string | undefined;
  readonly phone?: string | undefined;
}): readonly Block[] => paragraphs(`（联系人：${or(v.contactPerson)}；联系电话：${or(v.phone)}）`);
