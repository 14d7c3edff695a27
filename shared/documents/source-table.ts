/** 《信访件统计表》 of a month: source by state, with its sums (documents §6.10, R003-31). */
import { UPSTREAM_SOURCES } from '#shared/model/codes.ts';
import {
  INTAKE_STATES,
  REPORT_SOURCES,
  type IntakeState,
  type MonthlyFigures,
  type ReportSource,
} from '#shared/model/monthly-report.ts';
import { intakeSourceLabels } from './code-labels.ts';
import { head, number } from './count-cells.ts';
import type { Block, Row } from './print-document.ts';

const stateLabels = {
  repeated: '重复',
  'out-of-scope': '范围外',
  open: '在办',
  verified: '已核实',
  moved: '移送其他机关',
  ended: '已办结',
} as const satisfies Record<IntakeState, string>;

const sourceLabels: Readonly<Record<ReportSource, string>> = { ...intakeSourceLabels, unstated: '未注明来源' };

const NOTE =
  '每件只计一栏：同一事项以前登记过的为重复；其余依次为范围外、移送其他机关、已办结；没有办结的，已经核实事实或者签发意见的为已核实，其他为在办。处理状态按统计当日。上级转来含上级交办、领导批示和人大、政协转来。';

export function sourceTable(counts: NonNullable<MonthlyFigures['bySource']>): readonly Block[] {
  const present = REPORT_SOURCES.filter((source) => counts[source] !== undefined);
  // Nothing received: said already by the table of the units.
  if (present.length === 0) return [];
  const above = present.filter(isFromAbove);
  const own = present.filter((source) => !isFromAbove(source));
  const line = (name: string, sources: readonly ReportSource[]): Row => {
    const of = (state: IntakeState): number => total(sources.map((source) => counts[source]?.[state] ?? 0));
    return [head(name), number(total(INTAKE_STATES.map(of))), ...INTAKE_STATES.map((state) => number(of(state)))];
  };
  const group = (name: string, sources: readonly ReportSource[]): readonly Row[] => [
    line(name, sources),
    ...sources.map((source) => [
      { text: sourceLabels[source], align: 'left' as const },
      ...line('', [source]).slice(1),
    ]),
  ];
  return [
    {
      kind: 'table',
      columns: [28, 9, 9, 10, 9, 11, 14, 10],
      head: [['来源', '收到', ...INTAKE_STATES.map((state) => stateLabels[state])].map(head)],
      rows: [...group('上级转来', above), ...group('本级接收', own), line('合计', present)],
    },
    { kind: 'note', text: NOTE },
  ];
}

const isFromAbove = (source: ReportSource): boolean => source !== 'unstated' && UPSTREAM_SOURCES.has(source);

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
