import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { decideSession, NOTICE_DAYS, type SessionContext } from '#shared/domain/reception/session/decide.ts';
import { evolveSession } from '#shared/domain/reception/session/evolve.ts';
import type { SessionRefusal } from '#shared/domain/reception/session/refusal.ts';
import { SessionOperation, type SessionView } from '#shared/model/reception.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

export const COUNTY = fictionalCounty();
export const streamId = (n: number): string => `session-${String(n).padStart(14, '0')}`;
export const matterId = (n: number): string => `matter-${String(n).padStart(15, '0')}`;
export const operationId = (n: number): string => `operation-${String(n).padStart(12, '0')}`;

export type Step = { readonly by: string; readonly action: object; readonly today?: string | null };

/** A plan of 周五领导接访 by 信访办, as `over` says otherwise. */
export const planOf = (over: object = {}): object => ({
  kind: 'plan-session',
  type: 'bureau-friday',
  day: '2026-09-18',
  from: '09:00',
  to: '12:00',
  place: { kind: 'reception-place', name: '法规股办公室' },
  host: 'deputy-a',
  companions: ['legal-affairs-head'],
  ...over,
});

const officeOf = (by: string): string => {
  const unit = COUNTY.officers.find(({ id }) => id === by)?.unit ?? 'qinglan';
  return COUNTY.units.find(({ code }) => code === unit)?.level === 'township-office' ? unit : 'qinglan';
};

export function contextOf({ by, today = '2026-09-10' }: Step): SessionContext {
  const acting = actingOf(COUNTY, officeOf(by), by);
  if (acting === null) throw new Error(`nobody is called ${by}`);
  return {
    acting,
    profile: COUNTY,
    today: today === null ? null : PlainDate.parse(today),
    noticeDays: NOTICE_DAYS,
  };
}

/** Plays steps as they would be written and sent: each is parsed by the schema, decided, then evolved. */
export function play(
  steps: readonly Step[],
  stream = 1,
): { readonly view: SessionView | null; readonly refusal: SessionRefusal | null } {
  let view: SessionView | null = null;
  for (const [index, step] of steps.entries()) {
    const op = SessionOperation.parse({
      id: operationId(stream * 100 + index + 1),
      stream: streamId(stream),
      office: officeOf(step.by),
      device: 'D1',
      n: index + 1,
      by: step.by,
      recordedAt: `2026-09-10T01:${String(index).padStart(2, '0')}:00.000Z`,
      base: 0,
      action: step.action,
    });
    const decided = decideSession(view, op.action, contextOf(step));
    if (!decided.ok) return { view, refusal: decided.error };
    view = evolveSession(view, op, null);
  }
  return { view, refusal: null };
}

/** The view after steps that must all be allowed. */
export function sessionAfter(steps: readonly Step[], stream = 1): SessionView {
  const { view, refusal } = play(steps, stream);
  if (view === null || refusal !== null) throw new Error(`refused: ${JSON.stringify(refusal)}`);
  return view;
}

const at = '2026-09-18T01:00:00.000Z';
export const CLERK = 'petition-clerk';
export const PLANNED: Step = { by: CLERK, action: planOf() };
export const PUBLISHED: Step = { by: CLERK, action: { kind: 'publish-session' } };
export const SIGNED_IN: Step = {
  by: 'deputy-a',
  action: { kind: 'sign-in', officer: 'deputy-a', at, attendance: 'on-duty' },
};
export const OPENED: Step = { by: CLERK, action: { kind: 'open-session', at } };
export const OPEN_SESSION: readonly Step[] = [PLANNED, PUBLISHED, SIGNED_IN, OPENED];
export const ENDED: Step = { by: CLERK, action: { kind: 'end-session', at, persons: 3 } };
