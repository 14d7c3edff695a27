/** 《信访工作月报》 (documents §6.10, R001-59): the county's figures of a month, to be signed, with the end of its audit chain (C18). */
import { channelGaps, imbalances } from '#shared/domain/statistics/monthly-figures.ts';
import { hashGroups, LEAST_HASH } from '#shared/lib/hash-groups.ts';
import { PETITION_FORMS, PETITION_PURPOSES } from '#shared/model/codes.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { RATES, type MonthlyFigures, type MonthlyReport } from '#shared/model/monthly-report.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { petitionFormLabels, petitionPurposeLabels } from './code-labels.ts';
import { dateTimeText, monthText } from './date-text.ts';
import { imbalanceText } from './imbalance-text.ts';
import { officerName, printedLine, unitName } from './print-context.ts';
import type { Block, Cell, PrintDocument } from './print-document.ts';
import { percentText, rateCountText, rateFormulas, rateLabels } from './rate-labels.ts';

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
      { kind: 'heading', level: 2, text: '一、收到' },
      receivedTable(figures),
      byOffice(figures.received.byOffice, (code) => shortName(county, code)),
      { kind: 'heading', level: 2, text: '二、办理' },
      standing(figures),
      ...balance(figures),
      { kind: 'heading', level: 2, text: '三、三率' },
      rates(figures),
      { kind: 'heading', level: 2, text: '四、各渠道对比' },
      channels(figures),
      ...gaps(figures),
      { kind: 'heading', level: 2, text: '五、审计链' },
      ...chain(handedIn),
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

const reasonOf = (reason: string | null): string => (reason === null ? '' : `，重报理由：${reason}`);

const shortName = ({ units }: CountyProfile, code: string): string =>
  units.find((unit) => unit.code === code)?.shortName ?? code;

const head = (text: string): Cell => ({ text, header: true, align: 'center' });
const number = (count: number): Cell => ({ text: String(count), align: 'center' });
const center = (text: string): Cell => ({ text, align: 'center' });
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

const standing = ({ received, standing: { openBefore, ended, openAfter }, endedAt }: MonthlyFigures): Block => ({
  kind: 'table',
  columns: even(6),
  rows: [
    ['月初未结', '本月收到', '本月办结', '月末未结', '司法所办结', '县局办结'].map(head),
    [openBefore, received.total, ended, openAfter, endedAt.office, endedAt.bureau].map(number),
  ],
});

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

const isAny = ({ met, missed }: { readonly met: number; readonly missed: number }): boolean => met + missed > 0;

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
