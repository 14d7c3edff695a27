/** What a matter waits for, as data: the step, who has to take it, since when (MD-02). */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SupervisionTrigger } from '#shared/model/supervision-codes.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import type { StepKind } from '../workflow/procedures.ts';
import type { RowClock } from './row-clocks.ts';

/** Who has to. Leaders, petition office and archive are desks of the county (vocabulary §12). */
export type Awaited =
  | { readonly kind: 'unit'; readonly unit: string }
  /** 分管领导: the leader who oversees that unit (R004-03). */
  | { readonly kind: 'overseer'; readonly unit: string }
  | { readonly kind: 'petition-office' | 'leaders' | 'chief' | 'archive' | 'supervision' }
  | { readonly kind: 'officer'; readonly officer: string }
  /** Another organ; the petition office records what it decided. */
  | { readonly kind: 'other-organ' };

export type ExpectedStep = {
  readonly step: StepKind | 'confirm-date' | 'resolve-conflict';
  readonly by: Awaited;
  /** Since when it waits. */
  readonly since: PlainDate;
  /** Not before this day. */
  readonly from?: PlainDate;
  /** Officers who may not, because it would be their own work (WF-08, WF-18). */
  readonly not?: readonly string[];
  /** How long the house lets it wait (MD-12). */
  readonly wait?: RowClock;
  /** Of a proposed supervision: its ground. */
  readonly trigger?: SupervisionTrigger;
};

export type Expectation = ExpectedStep | null;

export const PETITION_OFFICE: Awaited = { kind: 'petition-office' };
export const OTHER_ORGAN: Awaited = { kind: 'other-organ' };
export const LEADERS: Awaited = { kind: 'leaders' };
export const SUPERVISION: Awaited = { kind: 'supervision' };

export type Asked = { readonly by: string; readonly at: Parameters<typeof instantToPlainDate>[0] };

/** Never decided by who asked (WF-08). */
export const asked = (kind: StepKind, by: Awaited, { by: officer, at }: Asked): ExpectedStep => ({
  step: kind,
  by,
  since: instantToPlainDate(at),
  not: [officer],
});
