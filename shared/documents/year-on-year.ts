/** 同比 of a month (MR-10, R003-37): this year beside the last; of nothing there is no per cent. */
import { perMille } from '#shared/domain/statistics/handling-rates.ts';
import { PETITION_FORMS } from '#shared/model/codes.ts';
import { RATES, type LastYear, type MonthlyFigures } from '#shared/model/monthly-report.ts';
import { petitionFormLabels } from './code-labels.ts';
import { center, head, number } from './count-cells.ts';
import type { Block, Row } from './print-document.ts';
import { isAny, rateCountText, rateLabels } from './rate-labels.ts';

/** What is said where there is nothing to compare with. */
const NONE = '—';

export function yearOnYear(figures: MonthlyFigures, before: LastYear | null): readonly Block[] {
  if (before === null) return [{ kind: 'paragraph', text: '上年无数据：上年同月 1 日以前县里没有登记，不作同比。' }];
  const { received, standing } = figures;
  const forms = PETITION_FORMS.filter((form) => received.byForm[form] + before.byForm[form] > 0);
  return [
    {
      kind: 'table',
      columns: [28, 22, 22, 14, 14],
      head: [['项目', '本月', '上年同月', '增减', '同比'].map(head)],
      rows: [
        countRow('收到', received.total, before.received),
        ...forms.map((form) => countRow(`其中${petitionFormLabels[form]}`, received.byForm[form], before.byForm[form])),
        countRow('办结', standing.ended, before.ended),
        countRow('月末未结', standing.openAfter, before.openAfter),
        ...RATES.filter((name) => isAny(figures.rates[name]) || isAny(before.rates[name])).map((name) =>
          rateRow(name, figures, before),
        ),
      ],
    },
    {
      kind: 'note',
      text: '上年同月按县里现有的登记，在同一天用同一口径统计；上年同月为 0 的，同比记“—”。',
    },
  ];
}

const countRow = (name: string, now: number, before: number): Row => [
  head(name),
  number(now),
  number(before),
  center(signed(now - before, String)),
  center(before === 0 ? NONE : signed(((now - before) * 100) / before, (share) => `${share.toFixed(1)}%`)),
];

/** A rate rises and falls by points, not by per cent. */
function rateRow(name: (typeof RATES)[number], { rates }: MonthlyFigures, before: LastYear): Row {
  const [now, then] = [perMille(rates[name]), perMille(before.rates[name])];
  const points =
    now === null || then === null ? NONE : signed((now - then) / 10, (share) => `${share.toFixed(1)} 个百分点`);
  return [
    head(rateLabels[name]),
    center(rateCountText(name, rates[name])),
    center(rateCountText(name, before.rates[name])),
    { ...center(points), colSpan: 2 },
  ];
}

const signed = (by: number, text: (size: number) => string): string =>
  by === 0 ? '持平' : `${by > 0 ? '＋' : '－'}${text(Math.abs(by))}`;
