/** What the rules of supervision need of a matter, small enough to stand in a list row. */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import { isFromAbove, stepsOfKind } from '../workflow/facts.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { leadOf } from './lead.ts';
import { ordersOf, type OrderState } from './orders.ts';
import { ownTriggers, type OwnTrigger } from './own-triggers.ts';

export type SupervisionFacts = {
  readonly triggers: readonly OwnTrigger[];
  /** `topicKey` of everything that was ordered or dismissed: not proposed again. */
  readonly settled: readonly string[];
  readonly orders: readonly {
    readonly no: number;
    readonly unit: string;
    readonly state: OrderState;
    readonly dueOn: PlainDate;
  }[];
  /** The leader whose lead is in force. */
  readonly leader?: string;
  /** The day the matter was first ended here (R001-58). */
  readonly closedOn?: PlainDate;
  readonly fromAbove: boolean;
};

/** What one order or dismissal settles. */
export const topicKey = ({
  trigger,
  line,
}: {
  readonly trigger: string;
  readonly line?: string | undefined;
}): string => (line === undefined ? trigger : `${trigger}/${line}`);

export function supervisionFacts(view: MatterView, settings: CountySettings = BUILT_IN_SETTINGS): SupervisionFacts {
  const orders = ordersOf(view);
  const lead = leadOf(view);
  const closedOn = closingDay(view);
  return {
    triggers: ownTriggers(view, settings),
    settled: [
      ...orders.filter(({ state }) => state !== 'refused').map(({ proposed }) => topicKey(proposed.action)),
      ...stepsOfKind(view, 'dismiss-supervision').map(({ action }) => topicKey(action)),
    ],
    orders: orders.map(({ no, proposed, state, dueOn }) => ({ no, unit: proposed.action.unit, state, dueOn })),
    ...(lead?.concluded === null && { leader: lead.appointed.action.leader }),
    ...(closedOn !== undefined && { closedOn }),
    fromAbove: isFromAbove(view),
  };
}

function closingDay(view: MatterView): PlainDate | undefined {
  if (view.settlement !== undefined) return view.settlement.informedOn;
  const closed = stepsOfKind(view, 'check-closure').find(({ action }) => action.close);
  if (closed !== undefined) return closed.action.on;
  const final = stepsOfKind(view, 'finalize')[0];
  return final === undefined ? undefined : instantToPlainDate(final.at);
}
