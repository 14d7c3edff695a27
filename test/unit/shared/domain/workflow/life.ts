import { actingOf, type Acting } from '#shared/domain/access/acting.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';
import type { Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { aRegistration } from '#test/support/device.ts';
import { operation, stamp } from '../matter/matters.ts';

const COUNTY = fictionalCounty();
export const day = (text: string): PlainDate => PlainDate.parse(text);

/** An officer of the invented county at the unit's own device. */
export function officer(id: string): Acting {
  const unit = COUNTY.officers.find((each) => each.id === id)?.unit ?? '';
  const acting = actingOf(COUNTY, unit, id);
  if (acting === null) throw new Error(`the invented county has no ${id}`);
  return acting;
}

export const EVERYBODY: readonly Acting[] = COUNTY.officers.map(({ id }) => officer(id));

export type Line = readonly [by: string, on: string, action: Action];

/** A matter registered at 甲溪 on 2026-09-04, unless said otherwise; confirmed. */
export function registered(changes: Partial<Registration> = {}): MatterView {
  const register: Action = {
    kind: 'register',
    slipNo: '甲溪-D1-20260904-001',
    queryCode: '8F3K2M9QX',
    registration: aRegistration(changes),
  };
  return evolve(null, operation(1, register), stamp(1));
}

/** What stands against an action of an officer on a day; `null` when nothing does. */
export function refusal(view: MatterView, [by, on, action]: Line): Refusal | null {
  const decision = decide(view, action, { acting: officer(by), today: day(on) });
  return decision.ok ? null : decision.error;
}

/** The matter after what several officers did, each allowed by `decide`; throws at the first refusal. */
export function play(start: MatterView, ...lines: readonly Line[]): MatterView {
  return lines.reduce((view, line) => {
    const problem = refusal(view, line);
    if (problem !== null) throw new Error(`${line[0]} ${line[2].kind} in ${view.status}: ${JSON.stringify(problem)}`);
    return after(view, line);
  }, start);
}

/** The matter after an action, judged by nobody. */
export function after(view: MatterView, [by, on, action]: Line): MatterView {
  const seq = view.history.length + 1;
  const op = operation(seq, action, {
    by,
    office: officer(by).office as MatterView['office'], // a unit of the invented county
    device: `D${1 + (by.length % 3)}`,
    base: view.head,
    recordedAt: Instant.parse(`${on}T02:00:00.000Z`),
  });
  return evolve(view, op, stamp(seq));
}
