import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import type { Duty } from '#shared/domain/statistics/handling-facts.ts';
import { COUNTS, type CountName } from '#shared/domain/statistics/handling-counts.ts';
import { dutyState, type RateUnit } from '#shared/domain/statistics/handling-rates.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { RATES, type RateName } from '#shared/model/monthly-report.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { RATED } from '#shared/model/workflow-codes.ts';
import type { ListToExport } from '#renderer/session/export-list.tsx';
import { unitName } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { qualityWords as words, rateText, type FigureName } from '#renderer/text/quality-words.ts';
import type { ExportRow } from '#renderer/usecases/export-list.ts';
import type { UnitQuality } from '#renderer/usecases/handling-quality.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

export const FIGURES: readonly FigureName[] = [...RATES, 'repeat', 'look-back', ...COUNTS];

const isCount = (figure: FigureName): figure is CountName => COUNTS.some((name) => name === figure);
/** A rate has those that missed it; of the others there are only so many. */
export const isRate = (figure: FigureName): figure is RateName => RATES.some((name) => name === figure);

/** A figure of a unit as it is shown, printed and taken out. */
export function figureText({ rates, repeats, lookBacks, counts }: UnitQuality, figure: FigureName): string {
  if (isRate(figure)) return rateText(figure, rates[figure]);
  if (figure === 'look-back') return String(lookBacks.length);
  return String(figure === 'repeat' ? repeats.length : counts[figure].length);
}

type TableColumn = { readonly id: string; readonly header: string; readonly width: number };
const column = (id: keyof typeof words.columns, width: number): TableColumn => ({
  id,
  header: words.columns[id],
  width,
});

/** A matter behind a figure; `missed` ones are what somebody has to look at. */
export type QualityLine = {
  readonly id: string;
  readonly facts: ExportRow['facts'];
  readonly missed: boolean;
  readonly cells: readonly string[];
};
export type QualityList = { readonly columns: readonly TableColumn[]; readonly lines: readonly QualityLine[] };

export type ListContext = {
  readonly profile: CountyProfile;
  readonly today: PlainDate;
  readonly rowOf: (id: string) => MatterListRow | undefined;
};

/** The matters behind one figure of one unit: those that missed it first (RX-09). No petitioner is named. */
export function matterList(quality: UnitQuality, figure: FigureName, context: ListContext): QualityList {
  if (figure === 'repeat') return repeatList(quality, context);
  if (figure === 'look-back') return lookBackList(quality, context);
  if (isCount(figure)) return countList(quality, figure, context);
  const { met, missed } = quality.rates[figure];
  const lines = (ids: readonly string[], isMissed: boolean): readonly QualityLine[] =>
    ids.flatMap((id): QualityLine[] => {
      const row = context.rowOf(id);
      if (row === undefined) return [];
      const cells = [...headOf(row, context.profile), ...ownCells(figure, row, context.today)];
      return [{ ...lineOf(row), missed: isMissed, cells }];
    });
  return { columns: [...HEAD, ...OWN_COLUMNS[figure]], lines: [...lines(missed, true), ...lines(met, false)] };
}

const HEAD = [column('number', 15), column('summary', 30), column('dutyUnit', 8), column('receivedOn', 7.5)];
const OF_DUTY = [column('due', 7.5), column('done', 7.5), column('state', 7.5)];
const OF_RATING = [column('asked', 7.5), column('state', 7.5)];
const OWN_COLUMNS: Readonly<Record<RateName, readonly TableColumn[]>> = {
  notice: OF_DUTY,
  handling: OF_DUTY,
  'unit-satisfied': OF_RATING,
  'office-satisfied': OF_RATING,
  rated: OF_RATING,
  promise: OF_DUTY,
};

const lineOf = (row: MatterListRow): Pick<QualityLine, 'id' | 'facts'> => ({
  id: row.id,
  facts: rowFacts(row),
});

const headOf = (row: MatterListRow, profile: CountyProfile): readonly string[] => [
  row.officialNo ?? row.slipNo,
  row.summary,
  unitName(profile, row.dutyUnit),
  row.receivedOn,
];

function ownCells(figure: RateName, { handling }: MatterListRow, today: PlainDate): readonly string[] {
  const asked = handling.askedOn ?? words.none;
  switch (figure) {
    case 'notice':
    case 'handling':
    case 'promise': {
      const duty = handling[figure];
      return duty === undefined ? [] : [duty.rolled, duty.done ?? words.none, words.duty[dutyState(duty, today)]];
    }
    case 'rated':
      return [asked, Object.keys(handling.ratings).length === 0 ? words.unrated : words.ratedOnce];
    default: {
      const rating = handling.ratings[figure === 'unit-satisfied' ? 'duty-unit' : 'petition-office'];
      return [asked, rating === undefined ? words.unrated : codes.rating[rating]];
    }
  }
}

/** What came in (HQ-08): where each stands now, of a suggestion what became of it. */
const countList = ({ counts }: UnitQuality, figure: CountName, { profile }: ListContext): QualityList => ({
  columns: [...HEAD, column('state', 9)],
  lines: counts[figure].map((row) => {
    const { suggestion } = row.handling;
    const outcome = suggestion === undefined ? words.unanswered : codes.suggestionOutcome[suggestion];
    const state = figure === 'suggestion' ? outcome : codes.status[row.status];
    return { ...lineOf(row), missed: false, cells: [...headOf(row, profile), state] };
  }),
});

/** 初转重: how the matter was handled the first time (HQ-06). */
function repeatList({ repeats }: UnitQuality, { profile, today }: ListContext): QualityList {
  const dutyText = (duty: Duty | undefined): string =>
    duty === undefined ? words.none : words.duty[dutyState(duty, today)];
  return {
    columns: [
      column('number', 15),
      column('summary', 24),
      column('firstUnit', 8),
      column('endedOn', 7.5),
      column('again', 7.5),
      column('days', 5),
      column('notice', 6.5),
      column('handling', 6.5),
      column('returns', 5),
      column('rating', 9),
    ],
    lines: repeats.map(({ ended, again, days }) => {
      const { notice, handling, returns, ratings } = ended.handling;
      const rated = RATED.flatMap((target) => ratings[target] ?? []).map((value) => codes.rating[value]);
      return {
        ...lineOf(ended),
        missed: true,
        cells: [
          ended.officialNo ?? ended.slipNo,
          ended.summary,
          unitName(profile, ended.office),
          ended.supervision.closedOn ?? words.none,
          again.receivedOn,
          words.days(days),
          dutyText(notice),
          dutyText(handling),
          words.times(returns),
          rated.length === 0 ? words.unrated : rated.join('、'),
        ],
      };
    }),
  };
}

/** 责任倒查 (SV-23): by which day it should have been done, and how late it was. */
const lookBackList = ({ lookBacks }: UnitQuality, { profile }: ListContext): QualityList => ({
  columns: [
    ...HEAD,
    column('due', 7.5),
    column('again', 7.5),
    column('since', 7.5),
    column('late', 5.5),
    column('state', 10),
  ],
  lines: lookBacks.map(({ assigned, again, due, since, done, days }) => ({
    ...lineOf(assigned),
    missed: done === undefined,
    cells: [
      ...headOf(assigned, profile),
      due,
      again.receivedOn,
      since,
      words.days(days),
      done === undefined ? words.open : words.doneOn(done),
    ],
  })),
});

/** 《三率报表》 (documents §6.10): a line for all together and one for each unit. */
export function figuresTable(
  qualities: readonly UnitQuality[],
  { profile, own, by, period }: { profile: CountyProfile; own: string; by: RateUnit; period: string },
): ListToExport {
  return {
    what: 'quality-figures',
    title: `${words.sheet(words.bys[by])} ${period} ${words.caliber}`,
    nameless: true,
    columns: [
      { header: words.unit, width: 18 },
      ...FIGURES.map((figure) => ({ header: words.figures[figure], width: isRate(figure) ? 18 : 9 })),
    ],
    rows: () =>
      qualities.map((quality) => ({
        facts: { office: quality.unit ?? own, units: [quality.unit ?? own] },
        cells: [
          quality.unit === null ? words.all : unitName(profile, quality.unit),
          ...FIGURES.map((figure) => figureText(quality, figure)),
        ],
      })),
  };
}
