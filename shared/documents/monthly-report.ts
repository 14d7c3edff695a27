/** 《信访工作月报》 (documents §6.10, R001-59): the county's figures of a month, to be signed, with the end of its audit chain (C18). */
import { channelGaps, imbalances } from '#shared/domain/statistics/monthly-figures.ts';
import { hashGroups, LEAST_HASH } from '#shared/lib/hash-groups.ts';
import { PETITION_FORMS, PETITION_PURPOSES } from '#shared/model/codes.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { RATES, type MonthlyFigures, type MonthlyReport } from '#shared/model/monthly-report.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { petitionFormLabels, petitionPurposeLabels } from './code-labels.ts';
import { center, head, number } from './count-cells.ts';
import { dateTimeText, monthText } from './date-text.ts';
import { imbalanceText } from './imbalance-text.ts';
import { officerName, printedLine, unitName } from './print-context.ts';
import type { Block, Cell, PrintDocument } from './print-document.ts';
import { isAny, percentText, rateCountText, rateFormulas, rateLabels } from './rate-labels.ts';
import { sourceTable } from './source-table.ts';
import { yearOnYear } from './year-on-year.ts';

export type MonthlyReportSheet = {
  readonly county: CountyProfile;
  readonly month: MonthlyReport['month'];
  readonly figures: MonthlyFigures;
  /** `null` as long as it is only drawn up. */
  readonly handedIn: Omit<MonthlyReport, 'month' | 'figures'> | null;
  readonly printedAt: Instant;
};

export function monthlyReportSheet({ county, month, figures, handedIn, printedAt }: MonthlyReportSheet): PrintDocument {
  const context = { county, printedAt, reprint: 0 };
  const version =
    handedIn === null ? ['未报送，只供核对'] : [`第 ${handedIn.version} 版`, `口径第 ${figures.caliber} 版`];
  return {
    title: '信访工作月报',
    look: 'form',
    page: 'A4',
    orientation: 'portrait',
    unit: unitName(county.bureau, context),
    docNo: '',
    marks: [monthText(month), ...version],
    blocks: [
      ...numbered([
        {
          title: '收到',
          blocks: [
            receivedTable(figures),
            byOffice(figures.received.byOffice, (code) => shortName(county, code)),
            ...(figures.bySource === undefined ? [] : sourceTable(figures.bySource)),
          ],
        },
        { title: '办理', blocks: [...standing(figures), ...balance(figures)] },
        { title: '三率', blocks: [rates(figures)] },
        { title: '各渠道对比', blocks: [channels(figures), ...gaps(figures)] },
        // MR-11: a report of before has no such section, and no empty one.
        ...(figures.lastYear === undefined ? [] : [{ title: '同比', blocks: yearOnYear(figures, figures.lastYear) }]),
        { title: '审计链', blocks: chain(handedIn) },
      ]),
      { kind: 'signatures', labels: ['填报人', '审核人', '签发人', '签发日期'] },
    ],
    footer: [
      ...(handedIn === null
        ? []
        : [`${officerName(handedIn.by, context)} 于 ${dateTimeText(handedIn.at)} 报送${reasonOf(handedIn.reason)}`]),
      printedLine({ printedAt }),
    ],
  };
}

type Section = { readonly title: string; readonly blocks: readonly Block[] };
const NUMERALS = ['一', '二', '三', '四', '五', '六'];

const numbered = (sections: readonly Section[]): readonly Block[] =>
  sections.flatMap(({ title, blocks }, i) => [
    { kind: 'heading', level: 2, text: `${NUMERALS[i] ?? i + 1}、${title}` } as const,
    ...blocks,
  ]);

const reasonOf = (reason: string | null): string => (reason === null ? '' : `，重报理由：${reason}`);

const shortName = ({ units }: CountyProfile, code: string): string =>
  units.find((unit) => unit.code === code)?.shortName ?? code;

const even = (count: number): readonly number[] => Array.from({ length: count }, () => 100 / count);

/** By channel, and below it by purpose: names over counts, the sum at the end. */
function receivedTable({ received: { total, byForm, byPurpose } }: MonthlyFigures): Block {
  const lines = (names: readonly string[], counts: readonly number[]): readonly (readonly Cell[])[] => [
    [...names, '合计'].map(head),
    [...counts, total].map(number),
  ];
  const forms = PETITION_FORMS.map((form) => petitionFormLabels[form]);
  const purposes = PETITION_PURPOSES.map((code) => petitionPurposeLabels[code]);
  return {
    kind: 'table',
    columns: even(forms.length + 1),
    rows: [
      ...lines(
        forms,
        PETITION_FORMS.map((form) => byForm[form]),
      ),
      ...lines(
        purposes,
        PETITION_PURPOSES.map((code) => byPurpose[code]),
      ),
    ],
  };
}

const OFFICES_A_ROW = 4;

function byOffice(counts: Readonly<Record<string, number>>, nameOf: (code: string) => string): Block {
  const cells = Object.entries(counts).map(([code, count]): readonly Cell[] => [head(nameOf(code)), number(count)]);
  if (cells.length === 0) return { kind: 'paragraph', text: '本月没有收到信访事项。' };
  const rows = Array.from({ length: Math.ceil(cells.length / OFFICES_A_ROW) }, (_, row) => {
    const here = cells.slice(row * OFFICES_A_ROW, (row + 1) * OFFICES_A_ROW);
    const empty = Array.from({ length: OFFICES_A_ROW - here.length }, () => [{ text: '' }, { text: '' }]);
    return [...here, ...empty].flat();
  });
  return { kind: 'table', columns: Array.from({ length: OFFICES_A_ROW }, () => [15, 10]).flat(), rows };
}

function standing({ received, standing: { openBefore, ended, openAfter }, endedAt }: MonthlyFigures): readonly Block[] {
  const { office, bureau, county, above } = endedAt;
  const raised = county === undefined || above === undefined ? null : { county, above };
  const table: Block = {
    kind: 'table',
    columns: even(raised === null ? 6 : 8),
    rows: [
      ['月初未结', '本月收到', '本月办结', '月末未结', ...(raised === null ? TWO_LEVELS : FOUR_LEVELS)].map(head),
      [openBefore, received.total, ended, openAfter, office, bureau, ...Object.values(raised ?? {})].map(number),
    ],
  };
  return raised === null ? [table] : [table, { kind: 'note', text: LEVELS }];
}

/** MR-09; a report of before has two (MR-11). */
const TWO_LEVELS = ['司法所办结', '县局办结'];
const FOUR_LEVELS = ['司法所解决', '县局解决', '县级解决', '市以上解决'];
const LEVELS =
  '解决层级：本月办结的，由责任单位解决的计司法所或者县局；经县级协调、复查改变意见的计县级，经市级以上协调、复核改变意见的计市以上。';

const rates = ({ rates: counts }: MonthlyFigures): Block => ({
  kind: 'table',
  columns: [22, 20, 58],
  head: [['指标', '件数与比率', '口径'].map(head)],
  rows: RATES.map((name) => [
    head(rateLabels[name]),
    center(rateCountText(name, counts[name])),
    { text: rateFormulas[name], align: 'left' },
  ]),
});

/** R004-48: letters and calls are held to the same limits as visits. */
const COMPARED = ['notice', 'handling', 'unit-satisfied'] as const;

function channels({ received, ratesByForm }: MonthlyFigures): Block {
  const forms = PETITION_FORMS.filter(
    (form) => received.byForm[form] > 0 || COMPARED.some((name) => isAny(ratesByForm[form][name])),
  );
  if (forms.length === 0) return { kind: 'paragraph', text: '各渠道本月没有收到，也没有应办件。' };
  return {
    kind: 'table',
    columns: [16, 12, 24, 24, 24],
    head: [['渠道', '收到', ...COMPARED.map((name) => rateLabels[name])].map(head)],
    rows: forms.map((form) => [
      head(petitionFormLabels[form]),
      number(received.byForm[form]),
      ...COMPARED.map((name) => center(rateCountText(name, ratesByForm[form][name]))),
    ]),
  };
}

const gaps = (figures: MonthlyFigures): readonly Block[] =>
  channelGaps(figures).map(({ rate, best, worst }) => ({
    kind: 'paragraph',
    text: `${rateLabels[rate]}：${petitionFormLabels[best.form]} ${percentText(best.share)}，${petitionFormLabels[worst.form]} ${percentText(worst.share)}，相差 ${((best.share - worst.share) / 10).toFixed(1)} 个百分点，请查明原因。`,
  }));

function balance(figures: MonthlyFigures): readonly Block[] {
  const found = imbalances(figures);
  const texts =
    found.length === 0 ? ['各项合计与分项相符；月初未结＋本月收到－本月办结＝月末未结。'] : found.map(imbalanceText);
  return texts.map((text) => ({ kind: 'paragraph', text: `数字勾稽：${text}` }));
}

const ACROSS = 8;

function chain(handedIn: MonthlyReportSheet['handedIn']): readonly Block[] {
  if (handedIn === null)
    return [{ kind: 'paragraph', text: '尚未报送，没有审计链校验码。签发的月报以报送后打印的为准。' }];
  const { seq, chain: hash } = handedIn.head;
  return [
    {
      kind: 'table',
      columns: even(ACROSS),
      head: [[{ ...head(`报送时，本县审计记录共 ${seq} 条；到第 ${seq} 条的校验码`), colSpan: ACROSS }]],
      rows: [hashGroups(hash).map(center)],
    },
    {
      kind: 'note',
      text: `谁都可以凭这张纸核对：请审计员在“审计”页的“与月报核对”输入条号和校验码（至少前 ${LEAST_HASH / 8} 组）。不一致，就是报送以前的审计记录后来被改动或者删除过。`,
    },
  ];
}
