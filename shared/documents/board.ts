/** 《接访公示牌》 (documents §1.5, §10 Nameplate; R004-39): who receives today, to be read from across the room. */
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { dateText } from './date-text.ts';
import { missingFields, printedLine, reprintMark, unitName } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';

export type BoardInput = {
  readonly county: CountyProfile;
  readonly printedAt: Instant;
  readonly reprint: number;
  readonly office: string;
  readonly date: PlainDate;
  readonly time?: string;
  readonly place: string;
  readonly hosts: readonly { readonly name: string; readonly title: string }[];
  readonly companions: readonly string[];
  readonly scope: string;
  readonly hotline: string;
  readonly reschedule?: string;
  readonly page: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
};

export function board(input: BoardInput): BuiltDocument {
  const hosts = input.hosts.filter(({ name }) => name.trim() !== '');
  const date = input.time === undefined ? dateText(input.date) : `${dateText(input.date)} ${input.time}`;
  return {
    document: {
      title: '接访公示牌',
      look: 'board',
      page: input.page,
      orientation: input.orientation,
      unit: unitName(input.office, input),
      docNo: '',
      marks: reprintMark(input),
      blocks: [
        { kind: 'names', people: hosts },
        {
          kind: 'key-values',
          items: [
            { label: '接访日期', value: date },
            { label: '接访地点', value: input.place },
            ...(input.companions.length === 0 ? [] : [{ label: '陪同人', value: input.companions.join('、') }]),
            { label: '受理范围', value: input.scope },
            { label: '监督电话', value: input.hotline },
            ...(input.reschedule === undefined ? [] : [{ label: '改期说明', value: input.reschedule }]),
          ],
        },
      ],
      footer: [printedLine(input)],
    },
    missing: missingFields([
      ['接访人姓名', hosts[0]?.name],
      ['接访人职务', hosts.every(({ title }) => title.trim() !== '') ? 'ok' : undefined],
      ['接访地点', input.place],
      ['受理范围', input.scope],
      ['监督电话', input.hotline],
    ]),
  };
}
