import { expect } from 'vitest';
import { readMarketDay, takeTicket } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { SessionAction } from '#shared/model/reception.ts';
import { setupCounty } from '../data/setup-county.ts';

/** 甲溪 holds its market day; the queue has `tickets` numbers. */
export async function heldDay(tickets: number) {
  const { device } = await setupCounty();
  const { store, deps: own } = await device('jiaxi');
  const officer = store.state.profile?.officers.find(({ id }) => id === 'jiaxi-head');
  if (officer === undefined) throw new Error('nobody heads 甲溪');
  const deps = { ...own, officer };
  const today = deps.clock.today();
  const day = () => readMarketDay(store, today);
  const at = deps.clock.now();
  const plan = SessionAction.parse({
    kind: 'plan-session',
    type: 'office-market-day',
    day: today,
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '甲溪所调解室' },
    host: 'jiaxi-head',
    companions: [],
  });
  expect(await performOnSessions(deps, [{ action: plan }])).toMatchObject({ ok: true });
  const { session } = await day();
  if (session === null) throw new Error('nothing planned');
  const signIn = { kind: 'sign-in', officer: session.host, at, attendance: 'on-duty' } as const;
  const actions = [{ kind: 'publish-session' }, signIn, { kind: 'open-session', at }] as const;
  expect(
    await performOnSessions(
      deps,
      actions.map((action) => ({ session: session.id, action })),
    ),
  ).toMatchObject({ ok: true });
  for (let i = 0; i < tickets; i += 1) expect(await takeTicket(deps, 1)).toMatchObject({ ok: true });
  const { queue } = await day();
  if (queue === null) throw new Error('no queue');
  return { store, deps, day, queue };
}
